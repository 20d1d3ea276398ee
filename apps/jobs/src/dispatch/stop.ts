import type { JobId } from '#common';
import { run, type Queryable } from '#database';
import { TALLY } from './tally.js';

/** Items cancelled in one statement: some 20 ms of row locks. */
export const STOP_BATCH = 1_000;

/**
 * Items an executor is acknowledging at this moment are skipped, not waited for: they are locked in index order here and in another
 * there. `$2` is where the last batch ended.
 */
const STOP = `
WITH held AS MATERIALIZED (
  SELECT i.id FROM items i JOIN open_jobs o ON o.job_id = i.job_id
  WHERE i.job_id = $1 AND i.idx > $2 AND i.status = 'READY' AND o.phase = 'CANCELLING'
  ORDER BY i.idx LIMIT ${STOP_BATCH} FOR NO KEY UPDATE OF i SKIP LOCKED
), gone AS (
  DELETE FROM leases l USING held h WHERE l.item_id = h.id
), moved AS (
  UPDATE items i SET status = 'CANCELLED', finished_at = now(), retry_at = NULL
  FROM held h WHERE i.id = h.id
  RETURNING i.id, i.idx, i.job_id, i.status, i.records, NULL::text AS error_code, NULL::text AS error_message, NULL::text AS scope
), ${TALLY}
SELECT max(idx)::int AS last, (SELECT phase::text FROM counted) AS phase FROM moved`;

/** One batch of a CANCELLING job's open items. `last` is undefined when none was found from `from` on; `done` when the job ended by it. */
export async function stopItems(db: Queryable, job: JobId, from: number): Promise<{ last: number | undefined; done: boolean }> {
  const { rows } = await run<{ last: number | null; phase: string | null }>(db, { name: 'stop', text: STOP, values: [job, from] });
  const { last, phase } = rows[0] ?? { last: null, phase: null };
  return { last: last ?? undefined, done: phase !== null && phase !== 'CANCELLING' };
}

/** Jobs that wait for their open items to be cancelled, oldest first. */
export async function stoppingJobs(db: Queryable): Promise<JobId[]> {
  const { rows } = await run<{ id: JobId }>(db, {
    name: 'stopping-jobs',
    text: `SELECT job_id AS id FROM open_jobs WHERE phase = 'CANCELLING' ORDER BY job_id LIMIT 100`,
  });
  return rows.map((r) => r.id);
}
