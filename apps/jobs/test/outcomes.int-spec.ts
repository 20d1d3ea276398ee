import { beforeEach, describe, expect, it } from 'vitest';
import { newId, type ItemId } from '#common';
import { AckBatcher } from '../src/dispatch/ack-batcher.js';
import type { Acknowledged } from '../src/dispatch/acknowledge.js';
import { heartbeat } from '../src/dispatch/heartbeat.js';
import { release } from '../src/dispatch/release.js';
import { reapExpiredLeases } from '../src/dispatch/expired-leases.js';
import { finishAs, nextItem } from '../src/job/job.transitions.js';
import { LEASE_MS, deferred, failed, succeeded, type World, useWorld } from './world.js';

let world: World;
useWorld((started) => (world = started));
beforeEach(() => world.due());

const statusOf = async (id: ItemId) =>
  (await world.rows<{ status: string; attempt: number; lost: number; error_code: string | null; wait: number | null }>(
    `SELECT status::text, attempt, lost, error_code, round(extract(epoch FROM retry_at - now()) * 1000)::int AS wait FROM items WHERE id = $1`,
    [id],
  ))[0]; // prettier-ignore

describe('claim', () => {
  it('counts the attempt before the work and leases under one rising fence', async () => {
    const job = await world.submit({ items: 3 });
    const [first, ...rest] = await world.claimAll(job);
    expect([first!, ...rest].map((i) => [i.index, i.attempt])).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
    expect(new Set([first!, ...rest].map((i) => i.fence)).size).toBe(1);
    const left = first!.leaseExpiresAt.getTime() - Date.now();
    expect(left).toBeGreaterThan(25_000);
    expect(await world.find(job)).toMatchObject({ status: 'RUNNING', progress: { ready: 0, running: 3 }, startedAt: expect.any(Date) });
    const other = await world.claimAll(await world.submit());
    expect(BigInt(other[0]!.fence)).toBeGreaterThan(BigInt(first!.fence));
  });

  it('answers nothing for items that are leased, finished, unknown, of another type, paused or cancelled', async () => {
    const job = await world.submit();
    const [item] = await world.claimAll(job);
    expect(await world.claimAll(job, 'e2')).toEqual([]);
    await world.acknowledge([succeeded(item!)]);
    expect(await world.claimAll(job, 'e2')).toEqual([]);
    expect(await world.claim([newId<ItemId>()])).toEqual([]);
    const document = await world.submit({ type: 'generate-documents' });
    expect(await world.claim(await world.itemsOf(document), 'e1', 'fibonacci')).toEqual([]);
    const paused = await world.submit();
    await world.service.pause(paused.ownerId, paused.id);
    expect(await world.claimAll(paused)).toEqual([]);
    await world.service.resume(paused.ownerId, paused.id);
    expect(await world.claimAll(paused)).toHaveLength(1);
    const cancelled = await world.submit();
    await world.service.cancel(cancelled.ownerId, cancelled.id);
    expect(await world.claimAll(cancelled)).toEqual([]);
  });

  it('E100 gives an item claimed 100 times at once to exactly one', async () => {
    for (let round = 0; round < 10; round++) {
      const job = await world.submit();
      const ids = await world.itemsOf(job);
      const all = await Promise.all(Array.from({ length: 100 }, (_, n) => world.claim(ids, `e${n % 3}`)));
      expect(all.flat()).toHaveLength(1);
    }
    expect(await world.violations()).toEqual([]);
  });
});

describe('acknowledge', () => {
  it('applies once, says so when asked again, and moves the counters by exactly what moved', async () => {
    const job = await world.submit({ items: 4 });
    const [a, b, c, d] = await world.claimAll(job);
    const first = await world.acknowledge([succeeded(a!), failed(b!, true), succeeded(c!)]);
    expect(first.dispositions).toEqual(['APPLIED', 'APPLIED', 'APPLIED']);
    const again = await world.acknowledge([succeeded(a!), succeeded(d!), failed(b!, true), succeeded(d!)]);
    expect(again.dispositions).toEqual(['ALREADY_APPLIED', 'APPLIED', 'ALREADY_APPLIED', 'ALREADY_APPLIED']);
    expect(await world.find(job)).toMatchObject({
      status: 'PARTIALLY_SUCCEEDED',
      progress: { total: 4, ready: 0, running: 0, succeeded: 3, dead: 1, cancelled: 0 },
      error: { code: 'AI_OUTPUT_INVALID', message: 'Not usable' },
      finishedAt: expect.any(Date),
    });
  });

  it('E102 writes nothing for a wrong fence, a wrong attempt, an unknown item', async () => {
    const job = await world.submit();
    const [item] = await world.claimAll(job);
    const wrong = [
      { ...succeeded(item!), fence: '1' },
      { ...succeeded(item!), attempt: 2 },
      { ...succeeded(item!), itemId: newId<ItemId>() },
    ];
    expect((await world.acknowledge(wrong)).dispositions).toEqual(['STALE_ATTEMPT', 'STALE_ATTEMPT', 'UNKNOWN_ITEM']);
    expect(await world.find(job)).toMatchObject({ status: 'RUNNING', progress: { succeeded: 0 } });
  });

  it('E107 refuses the outcome of a lease that was taken back, and keeps the second holder’s', async () => {
    const job = await world.submit();
    const [late] = await world.claimAll(job, 'slow');
    await world.expire(late!);
    expect(await reapExpiredLeases(world.pool, LEASE_MS)).toMatchObject({ items: 1, dead: 0, changedJobs: [job.id] });
    expect((await world.acknowledge([succeeded(late!)])).dispositions).toEqual(['STALE_ATTEMPT']);
    expect(await world.find(job)).toMatchObject({ status: 'RUNNING', progress: { ready: 1, running: 0, succeeded: 0 } });
  });

  it('applies the outcome of a lease that has run out and was not taken back yet', async () => {
    const job = await world.submit();
    const [item] = await world.claimAll(job);
    await world.expire(item!);
    expect((await world.acknowledge([succeeded(item!)])).dispositions).toEqual(['APPLIED']);
    expect(await reapExpiredLeases(world.pool, LEASE_MS)).toMatchObject({ items: 0 });
  });

  it('E97 tries again with back-off up to the limit, then the item is dead; redrive begins anew', async () => {
    const job = await world.submit();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 5; attempt++) {
      const [item] = await world.claimAll(job);
      expect(item?.attempt).toBe(attempt);
      expect((await world.acknowledge([failed(item!)])).dispositions).toEqual(['APPLIED']);
      const row = await statusOf(item!.itemId);
      if (attempt === 5) expect(row).toMatchObject({ status: 'DEAD', attempt: 5, error_code: 'AI_OUTPUT_INVALID' });
      else waits.push(row!.wait!);
      expect(await world.claimAll(job)).toEqual([]);
      await world.due();
    }
    for (const [n, wait] of waits.entries()) expect(Math.abs(wait - 2 ** (n + 1) * 750)).toBeLessThan(500);
    expect(await world.find(job)).toMatchObject({ status: 'FAILED', progress: { dead: 1 }, run: 1 });
    const again = await world.service.redrive(job.ownerId, job.id, undefined);
    expect(again).toMatchObject({ status: 'RUNNING', progress: { ready: 1, dead: 0 }, run: 2, error: null, finishedAt: null });
    const [item] = await world.claimAll(job);
    expect(item?.attempt).toBe(1);
    await world.acknowledge([succeeded(item!)]);
    expect(await world.find(job)).toMatchObject({ status: 'SUCCEEDED', progress: { succeeded: 1, dead: 0 } });
  });

  it('waits as long as the provider says', async () => {
    const [item] = await world.claimAll(await world.submit());
    await world.acknowledge([failed(item!, false, 90_000)]);
    expect(Math.abs((await statusOf(item!.itemId))!.wait! - 90_000)).toBeLessThan(2_000);
  });

  it('gives a deferred attempt back, holds its scope for everybody, and says until when', async () => {
    const mine = await world.submit({ scopes: ['provider:gemini', 'model:flash'] });
    const same = await world.submit({ scopes: ['provider:gemini', 'model:pro'] });
    const other = await world.submit({ scopes: ['provider:local'] });
    const [item] = await world.claimAll(mine);
    const result: Acknowledged[] = [];
    const acknowledger = new AckBatcher(world.pool, (r) => void result.push(r));
    expect(await acknowledger.acknowledge([deferred(item!)])).toEqual(['APPLIED']);
    expect(result[0]?.returned).toBe(true);
    expect(await statusOf(item!.itemId)).toMatchObject({ status: 'READY', attempt: 0, error_code: null });
    for (const job of [mine, same]) {
      expect(await world.find(job)).toMatchObject({ waitingReason: 'RATE_LIMITED', resumesAt: expect.any(Date) });
      expect(await world.claimAll(job)).toEqual([]);
    }
    expect(await world.find(other)).toMatchObject({ waitingReason: null, resumesAt: null });
    expect(await world.claimAll(other)).toHaveLength(1);
    await world.due();
    const [again] = await world.claimAll(mine);
    expect(again?.attempt).toBe(1);
    expect(await world.claimAll(same)).toHaveLength(1);
  });

  it('teaches a job the scope it was deferred for', async () => {
    const job = await world.submit({ items: 2 });
    const [item] = await world.claim((await world.itemsOf(job)).slice(0, 1));
    await new AckBatcher(world.pool, () => undefined).acknowledge([deferred(item!, 'model:new')]);
    expect(await world.find(job)).toMatchObject({ waitingReason: 'RATE_LIMITED' });
    expect(await world.claimAll(job)).toEqual([]);
  });

  it('groups many calls into few statements and gives each caller its own answers', async () => {
    const job = await world.submit({ items: 50 });
    const items = await world.claimAll(job);
    let statements = 0;
    const acknowledger = new AckBatcher(world.pool, () => void statements++);
    const answers = await Promise.all(
      items.map((item, n) => acknowledger.acknowledge(n % 2 ? [succeeded(item)] : [succeeded(item), { ...succeeded(item), fence: '2' }])),
    );
    expect(answers.map((a) => a.join())).toEqual(items.map((_, n) => (n % 2 ? 'APPLIED' : 'APPLIED,STALE_ATTEMPT')));
    expect(statements).toBeLessThan(10);
    expect(await world.find(job)).toMatchObject({ status: 'SUCCEEDED', progress: { succeeded: 50 } });
  });

  it('aborts an import at its first dead item', async () => {
    const job = await world.submit({ items: 3, abortOnError: true });
    const [first] = await world.claim((await world.itemsOf(job)).slice(0, 1));
    const { stoppingJobs } = await world.acknowledge([failed(first!, true)]);
    expect(stoppingJobs).toEqual([job.id]);
    expect(await world.find(job)).toMatchObject({ status: 'CANCELLING' });
    expect(await world.claimAll(job)).toEqual([]);
  });
});

describe('heartbeat and release', () => {
  it('extends what is held and says what became of the rest', async () => {
    const [held] = await world.claimAll(await world.submit(), 'e1', 500);
    const [lost] = await world.claimAll(await world.submit());
    const gone = await world.submit();
    const [cancelled] = await world.claimAll(gone);
    await world.expire(lost!);
    await reapExpiredLeases(world.pool, LEASE_MS);
    await world.service.cancel(gone.ownerId, gone.id);
    const verdicts = await heartbeat(
      world.pool,
      [held!, lost!, cancelled!, { ...held!, fence: '3' }, { ...held!, itemId: newId<ItemId>() }],
      60_000,
    );
    expect(verdicts).toEqual(['CONTINUE', 'LOST', 'CANCEL', 'LOST', 'LOST']);
    const [row] = await world.rows<{ left: number }>(
      `SELECT extract(epoch FROM expires_at - now())::int AS left FROM leases WHERE item_id = $1`,
      [held!.itemId],
    );
    expect(row?.left).toBeGreaterThan(50);
  });

  it('saves a lease that has run out and was not taken back yet', async () => {
    const [item] = await world.claimAll(await world.submit());
    await world.expire(item!);
    expect(await heartbeat(world.pool, [item!], 30_000)).toEqual(['CONTINUE']);
    expect(await reapExpiredLeases(world.pool, LEASE_MS)).toMatchObject({ items: 0 });
  });

  it('release gives back at once and uncharged, once', async () => {
    const job = await world.submit();
    const [item] = await world.claimAll(job);
    expect(await release(world.pool, [item!])).toBe(1);
    expect(await release(world.pool, [item!])).toBe(0);
    expect((await world.acknowledge([succeeded(item!)])).dispositions).toEqual(['STALE_ATTEMPT']);
    const [again] = await world.claimAll(job, 'e2');
    expect(again).toMatchObject({ attempt: 1 });
    expect(again!.fence).not.toBe(item!.fence);
  });
});

describe('the SQL and the tables say the same', () => {
  it('a job finishes as finishAs says, for all small counts', async () => {
    for (const stop of [null, 'CANCELLED', 'EXPIRED', 'ABORTED'] as const) {
      for (const [succeed, die, cancel] of [[2, 0, 0], [1, 1, 0], [0, 2, 0], [1, 0, 1], [0, 1, 1], [0, 0, 2], [1, 1, 1]] as const) {
        if (cancel > 0 && stop === null) continue;
        const job = await world.submit({ items: succeed + die + cancel });
        const items = await world.claimAll(job);
        const ended = [...items.slice(0, succeed).map(succeeded), ...items.slice(succeed, succeed + die).map((i) => failed(i, true))];
        if (cancel > 0 || stop !== null) await world.pool.query(`UPDATE jobs SET stop_reason = $2 WHERE id = $1`, [job.id, stop]);
        if (cancel > 0) {
          await world.acknowledge(ended);
          await world.pool.query(`UPDATE jobs SET phase = 'CANCELLING' WHERE id = $1`, [job.id]);
          await world.pool.query(`UPDATE open_jobs SET phase = 'CANCELLING' WHERE job_id = $1`, [job.id]);
          await world.service.cancel(job.ownerId, job.id);
        } else await world.acknowledge(ended);
        const { status } = await world.find(job);
        expect([stop, succeed, die, cancel, status]).toEqual([stop, succeed, die, cancel, finishAs({ succeeded: succeed, dead: die, cancelled: cancel }, stop)]);
      }
    } // prettier-ignore
  });

  it('an item goes where nextItem says', async () => {
    const go = async (event: 'SUCCEED' | 'RETRY' | 'DEFER' | 'FAIL' | 'LOSE' | 'RELEASE') => {
      const [item] = await world.claimAll(await world.submit());
      if (event === 'SUCCEED') await world.acknowledge([succeeded(item!)]);
      if (event === 'RETRY') await world.acknowledge([failed(item!)]);
      if (event === 'FAIL') await world.acknowledge([failed(item!, true)]);
      if (event === 'DEFER') await world.acknowledge([deferred(item!)]);
      if (event === 'RELEASE') await release(world.pool, [item!]);
      if (event === 'LOSE') await world.expire(item!).then(() => reapExpiredLeases(world.pool, LEASE_MS));
      return (await statusOf(item!.itemId))?.status;
    };
    for (const event of ['SUCCEED', 'RETRY', 'DEFER', 'FAIL', 'LOSE', 'RELEASE'] as const)
      expect([event, await go(event)]).toEqual([event, nextItem('RUNNING', event)]);
  });

  it('nothing is violated after all of this', async () => {
    expect(await world.violations()).toEqual([]);
  });
});
