import { VitaeError } from '#common';
import { BrokerQueue, type BrokerQueueOptions } from '../../client/broker-queue.js';
import type { Delivery, Driver, Intake } from '../../port/driver.js';
import type { Queue, TopicLayout } from '../../port/queue.js';
import { Backlog, type Consumer, type Entry, type Parked } from './backlog.js';
import { seededRandom, type FaultPlan } from './fault-plan.js';

export interface RestartOptions {
  /** How long it is away. Default 0. */
  readonly awayMs?: number;
  /** Share of lately settled messages that come again, as after a kill -9 of a broker that had not flushed its cursor. Default 0. */
  readonly repeatSettled?: number;
}

const away = (): VitaeError => new VitaeError('DEPENDENCY_UNAVAILABLE', 'The broker is not available', { retryAfterMs: 1_000 });

/**
 * A broker in this process, as right or as wrong as asked. Any number of services in the process connect to one broker with `connect()`,
 * so whole-road fault tests run over it. It keeps nothing beyond the process.
 *
 * States: up or down. Going down takes every message in hand back, running handlers or not: what they then settle is ignored.
 */
export class MemoryBroker implements Driver {
  readonly sharesDatabase = false;
  private readonly topics = new Map<string, Map<string, Backlog>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private plan: FaultPlan = {};
  private random: () => number = seededRandom(1);
  private up = true;
  private readonly attaching: (() => void)[] = [];

  constructor(plan: FaultPlan = {}) {
    this.inflict(plan);
  }

  /** A queue of this broker; closing it leaves the broker and the other queues alone. */
  connect(options: BrokerQueueOptions): Queue {
    return new BrokerQueue(this, options);
  }

  /** Replaces the plan and starts its random numbers anew. `inflict({})` makes it right again. */
  inflict(plan: FaultPlan): void {
    this.plan = plan;
    this.random = seededRandom(plan.seed ?? 1);
  }

  stop(options: Pick<RestartOptions, 'repeatSettled'> = {}): void {
    this.up = false;
    for (const backlog of this.backlogs()) backlog.takeBack(options.repeatSettled ?? 0, this.random);
  }

  start(): void {
    this.up = true;
    for (const attached of this.attaching.splice(0)) attached();
    for (const backlog of this.backlogs()) backlog.pump();
  }

  restart(options: RestartOptions = {}): void {
    this.stop(options);
    if (options.awayMs) this.later(() => this.start(), options.awayMs);
    else this.start();
  }

  /** Waiting and in hand, in one subscription. */
  depth(topic: string, subscription: string): number {
    const backlog = this.topics.get(topic)?.get(subscription);
    return backlog ? backlog.waiting.length + backlog.inHand.size : 0;
  }

  parked(topic: string, subscription: string): readonly Parked[] {
    return this.topics.get(topic)?.get(subscription)?.parked ?? [];
  }

  /** Forgets all messages and drops pending timers, so that a test process can end. */
  dispose(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.topics.clear();
  }

  async ensure(layout: readonly TopicLayout[]): Promise<void> {
    if (!this.up) throw away();
    for (const { topic, subscriptions } of layout) for (const name of subscriptions) this.backlog(topic, name);
  }

  async send(topic: string, payloads: readonly string[]): Promise<void> {
    const { refusePublish = 0, refuseAfterStoring = 0, capacity = Number.POSITIVE_INFINITY } = this.plan;
    if (!this.up || this.random() < refusePublish) throw away();
    const backlogs = [...(this.topics.get(topic)?.values() ?? [])];
    if (backlogs.some((b) => b.waiting.length + payloads.length > capacity)) throw new VitaeError('OVERLOADED', 'The queue is full');
    for (const backlog of backlogs) for (const payload of payloads) this.store(backlog, payload);
    if (this.random() < refuseAfterStoring) throw new VitaeError('DEADLINE_EXCEEDED', 'The broker did not answer in time');
  }

  open(topic: string, subscription: string, concurrency: number, take: (delivery: Delivery) => Promise<void>): Intake {
    const backlog = this.backlog(topic, subscription);
    const consumer: Consumer = {
      free: concurrency,
      hand: (entry) =>
        void take(this.delivery(backlog, entry)).then(() => {
          consumer.free++;
          backlog.pump();
        }),
    };
    backlog.consumers.add(consumer);
    backlog.pump();
    const leave = async (): Promise<void> => void backlog.consumers.delete(consumer);
    const isUp = (): boolean => this.up;
    return {
      get attached() {
        return isUp();
      },
      whenAttached: this.up ? Promise.resolve() : new Promise((resolve) => this.attaching.push(resolve)),
      stop: leave,
      close: leave,
    };
  }

  async check(): Promise<void> {
    if (!this.up) throw away();
  }

  /** One of its queues left; the broker stays. */
  async close(): Promise<void> {}

  private store(backlog: Backlog, payload: string): void {
    const { repeat = [], delay, reorder = 0 } = this.plan;
    let times = 1;
    let chance = this.random();
    for (const kind of repeat) {
      if (chance >= 0 && chance < kind.share) times = kind.times;
      chance -= kind.share;
    }
    for (let copy = 0; copy < times; copy++) {
      const entry = { payload, deliveries: 0 };
      const place = (): void =>
        this.random() < reorder ? backlog.add(entry, Math.floor(this.random() * (backlog.waiting.length + 1))) : backlog.add(entry);
      if (delay && this.random() < delay.share) this.later(place, this.random() * delay.maxMs);
      else place();
    }
  }

  private delivery(backlog: Backlog, entry: Entry): Delivery {
    const told = async (to: Parameters<Backlog['release']>[1]): Promise<void> => {
      if (!this.up) throw away();
      backlog.release(entry, to);
    };
    return {
      payload: entry.payload,
      deliveries: entry.deliveries,
      settle: async () => {
        const { loseAcks } = this.plan;
        if (!loseAcks || !this.up || this.random() >= loseAcks.share) return told('settled');
        this.later(() => backlog.release(entry, 'waiting'), loseAcks.returnsMs ?? 50);
      },
      redeliver: () => told('waiting'),
      park: told,
    };
  }

  private backlog(topic: string, subscription: string): Backlog {
    const subscriptions = this.topics.get(topic) ?? new Map<string, Backlog>();
    this.topics.set(topic, subscriptions);
    const backlog = subscriptions.get(subscription) ?? new Backlog(() => this.up);
    subscriptions.set(subscription, backlog);
    return backlog;
  }

  private backlogs(): Backlog[] {
    return [...this.topics.values()].flatMap((subscriptions) => [...subscriptions.values()]);
  }

  private later(step: () => void, ms: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      step();
    }, ms);
    this.timers.add(timer);
  }
}
