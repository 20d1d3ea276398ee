import { describe, expect, it } from 'vitest';
import type { ExecutorId } from '#common';
import { claimCapped } from '../src/dispatch/claim-capped.js';
import { claimSuspect, suspectsExist } from '../src/dispatch/claim-suspect.js';
import type { ClaimedItem } from '../src/dispatch/claim.js';
import { reapExpiredLeases } from '../src/dispatch/expired-leases.js';
import type { Job } from '../src/job/job.js';
import { LEASE_MS, failed, succeeded, type World, useWorld } from './world.js';

let world: World;
useWorld((started) => (world = started));

const suspect = async (job: Job, executor: string): Promise<ClaimedItem | undefined> => {
  const itemIds = await world.itemsOf(job);
  return (await claimSuspect(world.pool, { executorId: executor as ExecutorId, jobType: job.type, itemIds, max: 50, leaseMs: 30_000 }))[0];
};

/** The executor dies with everything it holds. */
async function crash(...items: ClaimedItem[]): Promise<void> {
  await world.expire(...items);
  await reapExpiredLeases(world.pool, LEASE_MS);
}

describe('a claim whose answer was lost', () => {
  it('charges and suspects nobody: its executor lives and heartbeats what it knows', async () => {
    const job = await world.submit({ items: 2 });
    const [unheardId, knownId] = await world.itemsOf(job);
    for (let outage = 0; outage < 4; outage++) {
      const [unheard] = await world.claim([unheardId!], 'lives');
      const [known] = await world.claim([knownId!], 'lives');
      await crash(unheard!);
      await world.acknowledge([failed(known!, false, 1)]);
      await world.due();
    }
    expect(await world.rows('SELECT status, attempt, lost, error_code FROM items WHERE id = $1', [unheardId])).toEqual([
      { status: 'READY', attempt: 0, lost: 0, error_code: null },
    ]);
    expect(await suspectsExist(world.pool)).toBe(false);
    await world.acknowledge((await world.claimAll(job)).map(succeeded));
    expect((await world.find(job)).status).toBe('SUCCEEDED');
  });

  it('is no excuse for what a dead executor claimed a heartbeat after', async () => {
    const job = await world.submit({ items: 2 });
    const [first, second] = await world.claimAll(job, 'dead');
    await world.pool.query(`UPDATE leases SET expires_at = now() + $2::int * interval '1 ms' WHERE item_id = $1`, [
      second!.itemId,
      LEASE_MS / 3,
    ]);
    await crash(first!);
    expect(await suspectsExist(world.pool)).toBe(true);
    await crash(second!);
    await world.service.cancel(job.ownerId, job.id);
  });
});

describe('an item that kills executors', () => {
  it('dies after three starts, and its neighbours are charged once', async () => {
    const job = await world.submit({ items: 5 });
    const [poison, ...neighbours] = await world.claimAll(job, 'e1');
    await crash(poison!, ...neighbours);
    expect(await suspectsExist(world.pool)).toBe(true);

    // After one loss: not by an ordinary claim, and one at a time in an executor.
    expect(await world.claimAll(job, 'e2')).toEqual([]);
    const second = await suspect(job, 'e2');
    expect(second).toBeDefined();
    expect(await suspect(job, 'e2')).toBeUndefined();
    const elsewhere = await suspect(job, 'e3');
    expect(elsewhere?.itemId).not.toBe(second?.itemId);
    await world.acknowledge([succeeded(elsewhere!)]);

    // It is this one: the second loss.
    await crash(second!);
    const busy = await world.submit({ items: 2 });
    const [work] = await world.claim((await world.itemsOf(busy)).slice(0, 1), 'e4');

    // From now on alone: a busy executor is promised it and gets nothing new until it is free.
    const only = async (executor: string) => {
      const itemIds = [second!.itemId];
      return (
        await claimSuspect(world.pool, { executorId: executor as ExecutorId, jobType: job.type, itemIds, max: 1, leaseMs: 30_000 })
      )[0];
    };
    expect(await only('e4')).toBeUndefined();
    expect(await world.claimAll(busy, 'e4')).toEqual([]);
    expect(await only('e5')).toBeUndefined();
    await world.acknowledge([succeeded(work!)]);
    const third = await only('e4');
    expect(third).toMatchObject({ itemId: second!.itemId, attempt: 3 });
    expect(await world.claimAll(busy, 'e4')).toEqual([]);
    await crash(third!);

    const [row] = await world.rows(`SELECT status::text, error_code, attempt, lost FROM items WHERE id = $1`, [third!.itemId]);
    expect(row).toEqual({ status: 'DEAD', error_code: 'POISON', attempt: 3, lost: 3 });
    const charged = await world.rows<{ lost: number }>(`SELECT lost FROM items WHERE job_id = $1 AND id <> $2`, [job.id, third!.itemId]);
    expect(charged.map((r) => r.lost)).toEqual([1, 1, 1, 1]);
    expect(await world.claimAll(busy, 'e4')).toHaveLength(1);

    for (let item = await suspect(job, 'e6'); item; item = await suspect(job, 'e6')) await world.acknowledge([succeeded(item)]);
    expect(await world.find(job)).toMatchObject({
      status: 'PARTIALLY_SUCCEEDED',
      progress: { succeeded: 4, dead: 1 },
      error: { code: 'POISON' },
    });
    expect(await suspectsExist(world.pool)).toBe(false);
    expect(await world.violations()).toEqual([]);
  });

  it('stays suspect while it fails like any other, and blocks nobody after its outcome', async () => {
    const job = await world.submit();
    const [item] = await world.claimAll(job, 'e1');
    await crash(item!);
    await crash((await suspect(job, 'e1'))!);
    const alone = await suspect(job, 'e1');
    expect(alone).toBeDefined();
    await world.acknowledge([failed(alone!, false, 1)]);
    expect(await world.claimAll(await world.submit(), 'e1')).toHaveLength(1);
    await world.pool.query('DELETE FROM leases');
    await world.due();
    expect(await world.claimAll(job, 'e1')).toEqual([]);
    await world.acknowledge([succeeded((await suspect(job, 'e1'))!)]);
    expect(await suspectsExist(world.pool)).toBe(false);
  });

  it('is dead with LEASE_LOST when its attempts are used up first', async () => {
    const job = await world.submit();
    await world.pool.query('UPDATE items SET max_attempts = 1 WHERE job_id = $1', [job.id]);
    await crash(...(await world.claimAll(job)));
    expect(await world.find(job)).toMatchObject({ status: 'FAILED', error: { code: 'LEASE_LOST' } });
  });
});

describe('E109 a cap on the items of one owner', () => {
  it('holds over parallel claims, and leaves room for others', async () => {
    const order = { jobType: 'generate-documents' as const, max: 10, leaseMs: 30_000 };
    const greedy = await world.submit({ type: 'generate-documents', items: 30 });
    const other = await world.submit({ type: 'generate-documents', items: 3, owner: crypto.randomUUID() as never });
    const itemIds = [...(await world.itemsOf(greedy)), ...(await world.itemsOf(other))];
    const claims = await Promise.all(
      ['e1', 'e2', 'e3', 'e4'].map((e) => claimCapped(world.pool, { ...order, executorId: e as ExecutorId, itemIds }, 4)),
    );
    const owners = claims.flat().map((i) => i.ownerId);
    expect(owners.filter((o) => o === greedy.ownerId)).toHaveLength(4);
    expect(owners.filter((o) => o === other.ownerId)).toHaveLength(3);
    await world.acknowledge([succeeded(claims.flat().find((i) => i.ownerId === greedy.ownerId)!)]);
    const next = await claimCapped(world.pool, { ...order, executorId: 'e1' as ExecutorId, itemIds }, 4);
    expect(next.map((i) => i.ownerId)).toEqual([greedy.ownerId]);
  });
});
