import { describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import { MAX_MESSAGE_BYTES, type Verdict } from '../../src/index.js';
import { anything, asNumber, ascending, numbers, type ContractContext } from './contract-context.js';

/** The consumer: its window, the limits of a message, and closing. */
export function consumerContract(t: ContractContext): void {
  describe('the window', () => {
    it('never holds more than its concurrency, and fills it', async () => {
      const queue = await t.prepared('a');
      let [now, most] = [0, 0];
      const gate = new Promise<void>((open) => void eventually(() => expect(now).toBe(4), { timeoutMs: 10_000 }).then(open, open));
      const got = t.watch(
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
      await queue.publish(t.topic, numbers(1, 40));
      await eventually(() => expect(new Set(got.data()).size).toBe(40), { timeoutMs: 10_000 });
      expect(most).toBe(4);
    });

    it('a slow handler keeps its own place only', async () => {
      const queue = await t.prepared('a');
      let release: (verdict: Verdict) => void = () => undefined;
      const got = t.watch(queue, 'a', (m) => (m.data === 1 ? new Promise<Verdict>((r) => (release = r)) : 'settle'), { concurrency: 2 });
      await queue.publish(t.topic, numbers(1, 30));
      await eventually(() => expect(new Set(got.data()).size).toBe(30), { timeoutMs: 10_000 });
      expect(got.handle.running).toBe(1);
      release('settle');
      await t.drained('a');
    });

    it('refuses a concurrency that is not 1 to 1,000, and names no broker can carry', async () => {
      const queue = t.connect();
      const subscribe = (sub: string, concurrency: number) => () =>
        queue.subscribe(t.topic, sub, async () => 'settle', { concurrency, decode: asNumber });
      for (const wrong of [0, 1.5, 1_001, Number.NaN]) expect(subscribe('a', wrong)).toThrow(/concurrency/);
      for (const wrong of ['', 'a--b', 'ä', 'A', 'a/b', 'x'.repeat(61)]) expect(subscribe(wrong, 1)).toThrow(/name of a subscription/);
      await expect(queue.publish('a--b', [{ data: 1 }])).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    });
  });

  describe('limits of a message', () => {
    it('one that is too large is refused with its whole batch, nothing sent', async () => {
      const queue = await t.prepared('a');
      const large = 'x'.repeat(MAX_MESSAGE_BYTES);
      await expect(queue.publish(t.topic, [{ data: 1 }, { data: large }])).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
      expect(await t.harness.depth(t.topic, 'a')).toBe(0);
    });

    it('one just below the limit arrives', async () => {
      const queue = await t.prepared('a');
      const text = 'x'.repeat(MAX_MESSAGE_BYTES - 100);
      const got = t.watchAs(queue, 'a', anything);
      await queue.publish(t.topic, [{ data: text }]);
      await eventually(() => expect(got.data()).toEqual([text]), { timeoutMs: 10_000 });
    });

    it('a wrong id, property or value is refused', async () => {
      const queue = await t.prepared('a');
      const wrong = [
        { data: 1, id: 'seven' },
        { data: 1, properties: { 'Not Allowed': 'x' } },
        { data: 1, properties: { a: 'x'.repeat(1_025) } },
        { data: 1, properties: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`k${i}`, 'v'])) },
        { data: { toJSON: () => undefined } },
      ];
      for (const message of wrong) await expect(queue.publish(t.topic, [message])).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
      expect(await t.harness.depth(t.topic, 'a')).toBe(0);
    });
  });

  describe('closing a subscription', () => {
    it('takes nothing more, waits for what runs, and leaves the rest to others', async () => {
      const queue = await t.prepared('a');
      let release: () => void = () => undefined;
      const gate = new Promise<void>((open) => (release = open));
      const got = t.watch(queue, 'a', () => gate.then(() => 'settle' as const), { concurrency: 3 });
      await queue.publish(t.topic, numbers(1, 50));
      await eventually(() => expect(got.messages).toHaveLength(3));
      const closed = got.handle.close();
      release();
      expect(await closed).toEqual({ abandoned: 0 });
      const taken = got.messages.length;
      const rest = t.watch(t.connect(), 'a');
      await t.drained('a');
      expect(got.messages).toHaveLength(taken);
      expect(taken).toBe(3);
      expect(ascending([...got.data(), ...rest.data()])).toEqual(numbers(1, 50).map((m) => m.data));
    });

    it('aborts what runs too long, and its message comes again to somebody else', async () => {
      const queue = await t.prepared('a');
      const got = t.watch(
        queue,
        'a',
        (m) => new Promise<Verdict>((resolve) => m.signal.addEventListener('abort', () => resolve('redeliver'))),
      );
      await queue.publish(t.topic, [{ data: 1 }]);
      await eventually(() => expect(got.messages).toHaveLength(1));
      expect(await got.handle.close({ timeoutMs: 20 })).toEqual({ abandoned: 0 });
      expect(got.messages[0]!.signal.aborted).toBe(true);
      const next = t.watch(t.connect(), 'a');
      await eventually(() => expect(next.data()).toEqual([1]), { timeoutMs: 10_000 });
    });

    it('gives up on a handler that does not listen; what it answers later counts for nothing', async () => {
      const queue = await t.prepared('a');
      let answer: (verdict: Verdict) => void = () => undefined;
      const got = t.watch(queue, 'a', () => new Promise<Verdict>((resolve) => (answer = resolve)));
      await queue.publish(t.topic, [{ data: 1 }]);
      await eventually(() => expect(got.messages).toHaveLength(1));
      expect(await got.handle.close({ timeoutMs: 20 })).toEqual({ abandoned: 1 });
      answer('settle');
      const next = t.watch(t.connect(), 'a');
      await eventually(() => expect(next.data()).toEqual([1]), { timeoutMs: 10_000 });
    });

    it('a closed queue refuses everything, and closing again waits for the first', async () => {
      const queue = await t.prepared('a');
      const handle = t.watch(queue, 'a').handle;
      await Promise.all([queue.close(), queue.close()]);
      await queue.close();
      await handle.close();
      await expect(queue.publish(t.topic, [{ data: 1 }])).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
      await expect(queue.ensure([])).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
      expect(() => t.watch(queue, 'a')).toThrow('The queue is closed');
      expect(await queue.health()).toMatchObject({ ok: false, problem: 'The queue is closed' });
    });
  });
}
