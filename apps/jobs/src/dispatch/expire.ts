import type { JobId } from '#common';
import { runQuery, type Queryable } from '#database';

/**
 * Jobs open for longer than their days begin to stop; their items are cancelled like any stopping job's. Answers which. The rows are locked in
 * the order of ids before any is written (tally.ts): written as they were found, two of them met a sweep of the same two as a deadlock.
 */
export async function expireJobs(db: Queryable, days: number): Promise<JobId[]> {
  const { rows } = await runQuery<{ id: JobId }>(db, {
    name: 'jobs-expire',
    text: `WITH old AS (
        SELECT job_id FROM open_jobs WHERE created_at < now() - $1::int * interval '1 day' AND phase <> 'CANCELLING'
        LIMIT 100
      ), held AS MATERIALIZED (
        SELECT j.id FROM jobs j WHERE j.id IN (SELECT job_id FROM old) ORDER BY j.id FOR NO KEY UPDATE
      ), stopped AS (
        UPDATE jobs j SET phase = 'CANCELLING', stop_reason = 'EXPIRED', revision = revision + 1 FROM held h
        WHERE j.id = h.id AND j.phase IN ('OPEN', 'PAUSED') RETURNING j.id
      )
      UPDATE open_jobs o SET phase = 'CANCELLING' FROM stopped s WHERE o.job_id = s.id RETURNING o.job_id AS id`,
    values: [days],
  });
  return rows.map((r) => r.id);
}
