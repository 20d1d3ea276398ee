import { isMainThread } from 'node:worker_threads';
import type { Client, ClientConfig, Consumer, Message, Producer } from 'pulsar-client';
import { errorText, VitaeError, type Logger } from '#common';

/** What the adapter uses of the native client, and no more: it is all that a test has to stand in for. */
export type NativeProducer = Pick<Producer, 'send' | 'flush' | 'isConnected' | 'close'>;
export type NativeConsumer = Pick<Consumer, 'receive' | 'acknowledge' | 'negativeAcknowledge' | 'isConnected' | 'close'>;
export type NativeMessage = Pick<Message, 'getData' | 'getMessageId' | 'getRedeliveryCount'>;

export interface NativeConnection {
  createProducer: Client['createProducer'];
  subscribe: Client['subscribe'];
  close: Client['close'];
}

export interface NativeClient {
  connect(config: ClientConfig): NativeConnection;
  /** A credential whose token is asked for again at every connection. `token` must neither throw nor reject: danger 11 ends the process. */
  credential(token: () => string): NonNullable<ClientConfig['authentication']>;
}

const WARN = 2;
const ERROR = 3;

/**
 * Loads `pulsar-client`. Throws CONFIG_INVALID, one sentence with the cause and both ways out, where it cannot be loaded; nothing else is
 * used in its place.
 */
export async function loadNativeClient(logger: Logger): Promise<NativeClient> {
  // Danger 10: the module in two JavaScript environments of a process is a segmentation fault. Ours is the main one, always.
  if (!isMainThread) throw new VitaeError('CONFIG_INVALID', 'QUEUE=pulsar cannot be used in a worker thread');
  const { default: pulsar } = await import('pulsar-client').catch((error: unknown) => {
    throw new VitaeError(
      'CONFIG_INVALID',
      `QUEUE=pulsar needs the native module pulsar-client, which cannot be loaded here (${reasonOf(error)}): set QUEUE=pulsar-websocket, which needs none, or install its binary by: npm explore pulsar-client -- npm run install`,
      { cause: error },
    );
  });
  pulsar.Client.setLogHandler((level, _file, _line, message) => quietly(() => passOn(logger, level, message)));
  return {
    connect: (config) => new pulsar.Client({ ...config, logLevel: WARN }),
    credential: (token) => new pulsar.AuthenticationToken({ token }),
  };
}

/** One line, without folders and quotes. */
const reasonOf = (error: unknown): string =>
  (errorText(error).split('\n')[0] ?? '').replaceAll(/['"]/g, '').replaceAll(/\S*\/(?=[^/\s]+)/g, '').slice(0, 80); // prettier-ignore

/** A line of the client's own. Those of a missing topic (two at each try) are left out: the adapter says it in a sentence, and makes it. */
export function passOn(logger: Logger, level: number, message: string): void {
  if (level >= WARN && !/\bTopicNotFound\b/.test(message))
    logger.warn(level >= ERROR ? 'The Pulsar client reports an error' : 'The Pulsar client warns', { reason: message });
}

/** Danger 11: a log handler that throws ends the process. */
function quietly(step: () => void): void {
  try {
    step();
  } catch {
    // There is nobody to tell: telling is what failed.
  }
}
