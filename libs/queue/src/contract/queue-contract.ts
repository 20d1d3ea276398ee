import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentContext, withContext } from '#common';
import { eventually } from '#testing';
import { MAX_MESSAGE_BYTES } from '../codec/envelope.js';
import type { MessageData, ParkReason, Queue, QueueCount, ReceivedMessage, SubscribeOptions, Verdict } from '../port/queue.js';

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

const number = (data: unknown): number => {
  if (typeof data !== 'number') throw new Error('not a number');
  return data;
};
const anything = (data: unknown): unknown => data;

/** What a test's subscription saw, in order of arrival. */
class Seen<T> {
  readonly messages: ReceivedMessage<T>[] = [];
  readonly data = (): T[] => this.messages.map((m) => m.data);
}

/**
 * What every adapter must do, whatever its broker: the sentences of the port's docstrings as tests. `makeHarness` gives a fresh or
 * a shared broker; topics are new for each test.
 */
export function queueContract(name: string, makeHarness: () => Promise<QueueHarness>): void {
  describe(`queue contract: ${name}`, () => {
    let harness: QueueHarness;
    let topic: string;
    const opened: Queue[] = [];

    beforeEach(async () => {
      harness = await makeHarness();
      topic = `events/${randomUUID()}`;
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((queue) => queue.close({ timeoutMs: 100 })));
      await harness.dispose();
    });

    const connect = (): Queue => {
      const queue = harness.connect();
      opened.push(queue);
      return queue;
    };
    const prepared = async (...subscriptions: string[]): Promise<Queue> => {
      const queue = connect();
      await queue.ensure([{ topic, subscriptions }]);
      return queue;
    };
    const numbers = (from: number, to: number): { data: number }[] => Array.from({ length: to - from + 1 }, (_, i) => ({ data: from + i }));
    const watch = <T = number>(
      queue: Queue,
      subscription: string,
      answer: (message: ReceivedMessage<T>) => Verdict | Promise<Verdict> = () => 'settle',
      options: Partial<SubscribeOptions<T>> = {},
    ) => {
      const seen = new Seen<T>();
      const handle = queue.subscribe<T>(
        topic,
        subscription,
        async (message) => {
          seen.messages.push(message);
          return answer(message);
        },
        { concurrency: 10, decode: number as unknown as (data: unknown) => T, backoff: { firstMs: 5, maxMs: 20 }, ...options },
      );
      return Object.assign(seen, { handle });
    };
    const counted = async (queue: Queue, event: QueueCount['event'], reason?: ParkReason): Promise<number> =>
      (await queue.health()).counts
        .filter((c) => c.event === event && c.topic === topic && c.reason === reason)
        .reduce((sum, c) => sum + c.count, 0);
    const drained = (subscription: string): Promise<void> =>
      eventually(async () => expect(await harness.depth(topic, subscription)).toBe(0), { timeoutMs: 10_000 });

    describe('what is published arrives', () => {
      it('whole and exact: values, bytes, properties', async () => {
        const queue = await prepared('a');
        const values: MessageData[] = [
          { z: 1, a: [null, true, -0.5, 1e21], nested: { deep: [[[{}]]] }, __proto__x: 1 },
          'NUL \u0000, lone \ud800 surrogate, 👩‍🚀 and "quotes" \\ \n',
          0,
          null,
          [],
          '',
          new Uint8Array([0, 255, 128, 10]),
          new Uint8Array(),
        ];
        const got = watch<unknown>(queue, 'a', undefined, { decode: anything });
        await queue.publish(topic, values.map((data, i) => ({ data, properties: { n: String(i), 'x.y-z_1': 'ü' } }))); // prettier-ignore
        await eventually(() => expect(got.messages).toHaveLength(values.length), { timeoutMs: 10_000 });
        const inOrder = got.messages.toSorted((x, y) => Number(x.properties['n']) - Number(y.properties['n']));
        expect(inOrder.map((m) => m.data)).toEqual(values);
        expect(JSON.stringify(inOrder[0]!.data)).toBe(JSON.stringify(values[0]));
        expect(inOrder[3]!.properties).toEqual({ n: '3', 'x.y-z_1': 'ü' });
        expect(inOrder.every((m) => m.topic === topic)).toBe(true);
      });

      it('with the id it was given, or one of its own', async () => {
        const queue = await prepared('a');
        const id = randomUUID();
        const got = watch(queue, 'a');
        await queue.publish(topic, [{ data: 1, id }, { data: 2 }]);
        await eventually(() => expect(got.messages).toHaveLength(2));
        expect(got.messages.find((m) => m.data === 1)?.id).toBe(id);
        expect(new Set(got.messages.map((m) => m.id)).size).toBe(2);
      });

      it('at each subscription, and once among the consumers of one', async () => {
        const queue = await prepared('a', 'b');
        const other = connect();
        const [first, second, audit] = [watch(queue, 'a'), watch(other, 'a'), watch(queue, 'b')];
        await Promise.all([first.handle.attached, second.handle.attached, audit.handle.attached]);
        for (let i = 0; i < 20; i++) await queue.publish(topic, numbers(i * 10 + 1, i * 10 + 10));
        await Promise.all([drained('a'), drained('b')]);
        const all = numbers(1, 200).map((m) => m.data);
        expect([...new Set([...first.data(), ...second.data()])].toSorted((x, y) => x - y)).toEqual(all);
        expect([...new Set(audit.data())].toSorted((x, y) => x - y)).toEqual(all);
      });

      it('when it was published before the first consumer came, but after ensure', async () => {
        const queue = await prepared('a');
        await queue.publish(topic, numbers(1, 3));
        const got = watch(connect(), 'a');
        await eventually(() => expect(got.data().toSorted()).toEqual([1, 2, 3]), { timeoutMs: 10_000 });
      });

      it('not at a subscription made later: a topic without subscription keeps nothing', async () => {
        const queue = connect();
        await queue.ensure([{ topic, subscriptions: [] }]);
        await queue.publish(topic, [{ data: 1 }]);
        await queue.ensure([{ topic, subscriptions: ['late'] }]);
        await queue.publish(topic, [{ data: 2 }]);
        const got = watch(queue, 'late');
        await eventually(() => expect(got.data()).toContain(2));
        await drained('late');
        expect(got.data()).toEqual([2]);
      });

      it('with the trace it was published in', async () => {
        const queue = await prepared('a');
        let inHandler: string | undefined;
        const got = watch(queue, 'a', () => {
          inHandler = currentContext().traceparent;
          return 'settle';
        });
        const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
        await withContext({ traceparent }, () => queue.publish(topic, [{ data: 1 }]));
        await eventually(() => expect(got.messages).toHaveLength(1));
        expect(got.messages[0]!.properties['traceparent']).toBe(traceparent);
        expect(inHandler).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
        expect(inHandler).not.toBe(traceparent);
      });

      it('ensure is idempotent, from several processes at once', async () => {
        const queues = [connect(), connect(), connect()];
        await Promise.all(queues.map((q) => q.ensure([{ topic, subscriptions: ['a', 'b'] }])));
        await queues[0]!.ensure([{ topic, subscriptions: ['a'], keepUnreadMs: 60_000 }]);
        const got = [watch(queues[1]!, 'a'), watch(queues[2]!, 'b')];
        await queues[0]!.publish(topic, numbers(1, 2));
        for (const seen of got) await eventually(() => expect(seen.data().toSorted()).toEqual([1, 2]));
      });
    });

    describe('verdicts', () => {
      it('redeliver: it comes again until it is settled', async () => {
        const queue = await prepared('a');
        let times = 0;
        const got = watch(queue, 'a', () => (++times < 3 ? 'redeliver' : 'settle'));
        await queue.publish(topic, [{ data: 7 }]);
        await eventually(() => expect(got.data()).toEqual([7, 7, 7]), { timeoutMs: 15_000 });
        await drained('a');
        expect(new Set(got.messages.map((m) => m.id)).size).toBe(1);
        expect([await counted(queue, 'redelivered'), await counted(queue, 'settled')]).toEqual([2, 1]);
      });

      it('an exception, thrown at once or later, and an answer that is no verdict: it comes again', async () => {
        const queue = await prepared('a');
        const wrongs = [
          () => {
            throw new Error('at once');
          },
          () => Promise.reject(new Error('later')),
          () => 'done' as Verdict,
        ];
        const got = watch(queue, 'a', () => wrongs.shift()?.() ?? 'settle');
        await queue.publish(topic, [{ data: 1 }]);
        await eventually(() => expect(got.messages).toHaveLength(4), { timeoutMs: 20_000 });
        await drained('a');
        expect(await counted(queue, 'failed')).toBe(3);
      }, 30_000);

      it('a message that fails again and again does not stop the others', async () => {
        const queue = await prepared('a');
        const got = watch(queue, 'a', (m) => (m.data === 1 ? 'redeliver' : 'settle'), { concurrency: 1 });
        await queue.publish(topic, numbers(1, 20));
        await eventually(() => expect(new Set(got.data()).size).toBe(20), { timeoutMs: 10_000 });
      });

      it('park: put aside with the reason, counted, not seen again', async () => {
        const queue = await prepared('a');
        const got = watch(queue, 'a', (m) => (m.data === 1 ? 'park' : 'settle'));
        await queue.publish(topic, numbers(1, 2));
        await drained('a');
        const [parked, ...more] = await harness.parked(topic, 'a');
        expect(more).toEqual([]);
        expect(parked?.reason).toBe('refused');
        expect(JSON.parse(parked!.payload)).toMatchObject({ d: 1, id: got.messages.find((m) => m.data === 1)!.id });
        expect(got.data().toSorted()).toEqual([1, 2]);
        expect(await counted(queue, 'parked', 'refused')).toBe(1);
      });

      it('what decode refuses is parked, never taken for success', async () => {
        const queue = await prepared('a');
        const got = watch(queue, 'a');
        await queue.publish(topic, [{ data: 'text' }, { data: { type: 'unheard-of' } }, { data: 5 }]);
        await drained('a');
        expect(got.data()).toEqual([5]);
        expect((await harness.parked(topic, 'a')).map((p) => p.reason)).toEqual(['invalid', 'invalid']);
        expect([await counted(queue, 'parked', 'invalid'), await counted(queue, 'settled')]).toEqual([2, 1]);
      });

      it('what is not one of our messages is parked', async () => {
        const queue = await prepared('a');
        const got = watch(queue, 'a');
        const id = randomUUID();
        const foreign = ['', 'not json', '[]', `{"v":2,"id":"${id}","p":{},"d":1}`, `{"v":1,"id":"${id}","p":{},"d":1,"b":""}`];
        for (const payload of foreign) await harness.publishRaw(topic, payload);
        await queue.publish(topic, [{ data: 5 }]);
        await drained('a');
        expect(got.data()).toEqual([5]);
        const parked = await harness.parked(topic, 'a');
        expect(parked.map((p) => p.payload).toSorted()).toEqual(foreign.toSorted());
        expect(new Set(parked.map((p) => p.reason))).toEqual(new Set(['undecodable']));
        expect(await counted(queue, 'parked', 'undecodable')).toBe(foreign.length);
      });
    });

    describe('the window', () => {
      it('never holds more than its concurrency, and fills it', async () => {
        const queue = await prepared('a');
        let [now, most] = [0, 0];
        const gate = new Promise<void>((open) => void eventually(() => expect(now).toBe(4), { timeoutMs: 10_000 }).then(open, open));
        const got = watch(
          queue,
          'a',
          async (): Promise<Verdict> => {
            most = Math.max(most, ++now);
            await gate;
            now--;
            return 'settle';
          },
          { concurrency: 4 },
        );
        await queue.publish(topic, numbers(1, 40));
        await eventually(() => expect(new Set(got.data()).size).toBe(40), { timeoutMs: 10_000 });
        expect(most).toBe(4);
      });

      it('a slow handler keeps its own place only', async () => {
        const queue = await prepared('a');
        let release: (verdict: Verdict) => void = () => undefined;
        const got = watch(queue, 'a', (m) => (m.data === 1 ? new Promise<Verdict>((r) => (release = r)) : 'settle'), { concurrency: 2 });
        await queue.publish(topic, numbers(1, 30));
        await eventually(() => expect(new Set(got.data()).size).toBe(30), { timeoutMs: 10_000 });
        expect(got.handle.running).toBe(1);
        release('settle');
        await drained('a');
      });

      it('refuses a concurrency that is not 1 to 1,000, and names no broker can carry', async () => {
        const queue = connect();
        const subscribe = (sub: string, concurrency: number) => () =>
          queue.subscribe(topic, sub, async () => 'settle', { concurrency, decode: number });
        for (const wrong of [0, 1.5, 1_001, Number.NaN]) expect(subscribe('a', wrong)).toThrow(/concurrency/);
        for (const wrong of ['', 'a--b', 'ä', 'A', 'a/b', 'x'.repeat(61)]) expect(subscribe(wrong, 1)).toThrow(/name of a subscription/);
        await expect(queue.publish('a--b', [{ data: 1 }])).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
      });
    });

    describe('limits of a message', () => {
      it('one that is too large is refused with its whole batch, nothing sent', async () => {
        const queue = await prepared('a');
        const large = 'x'.repeat(MAX_MESSAGE_BYTES);
        await expect(queue.publish(topic, [{ data: 1 }, { data: large }])).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
        expect(await harness.depth(topic, 'a')).toBe(0);
      });

      it('one just below the limit arrives', async () => {
        const queue = await prepared('a');
        const text = 'x'.repeat(MAX_MESSAGE_BYTES - 100);
        const got = watch<unknown>(queue, 'a', undefined, { decode: anything });
        await queue.publish(topic, [{ data: text }]);
        await eventually(() => expect(got.data()).toEqual([text]), { timeoutMs: 10_000 });
      });

      it('a wrong id, property or value is refused', async () => {
        const queue = await prepared('a');
        const wrong = [
          { data: 1, id: 'seven' },
          { data: 1, properties: { 'Not Allowed': 'x' } },
          { data: 1, properties: { a: 'x'.repeat(1_025) } },
          { data: 1, properties: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`k${i}`, 'v'])) },
          { data: { toJSON: () => undefined } },
        ];
        for (const message of wrong) await expect(queue.publish(topic, [message])).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
        expect(await harness.depth(topic, 'a')).toBe(0);
      });
    });

    describe('closing a subscription', () => {
      it('takes nothing more, waits for what runs, and leaves the rest to others', async () => {
        const queue = await prepared('a');
        let release: () => void = () => undefined;
        const gate = new Promise<void>((open) => (release = open));
        const got = watch(queue, 'a', () => gate.then(() => 'settle' as const), { concurrency: 3 });
        await queue.publish(topic, numbers(1, 50));
        await eventually(() => expect(got.messages).toHaveLength(3));
        const closed = got.handle.close();
        release();
        expect(await closed).toEqual({ abandoned: 0 });
        const taken = got.messages.length;
        const rest = watch(connect(), 'a');
        await drained('a');
        expect(got.messages).toHaveLength(taken);
        expect(taken).toBe(3);
        expect(rest.data().toSorted((x, y) => x - y)).toEqual(numbers(4, 50).map((m) => m.data).filter((n) => !got.data().includes(n)).concat(numbers(1, 3).map((m) => m.data).filter((n) => !got.data().includes(n))).toSorted((x, y) => x - y)); // prettier-ignore
      });

      it('aborts what runs too long, and its message comes again to somebody else', async () => {
        const queue = await prepared('a');
        const got = watch(
          queue,
          'a',
          (m) => new Promise<Verdict>((resolve) => m.signal.addEventListener('abort', () => resolve('redeliver'))),
        );
        await queue.publish(topic, [{ data: 1 }]);
        await eventually(() => expect(got.messages).toHaveLength(1));
        expect(await got.handle.close({ timeoutMs: 20 })).toEqual({ abandoned: 0 });
        expect(got.messages[0]!.signal.aborted).toBe(true);
        const next = watch(connect(), 'a');
        await eventually(() => expect(next.data()).toEqual([1]), { timeoutMs: 10_000 });
      });

      it('gives up on a handler that does not listen; what it answers later counts for nothing', async () => {
        const queue = await prepared('a');
        let answer: (verdict: Verdict) => void = () => undefined;
        const got = watch(queue, 'a', () => new Promise<Verdict>((resolve) => (answer = resolve)));
        await queue.publish(topic, [{ data: 1 }]);
        await eventually(() => expect(got.messages).toHaveLength(1));
        expect(await got.handle.close({ timeoutMs: 20 })).toEqual({ abandoned: 1 });
        answer('settle');
        const next = watch(connect(), 'a');
        await eventually(() => expect(next.data()).toEqual([1]), { timeoutMs: 10_000 });
      });

      it('a closed queue refuses everything, and closing again waits for the first', async () => {
        const queue = await prepared('a');
        const handle = watch(queue, 'a').handle;
        await Promise.all([queue.close(), queue.close()]);
        await queue.close();
        await handle.close();
        await expect(queue.publish(topic, [{ data: 1 }])).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
        await expect(queue.ensure([])).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
        expect(() => watch(queue, 'a')).toThrow('The queue is closed');
        expect(await queue.health()).toMatchObject({ ok: false, problem: 'The queue is closed' });
      });
    });

    describe('when the broker is away', () => {
      it('publish rejects with a code, health says so, and everything goes on by itself afterwards', async () => {
        const queue = await prepared('a');
        const got = watch(queue, 'a');
        await got.handle.attached;
        await queue.publish(topic, numbers(1, 5));
        await drained('a');
        expect(await queue.health()).toMatchObject({ ok: true, subscriptions: [{ topic, subscription: 'a', attached: true }] });
        await harness.stop();
        await expect(queue.publish(topic, [{ data: 6 }])).rejects.toMatchObject({ code: expect.stringMatching(/^(DEPENDENCY_UNAVAILABLE|DEADLINE_EXCEEDED)$/) }); // prettier-ignore
        const away = await queue.health();
        expect(away.ok).toBe(false);
        expect(away.problem).toEqual(expect.any(String));
        await harness.start();
        await eventually(() => queue.publish(topic, [{ data: 7 }]), { timeoutMs: 20_000 });
        await eventually(() => expect(got.data()).toContain(7), { timeoutMs: 20_000 });
        await eventually(async () => expect((await queue.health()).ok).toBe(true), { timeoutMs: 10_000 });
        expect(await counted(queue, 'refused')).toBeGreaterThanOrEqual(1);
      }, 60_000);

      it('what was published and not settled is there afterwards', async () => {
        const queue = await prepared('a');
        await queue.publish(topic, numbers(1, 100));
        await harness.stop();
        await harness.start();
        const got = watch(connect(), 'a');
        await eventually(() => expect(new Set(got.data()).size).toBe(100), { timeoutMs: 30_000 });
      }, 60_000);

      it('a queue opened and subscribed meanwhile attaches when it is back', async () => {
        await prepared('a');
        await harness.stop();
        const late = connect();
        const got = watch(late, 'a');
        expect((await late.health()).ok).toBe(false);
        await harness.start();
        await got.handle.attached;
        await eventually(() => late.publish(topic, [{ data: 1 }]), { timeoutMs: 20_000 });
        await eventually(() => expect(got.data()).toContain(1), { timeoutMs: 20_000 });
      }, 60_000);

      it('closing does not wait for it to come back', async () => {
        const queue = await prepared('a');
        const got = watch(queue, 'a');
        await got.handle.attached;
        await harness.stop();
        const before = performance.now();
        await queue.close({ timeoutMs: 1_000 });
        expect(performance.now() - before).toBeLessThan(8_000);
        await harness.start();
      }, 60_000);
    });
  });
}
