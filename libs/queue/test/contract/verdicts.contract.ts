import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import type { Verdict } from '../../src/index.js';
import { ascending, numbers, type ContractContext } from './contract-context.js';

/** What a verdict does. */
export function verdictContract(t: ContractContext): void {
  describe('verdicts', () => {
    it('redeliver: it comes again until it is settled', async () => {
      const queue = await t.prepared('a');
      let times = 0;
      const got = t.watch(queue, 'a', () => (++times < 3 ? 'redeliver' : 'settle'));
      await queue.publish(t.topic, [{ data: 7 }]);
      await eventually(() => expect(got.data()).toEqual([7, 7, 7]), { timeoutMs: 15_000 });
      await t.drained('a');
      expect(new Set(got.messages.map((m) => m.id)).size).toBe(1);
      expect([await t.counted(queue, 'redelivered'), await t.counted(queue, 'settled')]).toEqual([2, 1]);
    });

    it('an exception, thrown at once or later, and an answer that is no verdict: it comes again', async () => {
      const queue = await t.prepared('a');
      const wrongs = [
        () => {
          throw new Error('at once');
        },
        () => Promise.reject(new Error('later')),
        () => 'done' as Verdict,
      ];
      const got = t.watch(queue, 'a', () => wrongs.shift()?.() ?? 'settle');
      await queue.publish(t.topic, [{ data: 1 }]);
      await eventually(() => expect(got.messages).toHaveLength(4), { timeoutMs: 20_000 });
      await t.drained('a');
      expect(await t.counted(queue, 'failed')).toBe(3);
    }, 30_000);

    it('a message that fails again and again does not stop the others', async () => {
      const queue = await t.prepared('a');
      const got = t.watch(queue, 'a', (m) => (m.data === 1 ? 'redeliver' : 'settle'), { concurrency: 1 });
      await queue.publish(t.topic, numbers(1, 20));
      await eventually(() => expect(new Set(got.data()).size).toBe(20), { timeoutMs: 10_000 });
    });

    it('park: put aside with the reason, counted, not seen again', async () => {
      const queue = await t.prepared('a');
      const got = t.watch(queue, 'a', (m) => (m.data === 1 ? 'park' : 'settle'));
      await queue.publish(t.topic, numbers(1, 2));
      await t.drained('a');
      const [parked, ...more] = await t.harness.parked(t.topic, 'a');
      expect(more).toEqual([]);
      expect(parked?.reason).toBe('refused');
      expect(JSON.parse(parked!.payload)).toMatchObject({ d: 1, id: got.messages.find((m) => m.data === 1)!.id });
      expect(ascending(got.data())).toEqual([1, 2]);
      expect(await t.counted(queue, 'parked', 'refused')).toBe(1);
    });

    it('what decode refuses is parked, never taken for success', async () => {
      const queue = await t.prepared('a');
      const got = t.watch(queue, 'a');
      await queue.publish(t.topic, [{ data: 'text' }, { data: { type: 'unheard-of' } }, { data: 5 }]);
      await t.drained('a');
      expect(got.data()).toEqual([5]);
      expect((await t.harness.parked(t.topic, 'a')).map((p) => p.reason)).toEqual(['invalid', 'invalid']);
      expect([await t.counted(queue, 'parked', 'invalid'), await t.counted(queue, 'settled')]).toEqual([2, 1]);
    });

    it('what is not one of our messages is parked', async () => {
      const queue = await t.prepared('a');
      const got = t.watch(queue, 'a');
      const id = randomUUID();
      const foreign = ['', 'not json', '[]', `{"v":2,"id":"${id}","p":{},"d":1}`, `{"v":1,"id":"${id}","p":{},"d":1,"b":""}`];
      for (const payload of foreign) await t.harness.publishRaw(t.topic, payload);
      await queue.publish(t.topic, [{ data: 5 }]);
      await t.drained('a');
      expect(got.data()).toEqual([5]);
      const parked = await t.harness.parked(t.topic, 'a');
      expect(parked.map((p) => p.payload).toSorted()).toEqual(foreign.toSorted());
      expect(new Set(parked.map((p) => p.reason))).toEqual(new Set(['undecodable']));
      expect(await t.counted(queue, 'parked', 'undecodable')).toBe(foreign.length);
    });
  });
}
