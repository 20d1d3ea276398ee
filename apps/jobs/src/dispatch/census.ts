import { JOB_TYPE_NAMES, type JobType } from '#contracts';
import { run, type Queryable } from '#prisma';

/** Counted no further: a gauge that says "100,000 or more" is as good an alarm, and a scrape must stay cheap. */
const MOST = 100_000;

const COUNT = `
SELECT t.type,
  (SELECT count(*)::int FROM (SELECT FROM items i WHERE i.job_id IN (SELECT id FROM jobs WHERE type = t.type AND phase = 'OPEN')
     AND i.status = 'READY' AND i.dispatched_at IS NULL LIMIT ${MOST}) x) AS ready,
  (SELECT count(*)::int FROM items i WHERE i.job_type = t.type AND i.status = 'READY' AND i.dispatched_at IS NOT NULL) AS dispatched,
  (SELECT count(*)::int FROM items i WHERE i.job_type = t.type AND i.status = 'RUNNING') AS running,
  (SELECT coalesce(extract(epoch FROM now() - min(first)), 0)::float8 FROM (
     SELECT min(i.run_at) AS first FROM items i WHERE i.job_type = t.type AND i.status = 'READY' AND i.dispatched_at IS NOT NULL
     UNION ALL
     SELECT min(x.run_at) FROM (SELECT id FROM jobs WHERE type = t.type AND phase = 'OPEN' LIMIT 1000) j
       CROSS JOIN LATERAL (SELECT i.run_at FROM items i WHERE i.job_id = j.id AND i.status = 'READY' AND i.dispatched_at IS NULL
         ORDER BY i.run_at LIMIT 1) x) y WHERE first <= now()) AS oldest
FROM unnest($1::text[]) AS t (type)`;

/** Open items by state and type, for the gauges: whole tables are never read. */
export async function census(db: Queryable) {
  const { rows } = await run<{ type: JobType; ready: number; dispatched: number; running: number; oldest: number }>(db, {
    name: 'census',
    text: COUNT,
    values: [JOB_TYPE_NAMES],
  });
  return rows.map(({ oldest, ...row }) => ({ ...row, oldestReadySeconds: oldest }));
}
