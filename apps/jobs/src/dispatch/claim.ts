import type { ExecutorId, ItemId, JobId, UserId } from '#common';
import type { JobType } from '#contracts';
import { run, type Queryable } from '#prisma';
import { HELD } from './holds.js';

export interface ClaimOrder {
  readonly executorId: ExecutorId;
  readonly jobType: JobType;
  /** From a hint. Empty: whatever of the type was dispatched longest ago. */
  readonly itemIds: readonly ItemId[];
  /** Most items; 1..50. */
  readonly max: number;
  readonly leaseMs: number;
}

/** An item and the proof that this executor owns it until the lease ends. */
export interface ClaimedItem {
  readonly itemId: ItemId;
  readonly jobId: JobId;
  readonly ownerId: UserId;
  readonly index: number;
  readonly attempt: number;
  readonly fence: string;
  readonly leaseExpiresAt: Date;
  readonly payload: string;
  readonly traceparent: string | null;
  /** From its becoming due to this claim. */
  readonly waitedMs: number;
}

export interface ClaimRow {
  id: ItemId;
  job_id: JobId;
  owner_id: UserId;
  idx: number;
  attempt: number;
  fence: string;
  lease_expires_at: Date;
  payload: string;
  traceparent: string | null;
  waited: number;
}

/** What every claim writes. `$1` executor, `$2` lease in ms; `picked` is a CTE of item ids that are locked. */
export const TAKE = `
claimed AS (
  UPDATE items i SET status = 'RUNNING', attempt = i.attempt + 1, fence = (SELECT nextval('fences')), executor_id = $1,
    lease_expires_at = now() + $2::int * interval '1 ms', dispatched_at = NULL
  FROM picked p WHERE i.id = p.id
  RETURNING i.id, i.job_id, i.owner_id, i.idx, i.attempt, i.fence, i.lease_expires_at, i.payload, i.run_at
), started AS (
  UPDATE jobs SET started_at = coalesce(started_at, now()), revision = revision + 1
  WHERE id IN (SELECT id FROM jobs WHERE id IN (SELECT job_id FROM claimed) FOR NO KEY UPDATE SKIP LOCKED)
)
SELECT c.id, c.job_id, c.owner_id, c.idx, c.attempt, c.fence, c.lease_expires_at, c.payload, j.traceparent,
       (extract(epoch FROM now() - c.run_at) * 1000)::int AS waited
FROM claimed c JOIN jobs j ON j.id = c.job_id`;

/** READY, due, of a job that runs, not held. Aliases: item `i`, job `j`. */
export const CLAIMABLE = `i.status = 'READY' AND i.run_at <= now() AND j.phase = 'OPEN' AND NOT ${HELD}`;

/** An executor that runs, or has been promised, an item that must run alone gets nothing beside it. */
const NOT_ALONE = `NOT EXISTS (
  SELECT 1 FROM items s WHERE s.lost > 1 AND s.status IN ('READY', 'RUNNING') AND s.executor_id = $1
    AND (s.status = 'RUNNING' OR s.lease_expires_at > now()))`;

const picking = (which: string, order: string): string => `
WITH picked AS MATERIALIZED (
  SELECT i.id FROM items i JOIN jobs j ON j.id = i.job_id
  WHERE i.job_type = $3 AND ${which} AND ${CLAIMABLE} AND i.lost = 0 AND ${NOT_ALONE}
  ${order} LIMIT $4 FOR UPDATE OF i SKIP LOCKED
), ${TAKE}`;

const BY_ID = picking('i.id = ANY ($5::uuid[])', '');
/** The dispatcher has put these in a fair order already; with the broker away it goes on doing so, and claims drain its window. */
const BY_TYPE = picking('i.dispatched_at IS NOT NULL', 'ORDER BY i.dispatched_at');

/**
 * Leases items: counts the attempt before any work, and issues one fence for the whole claim. An item that is leased, finished, held,
 * paused, not due or suspected of killing executors is not in the answer; of two claims of one item exactly one gets it.
 */
export async function claim(db: Queryable, order: ClaimOrder): Promise<ClaimedItem[]> {
  const values: unknown[] = [order.executorId, order.leaseMs, order.jobType, order.max];
  const byId = order.itemIds.length > 0;
  const query = byId
    ? { name: 'claim-by-id', text: BY_ID, values: [...values, order.itemIds] }
    : { name: 'claim-by-type', text: BY_TYPE, values };
  return (await run<ClaimRow>(db, query)).rows.map(toClaimed);
}

export const toClaimed = (row: ClaimRow): ClaimedItem => ({
  itemId: row.id,
  jobId: row.job_id,
  ownerId: row.owner_id,
  index: row.idx,
  attempt: row.attempt,
  fence: row.fence,
  leaseExpiresAt: row.lease_expires_at,
  payload: row.payload,
  traceparent: row.traceparent,
  waitedMs: row.waited,
});
