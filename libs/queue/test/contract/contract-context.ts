import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import { eventually } from '#testing';
import type { ParkReason, Queue, QueueCount, ReceivedMessage, SubscribeOptions, Subscription, Verdict } from '../../src/index.js';

/** A broker under test and what a queue's user cannot see of it. */
export interface QueueHarness {
  /** A queue as another process would open one. */
  connect(): Queue;
  /** Puts text into every subscription of a topic that no queue encoded. */
  publishRaw(topic: string, payload: string): Promise<void>;
  parked(topic: string, subscription: string): Promise<readonly { readonly payload: string; readonly reason: ParkReason }[]>;
  /** Messages a subscription still holds, waiting or in hand, parked ones not counted. */
  depth(topic: string, subscription: string): Promise<number>;
  stop(): Promise<void>;
  start(): Promise<void>;
  dispose(): Promise<void>;
}

/** What a test's subscription saw, in order of arrival. */
export interface Seen<T> {
  readonly messages: ReceivedMessage<T>[];
  data(): T[];
  readonly handle: Subscription;
}

type Answer<T> = (message: ReceivedMessage<T>) => Verdict | Promise<Verdict>;

export const anything = (data: unknown): unknown => data;
export const asNumber = (data: unknown): number => {
  if (typeof data !== 'number') throw new Error('not a number');
  return data;
};

/** Messages whose data are the numbers `from` to `to`. */
export const numbers = (from: number, to: number): { readonly data: number }[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ data: from + i }));

export const ascending = (values: Iterable<number>): number[] => [...values].toSorted((x, y) => x - y);

/** One test's broker, topic and queues; everything opened is closed after it. */
export class ContractContext {
  harness: QueueHarness;
  topic: string;
  private readonly opened: Queue[] = [];

  constructor(makeHarness: () => Promise<QueueHarness>) {
    beforeEach(async () => {
      this.harness = await makeHarness();
      this.topic = `events/${randomUUID()}`;
    });
    afterEach(async () => {
      await Promise.all(this.opened.splice(0).map((queue) => queue.close({ timeoutMs: 100 })));
      await this.harness.dispose();
    });
  }

  connect(): Queue {
    const queue = this.harness.connect();
    this.opened.push(queue);
    return queue;
  }

  async prepared(...subscriptions: string[]): Promise<Queue> {
    const queue = this.connect();
    await queue.ensure([{ topic: this.topic, subscriptions }]);
    return queue;
  }

  /** Subscribes to numbers; settles everything unless `answer` says otherwise. */
  watch(queue: Queue, subscription: string, answer?: Answer<number>, options: Partial<SubscribeOptions<number>> = {}): Seen<number> {
    return this.watchAs(queue, subscription, asNumber, answer, options);
  }

  watchAs<T>(
    queue: Queue,
    subscription: string,
    decode: (data: unknown) => T,
    answer: Answer<T> = () => 'settle',
    options: Partial<SubscribeOptions<T>> = {},
  ): Seen<T> {
    const messages: ReceivedMessage<T>[] = [];
    const handler = async (message: ReceivedMessage<T>): Promise<Verdict> => {
      messages.push(message);
      return answer(message);
    };
    const settings = { concurrency: 10, decode, backoff: { firstMs: 5, maxMs: 20 }, ...options };
    const handle = queue.subscribe<T>(this.topic, subscription, handler, settings);
    return { messages, data: () => messages.map((m) => m.data), handle };
  }

  async counted(queue: Queue, event: QueueCount['event'], reason?: ParkReason): Promise<number> {
    const { counts } = await queue.health();
    return counts.filter((c) => c.event === event && c.topic === this.topic && c.reason === reason).reduce((sum, c) => sum + c.count, 0);
  }

  /** Waits until the subscription holds nothing any more. */
  async drained(subscription: string): Promise<void> {
    const empty = async (): Promise<void> => {
      const depth = await this.harness.depth(this.topic, subscription);
      if (depth > 0) throw new Error(`${subscription} still holds ${depth} messages`);
    };
    await eventually(empty, { timeoutMs: 15_000 });
  }
}
