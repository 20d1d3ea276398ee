import type { ItemId, UserId } from '#common';
import { runQuery, withTransaction, type Pool } from '#database';
import { claim, CLAIMABLE, type ClaimedItem, type ClaimOrder } from './claim.js';

const CANDIDATES = `
SELECT i.id, i.owner_id, (SELECT count(*)::int FROM leases r WHERE r.owner_id = i.owner_id AND r.job_type = i.job_type) AS running
FROM unnest($2::uuid[]) WITH ORDINALITY AS x (id, n) JOIN items i ON i.id = x.id JOIN jobs j ON j.id = i.job_id
WHERE i.job_type = $1 AND ${CLAIMABLE} AND i.lost = 0
ORDER BY x.n`;

/**
 * A claim of a type whose owners have a cap on items running at once. Claims of that type take turns, so that two of them cannot both
 * see the last free place: capped types are slow ones, where that costs nothing.
 */
export async function claimCapped(pool: Pool, order: ClaimOrder, perOwner: number): Promise<ClaimedItem[]> {
  return withTransaction(pool, async (tx) => {
    await runQuery(tx, { name: 'claim-turn', text: `SELECT pg_advisory_xact_lock(hashtext('claim ' || $1))`, values: [order.jobType] });
    const { rows } = await runQuery<{ id: ItemId; owner_id: UserId; running: number }>(tx, {
      name: 'claim-candidates',
      text: CANDIDATES,
      values: [order.jobType, order.itemIds],
    });
    const running = new Map(rows.map((r) => [r.owner_id, r.running]));
    const itemIds: ItemId[] = [];
    for (const { id, owner_id: owner } of rows) {
      const busy = running.get(owner) ?? 0;
      if (busy >= perOwner || itemIds.length >= order.max) continue;
      running.set(owner, busy + 1);
      itemIds.push(id);
    }
    return itemIds.length === 0 ? [] : claim(tx, { ...order, itemIds });
  });
}
