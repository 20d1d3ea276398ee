import { run, type Queryable } from '#prisma';
import type { HeldItem } from './heartbeat.js';

const RELEASE = `
UPDATE items i SET status = 'READY', attempt = i.attempt - 1, fence = NULL, last_fence = i.fence, executor_id = NULL,
  lease_expires_at = NULL, dispatched_at = NULL
FROM unnest($1::uuid[], $2::int[], $3::bigint[]) AS x (id, attempt, fence)
WHERE i.id = x.id AND i.attempt = x.attempt AND i.fence = x.fence AND i.status::text = 'RUNNING'`;

/** Gives items back: ready at once, the attempt uncharged. Answers how many were still this executor's. */
export async function release(db: Queryable, items: readonly HeldItem[]): Promise<number> {
  const values = [items.map((i) => i.itemId), items.map((i) => i.attempt), items.map((i) => i.fence)];
  return (await run(db, { name: 'release', text: RELEASE, values })).rowCount ?? 0;
}
