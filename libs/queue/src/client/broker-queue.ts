import { errorText, VitaeError, withTimeout, type Logger } from '#common';
import { encodeEnvelope } from '../codec/envelope.js';
import { Consumption } from '../consumer/consumption.js';
import { Outgoing } from '../observe/message-spans.js';
import { MessageCounters } from '../observe/message-counters.js';
import type { Driver, Intake } from '../port/driver.js';
import { checkSubscription, checkTopic } from '../port/names.js';
import type {
  Handler,
  OutgoingMessage,
  Queue,
  QueueHealth,
  QueueObserver,
  SubscribeOptions,
  Subscription,
  TopicLayout,
} from '../port/queue.js';

export interface BrokerQueueOptions {
  readonly logger: Logger;
  readonly observer?: QueueObserver;
  /** Longest a publish may take. Default 10 s; brokers have been seen to answer after minutes, or never. */
  readonly publishTimeoutMs?: number;
}

const DEFAULT_PUBLISH_TIMEOUT_MS = 10_000;
const DEFAULT_DRAIN_MS = 20_000;
const ENSURE_TIMEOUT_MS = 15_000;
const HEALTH_TIMEOUT_MS = 3_000;
/** With 20 s of draining, 1 s of grace and 1 s for the last verdicts a process still ends within its 25 s, whatever the broker does. */
const LEAVE_TIMEOUT_MS = 1_000;
const MAX_CONCURRENT = 1_000;

/** The port over a driver. States: open, then closing for good at the first `close`; a closed queue refuses everything. */
export class BrokerQueue implements Queue {
  private readonly tally: MessageCounters;
  private readonly open = new Set<BrokerSubscription>();
  private readonly sending = new Set<Promise<unknown>>();
  private closing: Promise<void> | undefined;

  constructor(
    private readonly driver: Driver,
    private readonly options: BrokerQueueOptions,
  ) {
    this.tally = new MessageCounters(options.observer);
  }

  get sharesDatabase(): boolean {
    return this.driver.sharesDatabase;
  }

  async ensure(layout: readonly TopicLayout[]): Promise<void> {
    this.refuseWhenClosed();
    for (const { topic, subscriptions } of layout) {
      checkTopic(topic);
      subscriptions.forEach(checkSubscription);
    }
    await withTimeout(this.driver.ensure(layout), ENSURE_TIMEOUT_MS, 'Setting up topics');
  }

  async publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    this.refuseWhenClosed();
    checkTopic(topic);
    if (messages.length === 0) return;
    const outgoing = new Outgoing(topic, messages);
    const payloads = outgoing.messages.map((m) => encodeEnvelope(m));
    const sent = withTimeout(this.driver.send(topic, payloads), this.options.publishTimeoutMs ?? DEFAULT_PUBLISH_TIMEOUT_MS, 'Publishing');
    this.sending.add(sent);
    try {
      await sent;
      outgoing.sent();
      this.tally.count({ event: 'published', topic, count: payloads.length });
    } catch (error) {
      outgoing.refused(error);
      this.tally.count({ event: 'refused', topic, count: payloads.length });
      throw error instanceof VitaeError ? error : new VitaeError('DEPENDENCY_UNAVAILABLE', 'The broker is not available', { cause: error });
    } finally {
      this.sending.delete(sent);
    }
  }

  subscribe<T>(topic: string, subscription: string, handler: Handler<T>, options: SubscribeOptions<T>): Subscription {
    this.refuseWhenClosed();
    checkTopic(topic);
    checkSubscription(subscription);
    if (!Number.isInteger(options.concurrency) || options.concurrency < 1 || options.concurrency > MAX_CONCURRENT)
      throw new VitaeError('CONFIG_INVALID', `The concurrency of ${topic} must be 1 to ${MAX_CONCURRENT}`);
    const { logger } = this.options;
    const consumption = new Consumption({ topic, subscription, handler, options, observer: this.tally, logger });
    const intake = this.driver.open(topic, subscription, options.concurrency, (delivery) => consumption.take(delivery));
    const made = new BrokerSubscription(topic, subscription, consumption, intake, logger, () => this.open.delete(made));
    this.open.add(made);
    return made;
  }

  async health(): Promise<QueueHealth> {
    const subscriptions = [...this.open].map((s) => s.report());
    const problem = this.closing ? 'The queue is closed' : await this.problem(subscriptions);
    return { ok: problem === undefined, ...(problem === undefined ? {} : { problem }), subscriptions, counts: this.tally.all() };
  }

  close(options: { readonly timeoutMs?: number } = {}): Promise<void> {
    return (this.closing ??= this.leave(options));
  }

  private async problem(subscriptions: QueueHealth['subscriptions']): Promise<string | undefined> {
    try {
      await withTimeout(this.driver.check(), HEALTH_TIMEOUT_MS, 'The broker');
    } catch (error) {
      return errorText(error);
    }
    const detached = subscriptions.find((s) => !s.attached);
    return detached && `${detached.topic} is not attached`;
  }

  private async leave(options: { readonly timeoutMs?: number }): Promise<void> {
    await Promise.all([...this.open].map((s) => s.close(options)));
    await Promise.allSettled(this.sending);
    await leaving(this.driver.close(), 'the broker', this.options.logger);
  }

  private refuseWhenClosed(): void {
    if (this.closing) throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'The queue is closed');
  }
}

class BrokerSubscription implements Subscription {
  private closing: Promise<{ readonly abandoned: number }> | undefined;

  constructor(
    readonly topic: string,
    readonly subscription: string,
    private readonly consumption: Pick<Consumption<unknown>, 'running' | 'drain' | 'idle'>,
    private readonly intake: Intake,
    private readonly logger: Logger,
    private readonly closed: () => void,
  ) {}

  get attached(): Promise<void> {
    return this.intake.whenAttached;
  }

  get running(): number {
    return this.consumption.running;
  }

  report(): QueueHealth['subscriptions'][number] {
    return { topic: this.topic, subscription: this.subscription, running: this.running, attached: this.intake.attached };
  }

  close(options: { readonly timeoutMs?: number } = {}): Promise<{ readonly abandoned: number }> {
    return (this.closing ??= this.leave(options.timeoutMs ?? DEFAULT_DRAIN_MS));
  }

  /** Draining begins before the intake has stopped, so that a delivery already on its way goes back instead of starting. */
  private async leave(timeoutMs: number): Promise<{ readonly abandoned: number }> {
    const drained = this.consumption.drain(timeoutMs);
    const stopped = this.intake.stop();
    const result = await drained;
    await leaving(stopped, this.topic, this.logger);
    await this.consumption.idle();
    await leaving(this.intake.close(), this.topic, this.logger);
    this.closed();
    return result;
  }
}

/** A broker that does not let go in time is left behind: nobody could do more about it. */
async function leaving(left: Promise<void>, what: string, logger: Logger): Promise<void> {
  await withTimeout(left, LEAVE_TIMEOUT_MS, 'Leaving').catch((error: unknown) =>
    logger.warn('Left without an answer', { queue: what, cause: errorText(error) }),
  );
}
