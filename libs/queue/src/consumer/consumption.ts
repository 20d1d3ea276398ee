import { continueTrace, sleep, withContext, type Logger } from '#common';
import { currentTracing, startSpan, withTracing, within } from '#telemetry';
import { decodeEnvelope, type Envelope } from '../codec/envelope.js';
import type { Delivery } from '../port/driver.js';
import type { Handler, ParkReason, QueueEvent, QueueObserver, SubscribeOptions, Verdict } from '../port/queue.js';
import { messagingAttributes } from '../observe/message-spans.js';
import { DEFAULT_BACKOFF, LocalBackoff } from './backoff.js';

export interface ConsumptionOptions<T> {
  readonly topic: string;
  readonly subscription: string;
  readonly handler: Handler<T>;
  readonly options: SubscribeOptions<T>;
  readonly observer: QueueObserver;
  readonly logger: Logger;
}

/** What an aborted handler gets to notice it. */
const GRACE_MS = 1_000;

type Outcome = Verdict | 'given-up';

/** A handler that runs: it can be told to stop, and it can be left alone. */
interface Run {
  readonly controller: AbortController;
  readonly leave: () => void;
}

/**
 * What happens to a delivery, whatever the broker: decode, run the handler, tell the broker its verdict.
 *
 * States: open, where each delivery runs its handler; draining, where those that run go on and later ones go back untouched; and cut off,
 * where handlers were told to stop and whatever they still answer is ignored, their messages having gone back.
 */
export class Consumption<T> {
  private readonly undecided = new Set<Promise<void>>();
  private readonly handlers = new Set<Run>();
  private readonly backoff: LocalBackoff;
  private readonly draining = new AbortController();
  private abandoned = 0;
  /** Kept from who subscribed: a broker's client calls from wherever it likes. */
  private readonly tracing = currentTracing();

  constructor(private readonly spec: ConsumptionOptions<T>) {
    this.backoff = new LocalBackoff(spec.options.backoff ?? DEFAULT_BACKOFF);
  }

  get running(): number {
    return this.handlers.size;
  }

  /** Resolves when the delivery is decided and the broker was told, or could not be. Never rejects. */
  take(delivery: Delivery): Promise<void> {
    const decided = this.decide(delivery).finally(() => this.undecided.delete(decided));
    this.undecided.add(decided);
    return decided;
  }

  /** From now on nothing is started; waits for what runs, at most `timeoutMs` and a second. */
  async drain(timeoutMs: number): Promise<{ readonly abandoned: number }> {
    this.draining.abort();
    if (!(await this.quiet(timeoutMs))) {
      for (const run of this.handlers) run.controller.abort();
      if (!(await this.quiet(GRACE_MS))) for (const run of this.handlers) run.leave();
    }
    await this.idle();
    return { abandoned: this.abandoned };
  }

  /** Resolves when everything taken so far is decided. */
  async idle(): Promise<void> {
    await Promise.all(this.undecided);
  }

  private async quiet(ms: number): Promise<boolean> {
    const waiting = new AbortController();
    const ended = this.idle().then(() => true);
    const result = await Promise.race([ended, sleep(ms, waiting.signal).then(() => false)]);
    waiting.abort();
    return result;
  }

  private async decide(delivery: Delivery): Promise<void> {
    if (this.draining.signal.aborted) return this.giveBack(delivery, undefined);
    this.count('delivered');
    const opened = this.open(delivery);
    if (typeof opened === 'string') return this.tell(() => delivery.park(opened), 'parked', opened);
    const outcome = await this.handle(opened.envelope, opened.data, delivery.deliveries);
    if (outcome === 'given-up') {
      this.abandoned++;
      return this.giveBack(delivery, 'redelivered');
    }
    if (outcome === 'redeliver') await sleep(this.backoff.next(opened.envelope.id), this.draining.signal);
    else this.backoff.forget(opened.envelope.id);
    if (outcome === 'settle') return this.tell(() => delivery.settle(), 'settled');
    if (outcome === 'park') return this.tell(() => delivery.park('refused'), 'parked', 'refused');
    return this.tell(() => delivery.redeliver(), 'redelivered');
  }

  private open(delivery: Delivery): { readonly envelope: Envelope; readonly data: T } | ParkReason {
    let envelope: Envelope;
    try {
      envelope = decodeEnvelope(delivery.payload);
    } catch (error) {
      this.spec.logger.error('Message parked: not one of ours', error, this.names());
      return 'undecodable';
    }
    try {
      return { envelope, data: this.spec.options.decode(envelope.data) };
    } catch (error) {
      this.spec.logger.error('Message parked: its content is not what this subscription takes', error, this.names());
      return 'invalid';
    }
  }

  private async handle(envelope: Envelope, data: T, deliveries: number | undefined): Promise<Outcome> {
    const { topic, handler, logger } = this.spec;
    const { id, properties } = envelope;
    const controller = new AbortController();
    const message = { id, topic, data, properties, signal: controller.signal, ...(deliveries === undefined ? {} : { deliveries }) };
    let run: Run | undefined;
    try {
      const verdict = await new Promise<unknown>((resolve, reject) => {
        run = { controller, leave: () => resolve('given-up') };
        this.handlers.add(run);
        this.inTrace(properties['traceparent'], id, async () => handler(message)).then(resolve, reject);
      });
      if (verdict === 'settle' || verdict === 'redeliver' || verdict === 'park' || verdict === 'given-up') return verdict;
      throw new TypeError('A message handler answered something that is not a verdict');
    } catch (error) {
      logger.error('Message handler failed', error, this.names());
      this.count('failed');
      return 'redeliver';
    } finally {
      if (run) this.handlers.delete(run);
    }
  }

  /** A message that names no recorded trace begins none. */
  private inTrace(incoming: string | undefined, id: string, work: () => Promise<unknown>): Promise<unknown> {
    const { topic, subscription } = this.spec;
    return withTracing(this.tracing, () => {
      const span = startSpan(`process ${topic}`, {
        kind: 'consumer',
        parent: incoming ?? '',
        attributes: messagingAttributes('process', topic, { 'messaging.consumer.group.name': subscription, 'messaging.message.id': id }),
      });
      return span ? within(span, work) : withContext({ traceparent: continueTrace(incoming) }, work);
    });
  }

  private async giveBack(delivery: Delivery, event: QueueEvent | undefined): Promise<void> {
    if (event) return this.tell(() => delivery.redeliver(), event);
    await delivery
      .redeliver()
      .catch((error: unknown) => this.spec.logger.warn('Message not given back', { ...this.names(), cause: String(error) }));
  }

  /** The broker repeats what it was not told about, so a verdict that does not arrive is counted and let go. */
  private async tell(verdict: () => Promise<void>, event: QueueEvent, reason?: ParkReason): Promise<void> {
    try {
      await verdict();
      this.count(event, reason);
    } catch (error) {
      this.spec.logger.error('The broker could not be told a verdict; the message will come again', error, this.names());
      this.count('unsettled');
    }
  }

  private count(event: QueueEvent, reason?: ParkReason): void {
    this.spec.observer.count({ event, ...this.names(), ...(reason ? { reason } : {}), count: 1 });
  }

  private names(): { readonly topic: string; readonly subscription: string } {
    return { topic: this.spec.topic, subscription: this.spec.subscription };
  }
}
