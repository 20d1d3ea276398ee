import { JOB_TYPE_NAMES, type JobType } from '#contracts';
import { runQuery, type Queryable } from '#database';

/** Open items of one type. */
export interface QueueDepth {
  readonly type: JobType;
  readonly ready: number;
  readonly running: number;
  /** How long the oldest due item waits, in seconds; 0 when none is due. */
  readonly oldestReadySeconds: number;
}

/** The oldest items are in the oldest jobs; more than these need not be opened for a gauge. */
const JOBS_OPENED = 100;

const COUNT = `
SELECT t.type, r.running, greatest(0, o.open - r.running) AS ready, coalesce(extract(epoch FROM now() - w.since), 0)::float8 AS oldest
FROM unnest($1::text[]) AS t (type)
CROSS JOIN LATERAL (SELECT count(*)::int AS running FROM leases l WHERE l.job_type = t.type) r
CROSS JOIN LATERAL (
  SELECT coalesce(sum(j.total - j.succeeded - j.dead - j.cancelled), 0)::int AS open
  FROM open_jobs o JOIN jobs j ON j.id = o.job_id WHERE o.type = t.type
) o
CROSS JOIN LATERAL (
  SELECT min(x.due) AS since FROM (
    SELECT job_id, created_at FROM open_jobs WHERE type = t.type AND phase = 'OPEN' ORDER BY created_at LIMIT ${JOBS_OPENED}
  ) j CROSS JOIN LATERAL (
    SELECT coalesce(i.retry_at, j.created_at) AS due FROM items i
    WHERE i.job_id = j.job_id AND i.status = 'READY' AND (i.retry_at IS NULL OR i.retry_at <= now())
      AND NOT EXISTS (SELECT 1 FROM leases l WHERE l.item_id = i.id)
    ORDER BY i.idx DESC LIMIT 1
  ) x
) w`;

/** Open items by state and type, for the gauges: only what is open is read. */
export async function queueDepths(db: Queryable): Promise<QueueDepth[]> {
  const { rows } = await runQuery<{ type: JobType; ready: number; running: number; oldest: number }>(db, {
    name: 'queue-depths',
    text: COUNT,
    values: [JOB_TYPE_NAMES],
  });
  return rows.map(({ type, ready, running, oldest }) => ({ type, ready, running, oldestReadySeconds: oldest }));
}
