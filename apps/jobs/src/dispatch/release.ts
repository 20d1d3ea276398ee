import { runQuery, type Queryable } from '#database';
import type { HeldItem } from './heartbeat.js';

const RELEASE = `
WITH held AS MATERIALIZED (
  SELECT x.* FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, attempt int, fence bigint) JOIN items i ON i.id = x.id
  ORDER BY x.id FOR NO KEY UPDATE OF i
), won AS (
  DELETE FROM leases l USING held x
  WHERE l.item_id = ANY (ARRAY(SELECT id FROM held)) AND l.item_id = x.id AND l.fence = x.fence AND l.attempt = x.attempt
  RETURNING l.item_id, l.job_type
), calmed AS (
  UPDATE suspects s SET executor_id = NULL, until = NULL FROM won w WHERE s.item_id = w.item_id
)
UPDATE items i SET retry_at = now() FROM won w WHERE i.id = w.item_id AND i.status = 'READY'`;

/** Gives items back: ready at once, the attempt uncharged. Answers how many were still this executor's. */
export async function release(db: Queryable, items: readonly HeldItem[]): Promise<number> {
  if (items.length === 0) return 0;
  const values = [JSON.stringify(items.map(({ itemId: id, attempt, fence }) => ({ id, attempt, fence })))];
  return (await runQuery(db, { name: 'release', text: RELEASE, values })).rowCount ?? 0;
}
