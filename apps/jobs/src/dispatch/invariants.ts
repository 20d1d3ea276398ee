import type { JobId } from '#common';
import { runQuery, type Queryable } from '#database';

/** Newest jobs, and open ones, that one check recounts; and items, so that a few huge jobs do not make it long. */
const JOBS = 200;
const ITEMS = 200_000;

/** A job whose stored facts contradict each other. */
export interface Violation {
  readonly job: JobId;
  readonly what: 'COUNTERS' | 'PHASE' | 'OPEN_LIST' | 'LEASE';
}

/** A person whose rows are being deleted, in several statements: between them their jobs have no items, and leases no item. */
const GOING = (row: string): string =>
  `EXISTS (SELECT FROM erasures e WHERE e.owner_hash = sha256(convert_to(${row}.owner_id::text, 'UTF8')))`;

const CHECK = `
WITH chosen AS (
  (SELECT id FROM jobs ORDER BY id DESC LIMIT ${JOBS})
  UNION
  (SELECT job_id FROM open_jobs ORDER BY random() LIMIT ${JOBS})
), sized AS (
  SELECT j.*, sum(j.total) OVER (ORDER BY j.id DESC) AS running_total FROM jobs j JOIN chosen s ON s.id = j.id
  WHERE NOT ${GOING('j')}
), counted AS (
  SELECT j.id, j.phase, j.total, j.succeeded, j.dead, j.cancelled, j.finished_at, n.*, o.job_id AS open, o.phase AS open_phase
  FROM sized j
  CROSS JOIN LATERAL (
    SELECT count(*) AS all_items, count(*) FILTER (WHERE status = 'SUCCEEDED') AS s, count(*) FILTER (WHERE status = 'DEAD') AS d,
           count(*) FILTER (WHERE status = 'CANCELLED') AS c
    FROM items WHERE job_id = j.id
  ) n
  LEFT JOIN open_jobs o ON o.job_id = j.id
  WHERE j.running_total - j.total < ${ITEMS}
)
SELECT id AS job, 'COUNTERS' AS what FROM counted WHERE (total, succeeded, dead, cancelled) IS DISTINCT FROM (all_items::int, s::int, d::int, c::int)
UNION ALL
SELECT id, 'PHASE' FROM counted WHERE (finished_at IS NOT NULL) <> (s + d + c = all_items)
UNION ALL
SELECT id, 'OPEN_LIST' FROM counted WHERE (finished_at IS NULL) <> (open IS NOT NULL) OR open_phase IS DISTINCT FROM CASE WHEN finished_at IS NULL THEN phase END
UNION ALL
SELECT l.job_id, 'LEASE' FROM leases l LEFT JOIN items i ON i.id = l.item_id 
WHERE (i.status IS DISTINCT FROM 'READY' OR i.attempt <> l.attempt - 1) AND NOT ${GOING('l')}`;

/**
 * The invariants that span rows: counters equal a recount, a job is finished iff nothing is open, the list of open jobs is right, every
 * lease belongs to a READY item and counts its next attempt. One statement, so one moment. Empty when all is well.
 */
export async function findViolations(db: Queryable): Promise<Violation[]> {
  const { rows } = await runQuery<{ job: JobId; what: Violation['what'] }>(db, { name: 'invariants', text: CHECK });
  return rows;
}
