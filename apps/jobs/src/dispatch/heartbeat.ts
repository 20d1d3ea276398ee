import type { ItemId } from '#common';
import { runQuery, type Queryable } from '#database';

/** An item as its executor holds it. */
export interface HeldItem {
  readonly itemId: ItemId;
  readonly attempt: number;
  readonly fence: string;
}

/** CONTINUE: the lease is extended. CANCEL: the person cancelled. LOST: somebody else has it, or it ended. */
export type HeartbeatVerdict = 'CONTINUE' | 'CANCEL' | 'LOST';

/**
 * A lease that is being written by somebody else at this moment (acknowledged, cancelled, swept) is skipped rather than waited for: the
 * verdict says what it was, the next beat what it is, and two batches cannot deadlock.
 */
const BEAT = `
WITH input AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS t (n int, id uuid, attempt int, fence bigint)
), held AS (
  SELECT l.item_id FROM leases l JOIN input x ON l.item_id = x.id
  WHERE l.attempt = x.attempt AND l.fence = x.fence FOR NO KEY UPDATE OF l SKIP LOCKED
), extended AS (
  UPDATE leases l SET expires_at = now() + $2::int * interval '1 ms' FROM held h WHERE l.item_id = h.item_id
)
SELECT CASE
  WHEN i.status = 'CANCELLED' OR o.phase = 'CANCELLING' THEN 'CANCEL'
  WHEN l.fence = x.fence AND l.attempt = x.attempt THEN 'CONTINUE'
  ELSE 'LOST' END AS verdict
FROM input x LEFT JOIN items i ON i.id = x.id LEFT JOIN leases l ON l.item_id = x.id LEFT JOIN open_jobs o ON o.job_id = i.job_id
ORDER BY x.n`;

/** Extends the leases that still stand, also one that has run out and was not swept yet. Verdicts in the order of the items. */
export async function heartbeat(db: Queryable, items: readonly HeldItem[], leaseMs: number): Promise<HeartbeatVerdict[]> {
  if (items.length === 0) return [];
  const values = [JSON.stringify(items.map(({ itemId: id, attempt, fence }, n) => ({ n, id, attempt, fence }))), leaseMs];
  const { rows } = await runQuery<{ verdict: HeartbeatVerdict }>(db, { name: 'heartbeat', text: BEAT, values });
  return rows.map((r) => r.verdict);
}
