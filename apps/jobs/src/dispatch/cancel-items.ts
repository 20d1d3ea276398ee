import type { ItemId, JobId } from '#common';
import { runQuery, withTransaction, type Pool, type Queryable } from '#database';
import { COUNT_MOVED_ITEMS } from './job-counters.js';

/** Items cancelled in one statement: some 20 ms of row locks. */
export const CANCEL_BATCH = 1_000;

/**
 * Items an executor is acknowledging at this moment are skipped, not waited for: they are locked in index order here and in another
 * there. `$2` is where the last batch ended.
 */
const HOLD = `
SELECT i.id FROM items i JOIN open_jobs o ON o.job_id = i.job_id
WHERE i.job_id = $1 AND i.idx > $2 AND i.status = 'READY' AND o.phase = 'CANCELLING'
ORDER BY i.idx LIMIT ${CANCEL_BATCH} FOR NO KEY UPDATE OF i SKIP LOCKED`;

/**
 * A statement of its own, after the items are held: a claim writes no item, so one that commits while HOLD runs is not in what HOLD sees,
 * and its lease would outlive the item. From here on nobody can claim them, and every lease of theirs is seen.
 */
const STOP = `
WITH gone AS (
  DELETE FROM leases WHERE item_id = ANY ($1::uuid[])
), moved AS (
  UPDATE items i SET status = 'CANCELLED', finished_at = now(), retry_at = NULL
  WHERE i.id = ANY ($1::uuid[])
  RETURNING i.id, i.idx, i.job_id, i.status, i.records, NULL::text AS error_code, NULL::text AS error_message, NULL::text AS scope
), ${COUNT_MOVED_ITEMS}
SELECT max(idx)::int AS last, (SELECT phase::text FROM counted) AS phase FROM moved`;

/** One batch of a CANCELLING job's open items. `last` is undefined when none was found from `from` on; `done` when the job ended by it. */
export async function cancelItems(pool: Pool, job: JobId, from: number): Promise<{ last: number | undefined; done: boolean }> {
  return withTransaction(pool, async (tx) => {
    const held = (await runQuery<{ id: ItemId }>(tx, { name: 'stop-hold', text: HOLD, values: [job, from] })).rows.map((r) => r.id);
    if (held.length === 0) return { last: undefined, done: false };
    const { rows } = await runQuery<{ last: number | null; phase: string | null }>(tx, { name: 'stop', text: STOP, values: [held] });
    const { last, phase } = rows[0] ?? { last: null, phase: null };
    return { last: last ?? undefined, done: phase !== null && phase !== 'CANCELLING' };
  });
}

/** Jobs that wait for their open items to be cancelled, oldest first. */
export async function cancellingJobs(db: Queryable): Promise<JobId[]> {
  const { rows } = await runQuery<{ id: JobId }>(db, {
    name: 'stopping-jobs',
    text: `SELECT job_id AS id FROM open_jobs WHERE phase = 'CANCELLING' ORDER BY job_id LIMIT 100`,
  });
  return rows.map((r) => r.id);
}
