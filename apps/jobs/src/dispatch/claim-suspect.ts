import type { ItemId } from '#common';
import { run, transact, type Pool, type Tx } from '#prisma';
import { CLAIMABLE, TAKE, toClaimed, type ClaimedItem, type ClaimOrder, type ClaimRow } from './claim.js';

/** From this many starts without an end an item runs with nothing beside it in the same executor. */
export const ALONE_FROM = 2;

/** How long an executor that is promised an item to run alone may take to finish what it has: the longest deadline of a job type. */
const PROMISE_MS = 120_000;

const CANDIDATE = `
SELECT i.id, i.lost FROM items i JOIN jobs j ON j.id = i.job_id
WHERE i.lost > 0 AND i.job_type = $2 AND ${CLAIMABLE}
  AND (i.executor_id = $1
       OR (i.executor_id IS NULL OR i.lease_expires_at < now())
          AND (cardinality($3::uuid[]) = 0 AND i.dispatched_at IS NOT NULL OR i.id = ANY ($3::uuid[])))
ORDER BY i.executor_id IS NULL, i.run_at LIMIT 1 FOR UPDATE OF i SKIP LOCKED`;

const BUSY = `
SELECT count(*)::int AS all, count(*) FILTER (WHERE lost > 0)::int AS suspects
FROM items WHERE status = 'RUNNING' AND executor_id = $1`;

const CLAIM = `WITH picked AS MATERIALIZED (SELECT $3::uuid AS id), ${TAKE}`;

/**
 * Claims one item that has lost a lease before: it may be what kills executors. One such item at a time in an executor, so a crash
 * never charges two of them; from the second loss on alone, so a crash charges nobody else. An executor that is busy is promised the
 * item and gets nothing new until it is free (claim.ts looks at the promise), else a busy house would never run it.
 */
export async function claimSuspect(pool: Pool, order: ClaimOrder): Promise<ClaimedItem[]> {
  return transact(pool, async (tx) => {
    await run(tx, { name: 'suspect-turn', text: `SELECT pg_advisory_xact_lock(hashtext('suspect ' || $1))`, values: [order.executorId] });
    const { rows } = await run<{ id: ItemId; lost: number }>(tx, {
      name: 'suspect-candidate',
      text: CANDIDATE,
      values: [order.executorId, order.jobType, order.itemIds],
    });
    const item = rows[0];
    if (!item) return [];
    const busy = (await run<{ all: number; suspects: number }>(tx, { name: 'suspect-busy', text: BUSY, values: [order.executorId] }))
      .rows[0];
    const free = item.lost >= ALONE_FROM ? busy?.all === 0 : busy?.suspects === 0;
    if (free) return take(tx, order, item.id);
    if (item.lost >= ALONE_FROM) await promise(tx, order, item.id);
    return [];
  });
}

async function take(tx: Tx, order: ClaimOrder, item: ItemId): Promise<ClaimedItem[]> {
  const query = { name: 'claim-suspect', text: CLAIM, values: [order.executorId, order.leaseMs, item] };
  return (await run<ClaimRow>(tx, query)).rows.map(toClaimed);
}

async function promise(tx: Tx, order: ClaimOrder, item: ItemId): Promise<void> {
  await run(tx, {
    name: 'promise-suspect',
    text: `UPDATE items SET executor_id = $1, lease_expires_at = now() + $2::int * interval '1 ms' WHERE id = $3`,
    values: [order.executorId, PROMISE_MS, item],
  });
}
