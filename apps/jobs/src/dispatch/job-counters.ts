import { eventTopic } from '#contracts';
import { insertEventSql } from '#queue';
import { freeQuotaSql } from '#quota';

/** What subscribers of `job.finished` are told: one event a statement, naming every job it ended (contracts, events.ts). */
const TOLD = insertEventSql({
  topic: eventTopic('job.finished'),
  data: `'{"v":1,"jobs":[' || string_agg('{"id":"' || c.id || '","status":"' || c.phase || '","revision":' || c.revision || '}', ',') || ']}'`,
  from: 'FROM counted c WHERE c.finished HAVING count(*) > 0',
});

/** A job's items count as open until all of them have ended: once a job, and nothing for each item. */
const OPEN_NO_MORE = freeQuotaSql('openItems', 'SELECT c.owner_id, c.total AS amount FROM counted c WHERE c.finished');

/**
 * The tail of every statement that ends items: adds to each job exactly what `moved` moved, and finishes the job when nothing is open.
 * `moved` is a CTE of (id, job_id, status, records, error_code, error_message, scope).
 *
 * Order of locks everywhere: holds, items, leases, jobs, usage; each in the order of ids, or skipping what is locked. A row of `suspects` is written
 * by whoever holds its item, one of `open_jobs` by whoever holds its job. So none of them can deadlock (`npm run stress` looks for one);
 * whoever waits for a job's row sees the other's counters (READ COMMITTED reads a locked row again).
 * Whatever moves items moves READY ones alone: an item that ended is counted, and only redrive takes that back.
 * The CASE of `phase` is `finishAs` of job.transitions.ts; a spec compares them over all small counts.
 */
export const COUNT_MOVED_ITEMS = `
delta AS (
  SELECT job_id,
         count(*) FILTER (WHERE status = 'SUCCEEDED')::int AS succeeded,
         count(*) FILTER (WHERE status = 'DEAD')::int AS dead,
         count(*) FILTER (WHERE status = 'CANCELLED')::int AS cancelled,
         sum(records) FILTER (WHERE status = 'SUCCEEDED')::int AS records,
         max(error_code) FILTER (WHERE status = 'DEAD') AS error_code,
         max(error_message) FILTER (WHERE status = 'DEAD') AS error_message,
         max(scope) AS scope
  FROM moved GROUP BY job_id
), locked AS (
  SELECT d.* FROM delta d JOIN jobs j ON j.id = d.job_id ORDER BY d.job_id FOR NO KEY UPDATE OF j
), counted AS (
  UPDATE jobs j SET
    succeeded = j.succeeded + d.succeeded,
    dead = j.dead + d.dead,
    cancelled = j.cancelled + d.cancelled,
    records = CASE WHEN d.records IS NULL THEN j.records ELSE coalesce(j.records, 0) + d.records END,
    error_code = coalesce(d.error_code, j.error_code),
    error_message = coalesce(d.error_message, j.error_message),
    scopes = CASE WHEN d.scope IS NULL OR d.scope = ANY (j.scopes) THEN j.scopes ELSE array_append(j.scopes, d.scope) END,
    revision = j.revision + 1,
    started_at = coalesce(j.started_at, now()),
    stop_reason = CASE WHEN j.abort_on_error AND d.dead > 0 THEN coalesce(j.stop_reason, 'ABORTED') ELSE j.stop_reason END,
    phase = (CASE
      WHEN j.succeeded + j.dead + j.cancelled + d.succeeded + d.dead + d.cancelled < j.total THEN
        CASE WHEN j.abort_on_error AND d.dead > 0 THEN 'CANCELLING' ELSE j.phase::text END
      WHEN j.dead + d.dead = 0 AND j.cancelled + d.cancelled = 0 THEN 'SUCCEEDED'
      WHEN j.cancelled + d.cancelled > 0 AND j.stop_reason = 'CANCELLED' THEN 'CANCELLED'
      WHEN j.cancelled + d.cancelled > 0 AND j.stop_reason = 'EXPIRED' THEN 'EXPIRED'
      WHEN j.succeeded + d.succeeded > 0 THEN 'PARTIALLY_SUCCEEDED'
      ELSE 'FAILED'
    END)::job_phase,
    finished_at = CASE
      WHEN j.succeeded + j.dead + j.cancelled + d.succeeded + d.dead + d.cancelled < j.total THEN NULL ELSE now() END
  FROM locked d WHERE j.id = d.job_id
  RETURNING j.id, j.phase, j.revision, j.finished_at IS NOT NULL AS finished, j.owner_id, j.total
), ${OPEN_NO_MORE}, told AS (
  ${TOLD}
), closed AS (
  DELETE FROM open_jobs o USING counted c WHERE o.job_id = c.id AND c.finished
), aborted AS (
  UPDATE open_jobs o SET phase = 'CANCELLING' FROM counted c WHERE o.job_id = c.id AND c.phase = 'CANCELLING' AND o.phase <> 'CANCELLING'
), cleared AS (
  DELETE FROM suspects s WHERE s.item_id = ANY (ARRAY(SELECT m.id FROM moved m WHERE m.status <> 'READY'))
)`;
