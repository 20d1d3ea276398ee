import { expect, it } from 'vitest';
import { createLogger } from '#common';
import { eventually } from '#testing';
import type { Delivery } from '../../port/driver.js';
import type { NativeConnection, NativeMessage } from './native-client.js';
import { NativeIntake } from './native-intake.js';

/** The native consumer's edge: what it hands out is put in by the test, what is done to it is written down. */
class Edge {
  readonly done: string[] = [];
  /** Errors that the next subscriptions end with. */
  readonly refusals: Error[] = [];
  config: Parameters<NativeConnection['subscribe']>[0] | undefined;
  private readonly ready: NativeMessage[] = [];
  private receiving: { resolve: (m: NativeMessage) => void; reject: (e: Error) => void } | undefined;

  readonly connection = {
    subscribe: async (config: Parameters<NativeConnection['subscribe']>[0]) => {
      this.config = config;
      const refusal = this.refusals.shift();
      if (refusal) throw refusal;
      return {
        receive: (...args: unknown[]) => {
          if (args.length > 0) throw new Error('receive(ms) holds a thread');
          return new Promise<NativeMessage>((resolve, reject) => {
            this.receiving = { resolve, reject };
            this.pump();
          });
        },
        acknowledge: async (m: NativeMessage) =>
          void this.done.push(`ack ${m.getMessageId().toString()} of copy ${m.getData().toString()}`),
        negativeAcknowledge: (m: NativeMessage) => void this.done.push(`nack ${m.getMessageId().toString()}`),
        isConnected: () => true,
        close: async () => {
          this.done.push('consumer closed');
          this.receiving?.reject(new Error('Failed to receive message: AlreadyClosed'));
        },
      };
    },
  } as unknown as NativeConnection;

  hand(id: string, copy: string): void {
    const message = { getMessageId: () => ({ toString: () => id }), getData: () => Buffer.from(copy), getRedeliveryCount: () => 0 };
    this.ready.push(message as unknown as NativeMessage);
    this.pump();
  }

  private pump(): void {
    const { receiving } = this;
    const message = receiving && this.ready.shift();
    if (!receiving || !message) return;
    this.receiving = undefined;
    receiving.resolve(message);
  }
}

function open(edge: Edge, concurrency: number, take: (delivery: Delivery) => Promise<void>, made = false): NativeIntake {
  return new NativeIntake({
    name: { namespace: 'jobs', local: 'x' },
    topic: 'jobs/x',
    subscription: 'a',
    concurrency,
    take,
    park: async () => void edge.done.push('parked'),
    connected: async () => edge.connection,
    onRefused: async () => made,
    logger: createLogger('test', 'silent'),
  });
}

it('asks for what the dangers leave: shared, from the earliest, a short queue, no listener, no time-outs of the broker', async () => {
  const edge = new Edge();
  const intake = open(edge, 50, async () => undefined);
  await intake.whenAttached;
  expect(edge.config).toEqual({
    topic: 'persistent://vitae/jobs/x',
    subscription: 'a',
    subscriptionType: 'Shared',
    subscriptionInitialPosition: 'Earliest',
    receiverQueueSize: 10,
    nAckRedeliverTimeoutMs: 1_000,
  });
  await intake.close();
});

it('a message handed out again while its handler runs is taken once, and its last copy is acknowledged', async () => {
  const edge = new Edge();
  const taken: Delivery[] = [];
  let finish: () => void = () => undefined;
  const intake = open(edge, 5, async (delivery) => {
    taken.push(delivery);
    await new Promise<void>((resolve) => (finish = resolve));
    await delivery.settle();
  });
  edge.hand('7', 'first');
  await eventually(() => expect(taken).toHaveLength(1));
  edge.hand('7', 'second');
  await new Promise(setImmediate);
  finish();
  await eventually(() => expect(edge.done).toEqual(['ack 7 of copy second']));
  expect(taken).toHaveLength(1);
  await intake.close();
});

it('receives only when there is a place', async () => {
  const edge = new Edge();
  const ends: (() => void)[] = [];
  const intake = open(edge, 2, () => new Promise((resolve) => ends.push(resolve)));
  for (let n = 0; n < 5; n++) edge.hand(String(n), 'x');
  await eventually(() => expect(ends).toHaveLength(2));
  ends[0]?.();
  await eventually(() => expect(ends).toHaveLength(3));
  ends.slice(1).forEach((end) => end());
  await intake.close();
});

it('parks before it acknowledges; after a stop what still comes goes back untouched; closing ends the loop', async () => {
  const edge = new Edge();
  let taken = 0;
  const intake = open(edge, 2, async (delivery) => {
    taken++;
    await delivery.park('invalid');
  });
  edge.hand('1', 'x');
  await eventually(() => expect(edge.done).toEqual(['parked', 'ack 1 of copy x']));
  await intake.stop();
  edge.hand('2', 'x');
  await eventually(() => expect(edge.done).toContain('nack 2'));
  await intake.close();
  expect(edge.done.at(-1)).toBe('consumer closed');
  expect(taken).toBe(1);
});

it('a topic that was missing and has been made is subscribed to at once, and not after the long wait of what lasts', async () => {
  const edge = new Edge();
  edge.refusals.push(new Error('Failed to create consumer: TopicNotFound'));
  const begun = performance.now();
  const intake = open(edge, 1, async () => undefined, true);
  await intake.whenAttached;
  expect(performance.now() - begun).toBeLessThan(1_500);
  await intake.close();
});
