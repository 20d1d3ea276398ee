import { describe, expect, it } from 'vitest';
import { reapExpiredLeases } from '../src/dispatch/expired-leases.js';
import { cancelItems } from '../src/dispatch/cancel-items.js';
import type { Job } from '../src/job/job.js';
import { LEASE_MS, succeeded, type World, useWorld } from './world.js';

let world: World;
useWorld((started) => (world = started), 20);

/** What a claim leaves that commits while a cancel of its items is under way, should it ever be missed. */
async function leaseOfCancelled(): Promise<{ job: Job; item: Awaited<ReturnType<World['claim']>>[number] }> {
  const job = await world.submit({ items: 2 });
  const [item] = await world.claim((await world.itemsOf(job)).slice(0, 1));
  await world.service.cancel(job.ownerId, job.id);
  await world.rows(
    `INSERT INTO leases (item_id, job_id, owner_id, job_type, executor_id, attempt, fence, expires_at)
     SELECT id, job_id, owner_id, job_type, 'e1', $2, $3, now() + interval '1 minute' FROM items WHERE id = $1`,
    [item!.itemId, item!.attempt, item!.fence],
  );
  return { job, item: item! };
}

describe('an item that was cancelled', () => {
  it('is not brought back by the end of a lease', async () => {
    const { job, item } = await leaseOfCancelled();
    await world.expire(item);
    await reapExpiredLeases(world.pool, LEASE_MS);
    expect(await world.find(job)).toMatchObject({ status: 'CANCELLED', progress: { cancelled: 2, ready: 0 } });
    expect(await world.violations()).toEqual([]);
  });

  it('is not counted again by its outcome, which is told so', async () => {
    const { job, item } = await leaseOfCancelled();
    expect((await world.acknowledge([succeeded(item)])).dispositions).toEqual(['ITEM_CANCELLED']);
    expect(await world.find(job)).toMatchObject({ status: 'CANCELLED', progress: { cancelled: 2, succeeded: 0 } });
    expect(await world.violations()).toEqual([]);
  });

  it('keeps no lease of a claim that was under way', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 12; round++) {
      const job = await world.submit({ items: 600 });
      const ids = await world.itemsOf(job);
      const claims = Array.from({ length: 12 }, (_, n) => world.claim(ids.slice(n * 50, n * 50 + 50).toReversed(), `e${n}`));
      await Promise.race(claims);
      await Promise.all([world.service.cancel(job.ownerId, job.id), ...claims]);
      for (let from = -1; ;) {
        const { last, done } = await cancelItems(world.pool, job.id, from);
        if (done || last === undefined) break;
        from = last;
      }
      expect(await world.violations()).toEqual([]);
    }
  });
});
