import type { JobId } from '#common';
import type { JobType } from '#contracts';
import { run, type Queryable } from '#prisma';
import { TALLY } from './tally.js';

/** Starts without an end after which an item is dead: it has taken three executors with it. */
export const POISON_AT = 3;

/** Leases taken back in one statement: bounds the transaction after an outage, when thousands may be over. */
const BATCH = 500;

const EXPIRE = `
WITH held AS MATERIALIZED (
  SELECT i.id FROM leases l JOIN items i ON i.id = l.item_id WHERE l.expires_at < now() LIMIT ${BATCH} FOR NO KEY UPDATE OF i SKIP LOCKED
), won AS (
  DELETE FROM leases l USING held h WHERE l.item_id = h.id AND l.expires_at < now() RETURNING l.item_id, l.attempt
), moved AS (
  UPDATE items i SET
    status = (CASE WHEN i.lost + 1 >= ${POISON_AT} OR w.attempt >= i.max_attempts THEN 'DEAD' ELSE 'READY' END)::item_status,
    error_code = CASE WHEN i.lost + 1 >= ${POISON_AT} THEN 'POISON' ELSE 'LEASE_LOST' END,
    error_message = CASE WHEN i.lost + 1 >= ${POISON_AT}
      THEN 'Every executor that started this item ended with it'
      ELSE 'The executor stopped answering' END,
    finished_at = CASE WHEN i.lost + 1 >= ${POISON_AT} OR w.attempt >= i.max_attempts THEN now() END,
    dead_at = CASE WHEN i.lost + 1 >= ${POISON_AT} OR w.attempt >= i.max_attempts THEN now() END,
    retry_at = CASE WHEN i.lost + 1 >= ${POISON_AT} OR w.attempt >= i.max_attempts THEN NULL ELSE now() END,
    lost = i.lost + 1, attempt = w.attempt
  FROM won w WHERE i.id = w.item_id
  RETURNING i.id, i.job_id, i.owner_id, i.job_type, i.status, i.lost, i.records, i.error_code, i.error_message, NULL::text AS scope
), suspected AS (
  INSERT INTO suspects (item_id, owner_id, job_type, lost) SELECT id, owner_id, job_type, lost FROM moved WHERE status = 'READY'
  ON CONFLICT (item_id) DO UPDATE SET lost = excluded.lost, executor_id = NULL, until = NULL
), ${TALLY}
SELECT m.id, m.job_id, m.job_type, m.status::text AS status, c.phase::text AS phase FROM moved m JOIN counted c ON c.id = m.job_id`;

export interface Swept {
  readonly items: number;
  readonly dead: number;
  readonly changedJobs: readonly JobId[];
  readonly stoppingJobs: readonly JobId[];
  readonly types: readonly JobType[];
  /** There may be more. */
  readonly more: boolean;
}

/** Takes back leases that have run out: the old fence is void, the start stays charged and is remembered as lost. */
export async function sweepLeases(db: Queryable): Promise<Swept> {
  const { rows } = await run<{ id: string; job_id: JobId; job_type: JobType; status: string; phase: string }>(db, {
    name: 'sweep-leases',
    text: EXPIRE,
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
