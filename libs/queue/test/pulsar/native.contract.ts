import { describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import { ascending, ContractContext, numbers } from '../contract/contract-context.js';
import type { PulsarFixture } from '../contract/pulsar-harness.js';

const OUTAGE_MS = 240_000;

/** The dangers of the native client that can be provoked through the port, by the number they have in the adapter's comments. */
export function nativeContract(fixture: () => PulsarFixture): void {
  describe('dangers of the native client', () => {
    const t = new ContractContext(async () => fixture().harness());

    it('1: what was settled just before closing does not come again, for closing sends the last acknowledgements', async () => {
      const queue = await t.prepared('a');
      const got = t.watch(queue, 'a');
      await queue.publish(t.topic, numbers(1, 100));
      await eventually(() => expect(new Set(got.data()).size).toBe(100), { timeoutMs: 20_000 });
      await queue.close();
      await t.drained('a');
    });

    it('2: killed under a running handler, the broker hands its message out again and it is taken once', async () => {
      const queue = await t.prepared('a');
      let finish: () => void = () => undefined;
      const gate = new Promise<void>((open) => (finish = open));
      const got = t.watch(queue, 'a', () => gate.then(() => 'settle' as const));
      await queue.publish(t.topic, numbers(1, 5));
      await eventually(() => expect(got.messages).toHaveLength(5), { timeoutMs: 20_000 });
      await t.harness.stop();
      await t.harness.start();
      await eventually(async () => expect((await queue.health()).ok).toBe(true), { timeoutMs: 60_000 });
      const late = t.connect();
      await eventually(() => late.publish(t.topic, [{ data: 6 }]), { timeoutMs: 30_000 });
      await eventually(() => expect(got.data()).toContain(6), { timeoutMs: 60_000 });
      expect(ascending(got.data())).toEqual([1, 2, 3, 4, 5, 6]);
      finish();
      await t.drained('a');
    }, OUTAGE_MS); // prettier-ignore

    it('5: a stopped broker and more messages than the window holds do not stop our thread', async () => {
      const { control } = fixture().broker;
      if (!control) return;
      const queue = await t.prepared('a');
      await queue.publish(t.topic, [{ data: 0 }]);
      await control.pause();
      let [longest, before] = [0, performance.now()];
      const heart = setInterval(() => {
        longest = Math.max(longest, performance.now() - before);
        before = performance.now();
      }, 20);
      const refused = await Promise.allSettled(numbers(1, 2_000).map((message) => queue.publish(t.topic, [message])));
      clearInterval(heart);
      await control.resume();
      expect(refused.every((r) => r.status === 'rejected')).toBe(true);
      expect(longest).toBeLessThan(1_000);
    }, OUTAGE_MS); // prettier-ignore

    it('7: closing at any moment ends, also with a receive under way', async () => {
      for (let round = 0; round < 20; round++) {
        const queue = await t.prepared('a');
        const got = t.watch(queue, 'a');
        if (round % 2 === 0) await got.handle.attached;
        const begun = performance.now();
        await queue.close();
        expect(performance.now() - begun).toBeLessThan(5_000);
      }
    }, 120_000);

    it('8: messages that are given back again and again are redelivered all the while', async () => {
      const queue = await t.prepared('a');
      const seen = new Map<number, number>();
      t.watch(queue, 'a', (m) => {
        seen.set(m.data, (seen.get(m.data) ?? 0) + 1);
        return (seen.get(m.data) ?? 0) < 4 ? 'redeliver' : 'settle';
      });
      for (let n = 1; n <= 20; n++) await queue.publish(t.topic, [{ data: n }]);
      await eventually(() => expect([...seen.values()].filter((times) => times >= 4)).toHaveLength(20), { timeoutMs: 40_000 });
    }, 60_000);

    it('12: the client is not collected under its producers and consumers', async () => {
      const collect = globalThis.gc;
      if (!collect) throw new Error('Nothing is collected on purpose without --expose-gc');
      const queue = await t.prepared('a');
      const got = t.watch(queue, 'a');
      for (let n = 1; n <= 50; n++) {
        await queue.publish(t.topic, [{ data: n }]);
        collect();
      }
      await eventually(() => expect(new Set(got.data()).size).toBe(50), { timeoutMs: 20_000 });
    }, 60_000); // prettier-ignore
  });
}
