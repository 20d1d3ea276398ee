import { backoff, sleep, type Logger, type VitaeError } from '#common';
import type { Delivery, Intake } from '../../port/driver.js';
import type { ParkReason } from '../../port/queue.js';
import { uriOf, type PulsarName } from '../pulsar-admin/names.js';
import { PulsarProblem, type Wish } from '../pulsar-admin/problem.js';
import { NACK_DELAY_MS, NackPacer } from './nack-pacer.js';
import type { NativeConnection, NativeConsumer, NativeMessage } from './native-client.js';
import { isClosed, nativeProblem } from './native-problem.js';

/** Prefetched messages cannot be had by other consumers: of 100, an idle one got 97 beside a slow one with 1, and 46 with 1,000. */
const MAX_PREFETCHED = 10;
const untilRetry = backoff({ first: 100, longest: 2_000 });
/** Where waiting alone mends nothing. */
const untilLastingRetry = backoff({ first: 5_000, longest: 5_000 });

export interface NativeIntakeOptions {
  readonly name: PulsarName;
  readonly topic: string;
  readonly subscription: string;
  readonly concurrency: number;
  readonly take: (delivery: Delivery) => Promise<void>;
  readonly park: (payload: Uint8Array, reason: ParkReason) => Promise<void>;
  readonly connected: () => Promise<NativeConnection>;
  /** Asked before the next try after a refusal: may mend what it can. True: it did, and the next try is not put off. Must not throw. */
  readonly onRefused: (problem: VitaeError) => Promise<boolean>;
  readonly logger: Logger;
}

/**
 * One Shared consumer and one receive loop, which asks for a message when there is a place for it.
 *
 * States: subscribing, again and again; attached, where the client itself connects again after an outage; stopped; closed. The broker hands
 * a message out again to the same consumer after every reconnection, while its handler still runs and with a count of 0 (danger 2): `inHand`
 * knows them by id and takes each once.
 */
export class NativeIntake implements Intake {
  readonly whenAttached: Promise<void>;
  problem: VitaeError | undefined;
  private readonly closing = new AbortController();
  private readonly running: Promise<void>;
  /** By id, as the client last handed it out: that is the one to acknowledge. */
  private readonly inHand = new Map<string, NativeMessage>();
  private readonly nacks = new NackPacer<NativeMessage>((message) => this.giveBack(message));
  private consumer: NativeConsumer | undefined;
  private markAttached: () => void = () => undefined;
  private placeFreed: () => void = () => undefined;
  private stopped = false;

  constructor(private readonly options: NativeIntakeOptions) {
    this.whenAttached = new Promise((resolve) => (this.markAttached = resolve));
    this.running = this.run();
  }

  get attached(): boolean {
    return this.consumer?.isConnected() === true;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (!this.consumer) this.closing.abort();
  }

  /** Danger 7: consumer, then the own loop (it hears AlreadyClosed), then whoever closes the client. Danger 1: this sends the last acks. */
  async close(): Promise<void> {
    this.stopped = true;
    this.closing.abort();
    this.placeFreed();
    this.nacks.stop();
    await this.consumer?.close().catch(() => undefined);
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.closing;
    let failures = 0;
    while (!signal.aborted) {
      let mended = false;
      try {
        this.consumer = await this.subscribe();
        this.problem = undefined;
        this.markAttached();
        failures = 0;
        if (signal.aborted) await this.consumer.close().catch(() => undefined);
        else await this.receive(this.consumer);
      } catch (error) {
        if (signal.aborted) return;
        mended = await this.failed(error);
      }
      this.consumer = undefined;
      const lasting = this.problem instanceof PulsarProblem && this.problem.lasting && !mended;
      failures++;
      await sleep(lasting ? untilLastingRetry(failures) : untilRetry(failures), signal);
    }
  }

  private async subscribe(): Promise<NativeConsumer> {
    const { name, subscription, concurrency, connected } = this.options;
    const connection = await connected();
    return connection.subscribe({
      topic: uriOf(name),
      subscription,
      // Said in full and in this case: `shared` is silently Exclusive, and without a position earlier messages are missed.
      subscriptionType: 'Shared',
      subscriptionInitialPosition: 'Earliest',
      receiverQueueSize: Math.min(concurrency, MAX_PREFETCHED),
      nAckRedeliverTimeoutMs: NACK_DELAY_MS,
      // No listener (danger 13), no ackTimeout, no dead-letter policy: only nacks count there, so a crashing handler never gets to it.
    });
  }

  private async receive(consumer: NativeConsumer): Promise<void> {
    while (!this.closing.signal.aborted) {
      await this.place();
      if (this.closing.signal.aborted) return;
      // Danger 6: without an argument. With one it holds a thread of the pool, and zero waits there for ever.
      const message = await consumer.receive();
      if (this.stopped) this.nacks.add(message);
      else this.accept(message);
    }
  }

  private async place(): Promise<void> {
    while (this.inHand.size >= this.options.concurrency && !this.closing.signal.aborted) {
      await new Promise<void>((resolve) => (this.placeFreed = resolve));
    }
  }

  private accept(message: NativeMessage): void {
    const id = message.getMessageId().toString();
    const known = this.inHand.has(id);
    this.inHand.set(id, message);
    if (known) return;
    void this.options.take(this.delivery(id, message)).then(() => {
      this.inHand.delete(id);
      this.placeFreed();
    });
  }

  private delivery(id: string, message: NativeMessage): Delivery {
    const payload = message.getData();
    const latest = (): NativeMessage => this.inHand.get(id) ?? message;
    return {
      payload,
      deliveries: message.getRedeliveryCount() + 1,
      settle: () => this.acknowledge(latest()),
      redeliver: async () => this.nacks.add(latest()),
      park: async (reason) => {
        await this.options.park(payload, reason);
        await this.acknowledge(latest());
      },
    };
  }

  /** Danger 1: resolves at once and confirms nothing; lost with the broker, the message comes again. */
  private async acknowledge(message: NativeMessage): Promise<void> {
    if (!this.consumer) throw new PulsarProblem('The connection to the broker has ended', false);
    await this.consumer.acknowledge(message as Parameters<NativeConsumer['acknowledge']>[0]);
  }

  private giveBack(message: NativeMessage): void {
    this.consumer?.negativeAcknowledge(message as Parameters<NativeConsumer['negativeAcknowledge']>[0]);
  }

  private async failed(error: unknown): Promise<boolean> {
    const wish: Wish = { verb: 'consume', topic: this.options.topic };
    const problem = isClosed(error) ? new PulsarProblem('The broker ended the subscription', false, { cause: error }) : nativeProblem(error, wish); // prettier-ignore
    if (problem.message !== this.problem?.message) this.options.logger.warn('No connection to the broker', { queue: wish.topic, operation: wish.verb, reason: problem.message }); // prettier-ignore
    this.problem = problem;
    return this.options.onRefused(problem);
  }
}
