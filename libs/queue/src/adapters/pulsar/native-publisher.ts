import { VitaeError } from '#common';
import { uriOf, type PulsarName } from '../pulsar-admin/names.js';
import { PulsarProblem, type Wish } from '../pulsar-admin/problem.js';
import type { NativeConnection, NativeProducer } from './native-client.js';
import { isClosed, nativeProblem } from './native-problem.js';
import { SendWindow } from './send-window.js';

/** 15,249 msg/s of 1 KB (measured); well below the client's 1,000, beyond which it rejects. */
const WINDOW = 100;
/** Danger 4: when the oldest send is that old, the client rejects every send of the producer, the newest too. Zero is ignored. */
const SEND_TIMEOUT_MS = 10_000;
/** Nobody waits for longer: the port gives up at 10 s. */
const WAIT_MS = 9_000;
/** A send without an answer for so long: the broker is stopped or away. `isConnected()` stays true for half a minute then (measured). */
const SILENT_MS = 3_000;

export interface NativePublisherOptions {
  readonly name: PulsarName;
  readonly topic: string;
  /** The connection, once the broker has let us in. */
  readonly connected: () => Promise<NativeConnection>;
}

/**
 * One producer of a topic, made at the first send and made anew when it is gone. A rejected send may have been delivered all the same
 * (danger 3: 994 of 994 were, after a stop of 45 s): the port says so to its users.
 */
export class NativePublisher {
  private readonly window = new SendWindow(WINDOW);
  private readonly wish: Wish;
  private making: Promise<NativeProducer> | undefined;
  /** Why the last message was not taken, until one is, or would be. */
  private failure: VitaeError | undefined;
  private asking: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly options: NativePublisherOptions) {
    this.wish = { verb: 'publish to', topic: options.topic };
  }

  /** Judged by the age of sends, never by `isConnected()`. */
  get problem(): VitaeError | undefined {
    return this.window.oldestMs > SILENT_MS ? new PulsarProblem('The broker does not answer', false) : this.failure;
  }

  async send(payloads: readonly (string | Uint8Array)[], properties?: Record<string, string>): Promise<void> {
    if (this.closed) throw new PulsarProblem('The queue is closed', false);
    // With sends stuck, further ones would only wait with them.
    if (this.window.oldestMs > SILENT_MS) throw new PulsarProblem('The broker does not answer', false);
    const patience = AbortSignal.timeout(WAIT_MS);
    try {
      const producer = await this.producer();
      await Promise.all(payloads.map((payload) => this.window.run(() => producer.send(messageOf(payload, properties)), patience)));
      this.failure = undefined;
    } catch (error) {
      if (isClosed(error)) this.making = undefined;
      this.failure = patience.aborted ? new PulsarProblem('The broker does not answer', false, { code: 'DEADLINE_EXCEEDED', cause: error }) : nativeProblem(error, this.wish); // prettier-ignore
      throw this.failure;
    }
  }

  /**
   * After a failure, looks whether the broker would take a message now. Nobody may publish for hours, and nothing else would then tell that
   * all is well again. What it finds is in `problem` when it has been found: nobody waits for it here. Never rejects.
   */
  recover(): void {
    if (this.failure && !this.closed && this.window.idle) this.asking ??= this.ask().finally(() => (this.asking = undefined));
  }

  /** Flushes first: what is pending when a producer is closed is not delivered (measured: 200 of 200). */
  async close(): Promise<void> {
    this.closed = true;
    const producer = await this.making?.catch(() => undefined);
    if (!producer) return;
    await producer.flush().catch(() => undefined);
    await producer.close().catch(() => undefined);
  }

  private async ask(): Promise<void> {
    try {
      const producer = await this.producer();
      // One made before the failure connects again by itself. While it is not let in, by a full topic say, the failure stands.
      if (producer.isConnected()) this.failure = undefined;
    } catch (error) {
      this.failure = nativeProblem(error, this.wish);
    }
  }

  private producer(): Promise<NativeProducer> {
    this.making ??= this.make().catch((error: unknown) => {
      this.making = undefined;
      throw error;
    });
    return this.making;
  }

  private async make(): Promise<NativeProducer> {
    const connection = await this.options.connected();
    return connection.createProducer({
      topic: uriOf(this.options.name),
      // Danger 9: of a batch, one message that goes back brings all of them back.
      batchingEnabled: false,
      sendTimeoutMs: SEND_TIMEOUT_MS,
      // Danger 5: `blockIfQueueFull` stays unset. No name either: two producers of one name shut each other out.
    });
  }
}

/** Only a Buffer works: with text the client sends an empty message and no error (measured). */
function messageOf(payload: string | Uint8Array, properties: Record<string, string> | undefined): { data: Buffer; properties?: Record<string, string> } {
  const data = typeof payload === 'string' ? Buffer.from(payload) : Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  return { data, ...(properties ? { properties } : {}) };
} // prettier-ignore
