import type { JobId } from '#common';
import type { JobType } from '#contracts';
import { runQuery, type Queryable } from '#database';
import { COUNT_MOVED_ITEMS } from './job-counters.js';

/** Starts without an end after which an item is dead: it has taken three executors with it. */
export const POISON_AT = 3;

/** Leases taken back in one statement: bounds the transaction after an outage, when thousands may be over. */
const BATCH = 500;

const ENDS = `NOT w.unheard AND (i.lost + 1 >= ${POISON_AT} OR w.attempt >= i.max_attempts)`;

/**
 * `unheard`: the executor lives and has never heard of this lease, because the answer to its Claim was lost (Jobs or its database died
 * between commit and reply). It heartbeats all it knows at once, every third of a lease, so another lease of it that was extended half a
 * lease later than this one proves both. Such an item did not start: no attempt is charged and nobody is suspected. Without this, three
 * outages within a minute made a healthy item POISON (1 of 1,500, measured with containers killed).
 */
const EXPIRE = `
WITH held AS MATERIALIZED (
  SELECT i.id FROM leases l JOIN items i ON i.id = l.item_id WHERE l.expires_at < now() LIMIT ${BATCH} FOR NO KEY UPDATE OF i SKIP LOCKED
), won AS (
  DELETE FROM leases l USING held h WHERE l.item_id = h.id AND l.expires_at < now()
  RETURNING l.item_id, l.attempt,
    EXISTS (SELECT 1 FROM leases o WHERE o.executor_id = l.executor_id AND o.expires_at > l.expires_at + $1::int * interval '1 ms' / 2) AS unheard
), moved AS (
  UPDATE items i SET
    status = (CASE WHEN ${ENDS} THEN 'DEAD' ELSE 'READY' END)::item_status,
    error_code = CASE WHEN w.unheard THEN i.error_code WHEN i.lost + 1 >= ${POISON_AT} THEN 'POISON' ELSE 'LEASE_LOST' END,
    error_message = CASE WHEN w.unheard THEN i.error_message
      WHEN i.lost + 1 >= ${POISON_AT} THEN 'Every executor that started this item ended with it'
      ELSE 'The executor stopped answering' END,
    finished_at = CASE WHEN ${ENDS} THEN now() END,
    dead_at = CASE WHEN ${ENDS} THEN now() END,
    retry_at = CASE WHEN ${ENDS} THEN NULL ELSE now() END,
    lost = CASE WHEN w.unheard THEN i.lost ELSE i.lost + 1 END,
    attempt = CASE WHEN w.unheard THEN i.attempt ELSE w.attempt END
  FROM won w WHERE i.id = w.item_id AND i.status = 'READY'
  RETURNING i.id, i.job_id, i.owner_id, i.job_type, i.status, i.lost, i.records, i.error_code, i.error_message, NULL::text AS scope
), suspected AS (
  INSERT INTO suspects (item_id, owner_id, job_type, lost) SELECT id, owner_id, job_type, lost FROM moved WHERE status = 'READY' AND lost > 0
  ON CONFLICT (item_id) DO UPDATE SET lost = excluded.lost, executor_id = NULL, until = NULL
), ${COUNT_MOVED_ITEMS}
SELECT m.id, m.job_id, m.job_type, m.status::text AS status, c.phase::text AS phase FROM moved m JOIN counted c ON c.id = m.job_id`;

export interface ReapedLeases {
  readonly items: number;
  readonly dead: number;
  readonly changedJobs: readonly JobId[];
  readonly stoppingJobs: readonly JobId[];
  readonly types: readonly JobType[];
  /** There may be more. */
  readonly more: boolean;
}

/** Takes back leases that have run out: the old fence is void, the start stays charged and is remembered as lost. `leaseMs`: of a lease. */
export async function reapExpiredLeases(db: Queryable, leaseMs: number): Promise<ReapedLeases> {
  const { rows } = await runQuery<{ id: string; job_id: JobId; job_type: JobType; status: string; phase: string }>(db, {
    name: 'sweep-leases',
    text: EXPIRE,
    values: [leaseMs],
  });
  return {
    items: rows.length,
    dead: rows.filter((r) => r.status === 'DEAD').length,
    changedJobs: [...new Set(rows.map((r) => r.job_id))],
    stoppingJobs: [...new Set(rows.filter((r) => r.phase === 'CANCELLING').map((r) => r.job_id))],
    types: [...new Set(rows.map((r) => r.job_type))],
    more: rows.length === BATCH,
  };
}
