import type { ItemId } from '#common';
import { runQuery, withTransaction, type Pool, type Tx } from '#database';
import { CLAIMABLE, PICKED, TAKE, toClaimed, type ClaimedItem, type ClaimOrder, type ClaimRow } from './claim.js';

/** From this many starts without an end an item runs with nothing beside it in the same executor. */
export const ALONE_FROM = 2;

/** How long an executor that is promised an item to run alone may take to finish what it has: the longest deadline of a job type. */
const PROMISE_MS = 120_000;

/** One that is promised to this executor comes first, whatever was asked for; else one of those asked for that nobody is promised. */
const CANDIDATE = `
SELECT i.id, s.lost FROM suspects s JOIN items i ON i.id = s.item_id JOIN jobs j ON j.id = i.job_id
WHERE s.job_type = $2 AND ${CLAIMABLE}
  AND (s.executor_id = $1 OR (s.until IS NULL OR s.until < now()) AND i.id = ANY ($3::uuid[]))
ORDER BY s.executor_id = $1 DESC NULLS LAST, i.retry_at LIMIT 1 FOR NO KEY UPDATE OF i SKIP LOCKED`;

const BUSY = `
SELECT count(*)::int AS all, count(s.item_id)::int AS suspects
FROM leases l LEFT JOIN suspects s ON s.item_id = l.item_id WHERE l.executor_id = $1`;

const CLAIM = `
WITH picked AS MATERIALIZED (
  SELECT ${PICKED} FROM items i JOIN jobs j ON j.id = i.job_id WHERE i.id = $3
), ${TAKE}`;

/** `until` of one that runs: as long as its lease lives, and that is not known here. The sweep and the outcome clear it. */
const RUNS = `UPDATE suspects SET executor_id = $1, until = 'infinity' WHERE item_id = $2`;
const PROMISE = `UPDATE suspects SET executor_id = $1, until = now() + ${PROMISE_MS} * interval '1 ms' WHERE item_id = $2`;

/**
 * Claims one item that has lost a lease before: it may be what kills executors. One such item at a time in an executor, so a crash
 * never charges two of them; from the second loss on alone, so a crash charges nobody else. An executor that is busy is promised the
 * item and gets nothing new until it is free (claim.ts looks at the promise), else a busy house would never run it.
 */
export async function claimSuspect(pool: Pool, order: ClaimOrder): Promise<ClaimedItem[]> {
  return withTransaction(pool, async (tx) => {
    await runQuery(tx, {
      name: 'suspect-turn',
      text: `SELECT pg_advisory_xact_lock(hashtext('suspect ' || $1))`,
      values: [order.executorId],
    });
    const { rows } = await runQuery<{ id: ItemId; lost: number }>(tx, {
      name: 'suspect-candidate',
      text: CANDIDATE,
      values: [order.executorId, order.jobType, order.itemIds],
    });
    const item = rows[0];
    if (!item) return [];
    const busy = (await runQuery<{ all: number; suspects: number }>(tx, { name: 'suspect-busy', text: BUSY, values: [order.executorId] }))
      .rows[0];
    const alone = item.lost >= ALONE_FROM;
    if (alone ? busy?.all === 0 : busy?.suspects === 0) return take(tx, order, item.id, alone);
    if (alone) await runQuery(tx, { name: 'suspect-promise', text: PROMISE, values: [order.executorId, item.id] });
    return [];
  });
}

async function take(tx: Tx, order: ClaimOrder, item: ItemId, alone: boolean): Promise<ClaimedItem[]> {
  const query = { name: 'claim-suspect', text: CLAIM, values: [order.executorId, order.leaseMs, item] };
  const { rows } = await runQuery<ClaimRow>(tx, query);
  if (alone && rows.length > 0) await runQuery(tx, { name: 'suspect-runs', text: RUNS, values: [order.executorId, item] });
  return rows.map(toClaimed);
}

/** Whether any item is suspect at all: without one a claim that came back short need not look further. */
export async function suspectsExist(pool: Pool): Promise<boolean> {
  return ((await runQuery(pool, { name: 'suspects-exist', text: 'SELECT FROM suspects LIMIT 1' })).rowCount ?? 0) > 0;
}
