import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { VitaeError } from '#common';

const unzip = promisify(gunzip);

export interface BodyLimits {
  readonly bytes: number;
  /** The whole body must have come in this time (docs/security.md, I153). */
  readonly withinMs: number;
  /** Told of bytes that are kept, and of the same number below zero when they are let go. May throw to refuse them. */
  readonly hold: (bytes: number) => void;
}

const tooLarge = (): VitaeError => new VitaeError('PAYLOAD_TOO_LARGE', 'Request body is too large');

function collect(req: IncomingMessage, { bytes, withinMs, hold }: BodyLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      hold(-size);
      req.off('data', onData).off('end', onEnd).off('close', onClose);
      finish();
    };
    const fail = (error: unknown): void => settle(() => reject(error as Error));
    const onData = (chunk: Buffer): void => {
      if (size + chunk.length > bytes) return fail(tooLarge());
      try {
        hold(chunk.length);
      } catch (error) {
        return fail(error);
      }
      size += chunk.length;
      chunks.push(chunk);
    };
    const onEnd = (): void => settle(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    const onClose = (): void => fail(new VitaeError('BAD_REQUEST', 'The request ended before its body'));
    const timer = setTimeout(() => fail(new VitaeError('REQUEST_TIMEOUT', 'The request body took too long')), withinMs);
    req.on('data', onData).on('end', onEnd).on('close', onClose);
    req.on('error', () => undefined); // 'close' follows
  });
}

const encodingOf = (req: IncomingMessage): string => req.headers['content-encoding']?.toLowerCase() ?? 'identity';

/** The body as it was sent. Throws PAYLOAD_TOO_LARGE, REQUEST_TIMEOUT, UNSUPPORTED_MEDIA_TYPE for an encoding but gzip, and what `hold` throws. */
export async function receiveBody(req: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  const encoding = encodingOf(req);
  if (encoding !== 'identity' && encoding !== 'gzip') throw new VitaeError('UNSUPPORTED_MEDIA_TYPE', 'Use no content encoding, or gzip');
  if (Number(req.headers['content-length'] ?? 0) > limits.bytes) throw tooLarge();
  return collect(req, limits);
}

/** What was sent, unpacked where it came as gzip. Throws PAYLOAD_TOO_LARGE, BAD_REQUEST for bytes that are not what they say. */
export async function unpackBody(req: IncomingMessage, sent: Buffer, bytes: number): Promise<Buffer> {
  if (encodingOf(req) === 'identity') return sent;
  try {
    return await unzip(sent, { maxOutputLength: bytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new VitaeError('BAD_REQUEST', 'Body is not gzip');
  }
}
