import type { ItemId } from '#common';
import { run, type Queryable } from '#prisma';

/** An item as its executor holds it. */
export interface HeldItem {
  readonly itemId: ItemId;
  readonly attempt: number;
  readonly fence: string;
}

/** CONTINUE: the lease is extended. CANCEL: the person cancelled. LOST: somebody else has it, or it ended. */
export type HeartbeatVerdict = 'CONTINUE' | 'CANCEL' | 'LOST';

/**
 * A row that is being written by somebody else at this moment (acknowledged, cancelled, swept) is skipped rather than waited for: the
 * verdict says what it was, the next beat what it is, and two batches cannot deadlock.
 */
const BEAT = `
WITH input AS (
  SELECT * FROM unnest($1::uuid[], $2::int[], $3::bigint[]) WITH ORDINALITY AS t (id, attempt, fence, n)
), held AS (
  SELECT i.id FROM items i JOIN input x ON i.id = x.id
  WHERE i.attempt = x.attempt AND i.fence = x.fence AND i.status::text = 'RUNNING' FOR NO KEY UPDATE OF i SKIP LOCKED
), extended AS (
  UPDATE items i SET lease_expires_at = now() + $4::int * interval '1 ms' FROM held h WHERE i.id = h.id
)
SELECT CASE
  WHEN i.status = 'CANCELLED' OR j.phase = 'CANCELLING' THEN 'CANCEL'
  WHEN i.status = 'RUNNING' AND i.fence = x.fence AND i.attempt = x.attempt THEN 'CONTINUE'
  ELSE 'LOST' END AS verdict
FROM input x LEFT JOIN items i ON i.id = x.id LEFT JOIN jobs j ON j.id = i.job_id
ORDER BY x.n`;

/** Extends the leases that still stand, also one that has run out and was not swept yet. Verdicts in the order of the items. */
export async function heartbeat(db: Queryable, items: readonly HeldItem[], leaseMs: number): Promise<HeartbeatVerdict[]> {
  if (items.length === 0) return [];
  const values = [items.map((i) => i.itemId), items.map((i) => i.attempt), items.map((i) => i.fence), leaseMs];
  const { rows } = await run<{ verdict: HeartbeatVerdict }>(db, { name: 'heartbeat', text: BEAT, values });
  return rows.map((r) => r.verdict);
}
