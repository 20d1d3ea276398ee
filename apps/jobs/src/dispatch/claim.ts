import type { ExecutorId, ItemId, JobId, UserId } from '#common';
import type { JobType } from '#contracts';
import { runQuery, type Queryable } from '#database';
import { traceOfItem } from '../job/traced-items.js';
import { HELD } from './holds.js';

export interface ClaimOrder {
  readonly executorId: ExecutorId;
  readonly jobType: JobType;
  /** Of a hint, or the dispatcher's choice. */
  readonly itemIds: readonly ItemId[];
  /** Most items; 1..200. */
  readonly max: number;
  readonly leaseMs: number;
  /** Only items of persons who have none of the type running, one of each. */
  readonly newcomers?: boolean;
  /** Without `itemIds`: only items of this lane (lanes.ts); undefined: of any. */
  readonly lane?: string;
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
  expires_ms: number;
  payload: string;
  traceparent: string | null;
  waited: number;
}

/** What items have in common is put back where it was cut out; for an item without such a part nothing is looked up. */
const WHOLE_PAYLOAD = `CASE WHEN p.part IS NULL THEN p.payload ELSE
  (SELECT left(p.payload, p.part_at) || c.body || substr(p.payload, p.part_at + 1) FROM payload_parts c WHERE c.job_id = p.job_id AND c.part = p.part) END`;

/**
 * What every claim writes. `$1` executor, `$2` lease in ms; `picked` is a CTE of claimable items, locked. The attempt is counted by the
 * lease, before any work. A job's row is touched only where nobody else is writing it: its counters tell who comes later.
 */
export const TAKE = `
claimed AS (
  INSERT INTO leases (item_id, job_id, owner_id, job_type, executor_id, attempt, fence, expires_at)
  SELECT p.id, p.job_id, p.owner_id, p.job_type, $1, p.attempt + 1, (SELECT nextval('fences')), now() + $2::int * interval '1 ms' FROM picked p
  ON CONFLICT (item_id) DO NOTHING
  RETURNING item_id, job_id, fence, expires_at
), started AS (
  UPDATE jobs SET started_at = coalesce(started_at, now()), revision = revision + 1
  WHERE id IN (SELECT id FROM jobs WHERE id IN (SELECT job_id FROM claimed) FOR NO KEY UPDATE SKIP LOCKED)
)
SELECT p.id, p.job_id, p.owner_id, p.idx, p.attempt + 1 AS attempt, ${WHOLE_PAYLOAD} AS payload, p.traceparent,
       (extract(epoch FROM now() - p.due) * 1000)::int AS waited,
       (SELECT fence FROM claimed LIMIT 1) AS fence, (SELECT extract(epoch FROM expires_at)::float8 * 1000 FROM claimed LIMIT 1) AS expires_ms
FROM picked p WHERE (p.id IN (SELECT item_id FROM claimed)) IS TRUE`;

/** The columns of `picked`. */
export const PICKED =
  'i.id, i.job_id, i.owner_id, i.job_type, i.idx, i.attempt, i.payload, i.part, i.part_at, j.traceparent, coalesce(i.retry_at, j.created_at) AS due';

/** READY without a lease, due, of a job that runs, not held. Aliases: item `i`, job `j`. */
export const CLAIMABLE = `i.status = 'READY' AND (i.retry_at IS NULL OR i.retry_at <= now()) AND j.phase = 'OPEN'
  AND NOT EXISTS (SELECT 1 FROM leases l WHERE l.item_id = i.id) AND NOT ${HELD}`;

/** An executor that runs, or has been promised, an item that must run alone gets nothing beside it. */
const NOT_ALONE = `NOT EXISTS (SELECT 1 FROM suspects s WHERE s.executor_id = $1 AND s.until > now() AND s.lost > 1)`;

const CLAIM = `
WITH picked AS MATERIALIZED (
  SELECT ${PICKED} FROM items i JOIN jobs j ON j.id = i.job_id
  WHERE i.id = ANY ($5::uuid[]) AND i.job_type = $3 AND ${CLAIMABLE} AND i.lost = 0 AND ${NOT_ALONE}
  LIMIT $4 FOR NO KEY UPDATE OF i SKIP LOCKED
), ${TAKE}`;

/**
 * Leases items: counts the attempt before any work, and issues one fence for the whole claim. An item that is leased, finished, held,
 * paused, not due or suspected of killing executors is not in the answer; of two claims of one item exactly one gets it.
 */
export async function claim(db: Queryable, order: ClaimOrder): Promise<ClaimedItem[]> {
  const values = [order.executorId, order.leaseMs, order.jobType, order.max, order.itemIds];
  return (await runQuery<ClaimRow>(db, { name: 'claim', text: CLAIM, values })).rows.map(toClaimed);
}

export const toClaimed = (row: ClaimRow): ClaimedItem => ({
  itemId: row.id,
  jobId: row.job_id,
  ownerId: row.owner_id,
  index: row.idx,
  attempt: row.attempt,
  fence: row.fence,
  leaseExpiresAt: new Date(row.expires_ms),
  payload: row.payload,
  traceparent: traceOfItem(row.idx, row.traceparent),
  waitedMs: row.waited,
});
