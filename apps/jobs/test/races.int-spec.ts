import { describe, expect, it } from 'vitest';
import { AckBatcher } from '../src/dispatch/ack-batcher.js';
import type { Disposition } from '../src/dispatch/acknowledge.js';
import type { ClaimedItem } from '../src/dispatch/claim.js';
import { heartbeat } from '../src/dispatch/heartbeat.js';
import { release } from '../src/dispatch/release.js';
import { cancelItems, cancellingJobs } from '../src/dispatch/cancel-items.js';
import { reapExpiredLeases } from '../src/dispatch/expired-leases.js';
import type { Job } from '../src/job/job.js';
import { LEASE_MS, failed, succeeded, type World, useWorld } from './world.js';

let world: World;
useWorld((started) => (world = started), 20);

/** A small generator with a seed, so that a failing run can be run again. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('acknowledge against cancel against sweep', () => {
  it('moves each item once, whoever comes first, and no counter drifts', async () => {
    for (let round = 0; round < 15; round++) {
      const job = await world.submit({ items: 40 });
      const items = await world.claimAll(job);
      await world.expire(...items.slice(0, 20));
      const [acknowledged] = await Promise.all([
        Promise.all(items.map((item) => world.acknowledge([succeeded(item)]).then((r) => r.dispositions[0]))),
        reapExpiredLeases(world.pool, LEASE_MS),
        world.service.cancel(job.ownerId, job.id).catch(() => undefined),
        reapExpiredLeases(world.pool, LEASE_MS),
        heartbeat(world.pool, items, 30_000),
      ]);
      for (let from = -1; ;) {
        const { last, done } = await cancelItems(world.pool, job.id, from);
        if (done || last === undefined) break;
        from = last;
      }
      const applied = acknowledged.filter((d) => d === 'APPLIED').length;
      const { progress } = await world.find(job);
      expect(progress.succeeded).toBe(applied);
      expect(progress.succeeded + progress.cancelled + progress.ready + progress.running).toBe(40);
    }
    expect(await world.violations()).toEqual([]);
  });

  it('an outcome sent ten times at once over two connections is applied once', async () => {
    for (let round = 0; round < 10; round++) {
      const job = await world.submit({ items: 10 });
      const items = await world.claimAll(job);
      const twins = [new AckBatcher(world.pool, () => undefined), new AckBatcher(world.pool, () => undefined)];
      const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => twins[n % 2]!.acknowledge(items.map(succeeded))));
      for (const [n] of items.entries()) {
        const dispositions = answers.map((a) => a[n]).toSorted();
        expect(dispositions).toEqual([...Array<Disposition>(9).fill('ALREADY_APPLIED'), 'APPLIED']);
      }
      expect(await world.find(job)).toMatchObject({ status: 'SUCCEEDED', progress: { succeeded: 10 } });
    }
  });

  it('many jobs written by many statements in different orders do not deadlock: no statement fails', async () => {
    const jobs = await Promise.all(Array.from({ length: 20 }, () => world.submit({ items: 8 })));
    const claimed = (await Promise.all(jobs.map((job) => world.claimAll(job)))).flat();
    const random = dice(7);
    const shuffled = claimed.map((item) => ({ item, at: random() })).toSorted((a, b) => a.at - b.at).map(({ item }) => item); // prettier-ignore
    const batches = Array.from({ length: 16 }, (_, n) => shuffled.filter((_item, i) => i % 16 === n));
    await Promise.all(batches.map((batch) => world.acknowledge(batch.map(succeeded))));
    for (const job of jobs) expect((await world.find(job)).status).toBe('SUCCEEDED');
  });
});

describe('a storm of everything at once', () => {
  it.each([1, 2, 3])(
    'seed %d: nothing lost, nothing doubled, every effect belongs to one item',
    async (seed) => {
      const random = dice(seed);
      const jobs = await Promise.all(Array.from({ length: 8 }, (_, n) => world.submit({ items: 5 + n * 5 })));
      const total = jobs.reduce((sum, j) => sum + j.progress.total, 0);
      const cancelled = new Set<Job>();
      const effects = new Map<string, number>();
      let over = false;

      const executor = async (name: string): Promise<void> => {
        while (!over) {
          const job = jobs[Math.floor(random() * jobs.length)]!;
          const items = await world.claimAll(job, name, 200);
          for (const item of items) await work(item, name);
        }
      };
      const work = async (item: ClaimedItem, name: string): Promise<void> => {
        const fate = random();
        if (fate < 0.08) return world.expire(item);
        if (fate < 0.14) return void (await release(world.pool, [item]));
        if (fate < 0.2) await heartbeat(world.pool, [item], 200);
        const outcome = fate < 0.3 ? failed(item, false, 1) : fate < 0.33 ? failed(item, true) : succeeded(item);
        const times = fate > 0.8 ? 2 : 1;
        for (let n = 0; n < times; n++) {
          const { dispositions } = await world.acknowledge([outcome]);
          if (dispositions[0] === 'APPLIED' && outcome.result.is === 'succeeded')
            effects.set(item.itemId, (effects.get(item.itemId) ?? 0) + 1);
        }
        if (fate > 0.98 && name === 'e0') {
          const job = jobs[Math.floor(random() * jobs.length)]!;
          await world.service.cancel(job.ownerId, job.id).then(() => cancelled.add(job), () => undefined); // prettier-ignore
        }
      };
      // As the reaper does: a cancellation skips items that are being acknowledged, which may be given back by that.
      const sweeper = async (): Promise<void> => {
        while (!over) {
          await reapExpiredLeases(world.pool, LEASE_MS);
          await world.pool.query(`UPDATE items SET lost = 0 WHERE lost > 0; DELETE FROM suspects`);
          for (const job of await cancellingJobs(world.pool)) await cancelItems(world.pool, job, -1);
        }
      };
      const watcher = async (): Promise<void> => {
        for (;;) {
          expect(await world.violations()).toEqual([]);
          const states = await Promise.all(jobs.map((j) => world.find(j)));
          if (states.every((j) => j.finishedAt !== null)) break;
        }
        over = true;
      };
      await Promise.all([executor('e0'), executor('e1'), executor('e2'), executor('e3'), sweeper(), watcher()]);
      const ended = await Promise.all(jobs.map((j) => world.find(j)));
      const sum = ended.reduce((n, { progress: p }) => n + p.succeeded + p.dead + p.cancelled, 0);
      expect(sum).toBe(total);
      expect([...effects.values()].every((n) => n === 1)).toBe(true);
      expect(effects.size).toBe(ended.reduce((n, j) => n + j.progress.succeeded, 0));
      expect(await world.rows('SELECT * FROM leases')).toEqual([]);
      expect(await world.violations()).toEqual([]);
    },
    60_000,
  );
});
