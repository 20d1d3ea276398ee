import { describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import { numbers, type ContractContext } from './contract-context.js';

/** A real broker starts in ten seconds; on a loaded machine it took 98. */
const OUTAGE_MS = 240_000;

/** The broker goes away and comes back. */
export function outageContract(t: ContractContext): void {
  describe('when the broker is away', () => {
    it(
      'publish rejects with a code, health says so, and everything goes on by itself afterwards',
      async () => {
        const queue = await t.prepared('a');
        const got = t.watch(queue, 'a');
        await got.handle.attached;
        await queue.publish(t.topic, numbers(1, 5));
        await t.drained('a');
        expect(await queue.health()).toMatchObject({ ok: true, subscriptions: [{ topic: t.topic, subscription: 'a', attached: true }] });
        await t.harness.stop();
        await expect(queue.publish(t.topic, [{ data: 6 }])).rejects.toMatchObject({ code: expect.stringMatching(/^(DEPENDENCY_UNAVAILABLE|DEADLINE_EXCEEDED)$/) }); // prettier-ignore
        const away = await queue.health();
        expect(away.ok).toBe(false);
        expect(away.problem).toEqual(expect.any(String));
        await t.harness.start();
        await eventually(() => queue.publish(t.topic, [{ data: 7 }]), { timeoutMs: 20_000 });
        await eventually(() => expect(got.data()).toContain(7), { timeoutMs: 20_000 });
        await eventually(async () => expect((await queue.health()).ok).toBe(true), { timeoutMs: 10_000 });
        expect(await t.counted(queue, 'refused')).toBeGreaterThanOrEqual(1);
      },
      OUTAGE_MS,
    );

    it(
      'what was published and not settled is there afterwards',
      async () => {
        const queue = await t.prepared('a');
        await queue.publish(t.topic, numbers(1, 100));
        await t.harness.stop();
        await t.harness.start();
        const got = t.watch(t.connect(), 'a');
        await eventually(() => expect(new Set(got.data()).size).toBe(100), { timeoutMs: 30_000 });
      },
      OUTAGE_MS,
    );

    it(
      'a queue opened and subscribed meanwhile attaches when it is back',
      async () => {
        await t.prepared('a');
        await t.harness.stop();
        const late = t.connect();
        const got = t.watch(late, 'a');
        expect((await late.health()).ok).toBe(false);
        await t.harness.start();
        await got.handle.attached;
        await eventually(() => late.publish(t.topic, [{ data: 1 }]), { timeoutMs: 20_000 });
        await eventually(() => expect(got.data()).toContain(1), { timeoutMs: 20_000 });
      },
      OUTAGE_MS,
    );

    it(
      'closing does not wait for it to come back',
      async () => {
        const queue = await t.prepared('a');
        const got = t.watch(queue, 'a');
        await got.handle.attached;
        await t.harness.stop();
        const before = performance.now();
        await queue.close({ timeoutMs: 1_000 });
        expect(performance.now() - before).toBeLessThan(6_000);
        await t.harness.start();
      },
      OUTAGE_MS,
    );
  });
}
