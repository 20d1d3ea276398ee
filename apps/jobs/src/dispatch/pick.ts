import type { ItemId, JobId, UserId } from '#common';
import type { JobType } from '#contracts';
import { run, type Queryable, type Tx } from '#prisma';
import { HELD } from './holds.js';

/** Owners looked at in one round: bounds the statement. Those beyond come in the next round. */
export const OWNERS_A_ROUND = 200;

/** Open jobs of one owner looked at in one round; many of them may have nothing due. The next round goes on where this one ended. */
export const JOBS_A_ROUND = 1_000;

/** A hint to be: what the dispatcher needs to know of a stamped item. */
export interface Stamped {
  readonly id: ItemId;
  readonly lost: number;
  readonly traceparent: string | null;
}

/** Skips from owner to owner through the index: costs the number of owners, not of jobs. */
const OWNERS = `
WITH RECURSIVE o (owner_id) AS (
  (SELECT owner_id FROM jobs WHERE type = $1 AND phase = 'OPEN' AND owner_id > $2 ORDER BY owner_id LIMIT 1)
  UNION ALL
  SELECT (SELECT j.owner_id FROM jobs j WHERE j.type = $1 AND j.phase = 'OPEN' AND j.owner_id > o.owner_id ORDER BY j.owner_id LIMIT 1)
  FROM o WHERE o.owner_id IS NOT NULL
)
SELECT owner_id FROM o WHERE owner_id IS NOT NULL LIMIT ${OWNERS_A_ROUND}`;

/** Owners with open jobs of the type, in id order from after `cursor`. */
export async function ownersAfter(db: Queryable, type: JobType, cursor: UserId): Promise<UserId[]> {
  const { rows } = await run<{ owner_id: UserId }>(db, { name: 'dispatch-owners', text: OWNERS, values: [type, cursor] });
  return rows.map((r) => r.owner_id);
}

/** A place in the line of one owner's jobs. */
export interface Place {
  readonly createdAt: Date;
  readonly job: JobId;
}

/** Where to look at one owner: their jobs from this place on; undefined: from the oldest. */
export interface Turn {
  readonly owner: UserId;
  readonly from: Place | undefined;
}

const OLDEST: Place = { createdAt: new Date(0), job: '00000000-0000-0000-0000-000000000000' as JobId };

/**
 * Jobs are taken in order of creation time and not of id, though ids sort alike: only one index has that order, so the planner cannot walk
 * the primary key over everybody's finished jobs instead (measured: 190 ms instead of 1).
 */
const STAMP = `
WITH turn AS (
  SELECT * FROM unnest($2::uuid[], $3::timestamptz[], $6::uuid[]) WITH ORDINALITY AS t (owner_id, from_at, from_id, n)
), due AS MATERIALIZED (
  SELECT t.n, i.id, i.lost, j.id AS job_id, j.created_at, j.traceparent,
         row_number() OVER (PARTITION BY t.n ORDER BY j.created_at, j.id, i.run_at, i.idx) AS place
  FROM turn t
  CROSS JOIN LATERAL (
    SELECT j.id, j.created_at, j.traceparent, j.scopes, j.owner_id FROM jobs j
    WHERE j.type = $1 AND j.phase = 'OPEN' AND j.owner_id = t.owner_id AND (j.created_at, j.id) >= (t.from_at, t.from_id)
    ORDER BY j.created_at, j.id LIMIT ${JOBS_A_ROUND}
  ) j
  CROSS JOIN LATERAL (
    SELECT i.id, i.run_at, i.idx, i.lost FROM items i
    WHERE i.job_id = j.id AND i.status = 'READY' AND i.dispatched_at IS NULL AND i.run_at <= now()
    ORDER BY i.run_at, i.idx LIMIT $4
  ) i
  WHERE NOT ${HELD}
), picked AS MATERIALIZED (
  SELECT i.id FROM items i WHERE i.id IN (SELECT d.id FROM due d WHERE d.place <= $4 ORDER BY d.place, d.n LIMIT $5)
    AND i.status = 'READY' AND i.dispatched_at IS NULL FOR UPDATE SKIP LOCKED
), stamped AS (
  UPDATE items i SET dispatched_at = clock_timestamp() FROM picked p WHERE i.id = p.id RETURNING i.id
)
SELECT d.id, d.lost, d.traceparent, d.job_id, d.created_at, d.n::int FROM stamped s JOIN due d ON d.id = s.id ORDER BY d.place, d.n`;

export interface Stamping {
  readonly items: readonly Stamped[];
  /** For each turn: where the last item's job stands, or undefined when the owner had nothing due from `turn.from` on. */
  readonly reached: readonly (Place | undefined)[];
}

/**
 * Marks due items as hinted, fairly: the first item of every owner before the second of any, oldest job first inside an owner.
 * At most `quota` an owner and `limit` in all.
 */
export async function stampDue(tx: Tx, type: JobType, turns: readonly Turn[], quota: number, limit: number): Promise<Stamping> {
  const from = turns.map((t) => t.from ?? OLDEST);
  const values = [type, turns.map((t) => t.owner), from.map((p) => p.createdAt), quota, limit, from.map((p) => p.job)];
  const { rows } = await run<Stamped & { job_id: JobId; created_at: Date; n: number }>(tx, { name: 'dispatch-stamp', text: STAMP, values });
  const reached: (Place | undefined)[] = turns.map(() => undefined);
  for (const { n, job_id: job, created_at: createdAt } of rows) {
    const before = reached[n - 1];
    if (!before || createdAt > before.createdAt || (createdAt.getTime() === before.createdAt.getTime() && job > before.job)) {
      reached[n - 1] = { createdAt, job };
    }
  }
  return { items: rows.map(({ id, lost, traceparent }) => ({ id, lost, traceparent })), reached };
}

const OUTSTANDING = `
SELECT count(*)::int AS count, coalesce(extract(epoch FROM clock_timestamp() - min(dispatched_at)) * 1000, 0)::int AS oldest
FROM items WHERE job_type = $1 AND status = 'READY' AND dispatched_at IS NOT NULL`;

/** Items hinted and not claimed, over all replicas, and how long the oldest waits. */
export async function outstanding(db: Queryable, type: JobType): Promise<{ count: number; oldestMs: number }> {
  const { rows } = await run<{ count: number; oldest: number }>(db, { name: 'dispatch-outstanding', text: OUTSTANDING, values: [type] });
  return { count: rows[0]?.count ?? 0, oldestMs: rows[0]?.oldest ?? 0 };
}

const AGAIN = `
WITH old AS MATERIALIZED (
  SELECT i.id, i.lost, j.traceparent, (j.phase = 'OPEN' AND NOT ${HELD}) AS wanted
  FROM items i JOIN jobs j ON j.id = i.job_id
  WHERE i.job_type = $1 AND i.status = 'READY' AND i.dispatched_at < now() - $2::int * interval '1 ms'
  ORDER BY i.dispatched_at LIMIT 500 FOR UPDATE OF i SKIP LOCKED
), stamped AS (
  UPDATE items i SET dispatched_at = CASE WHEN o.wanted THEN clock_timestamp() END FROM old o WHERE i.id = o.id
)
SELECT id, lost, traceparent FROM old WHERE wanted`;

/** Items whose hint nobody followed for `afterMs`: stamped anew, to be hinted again. Those paused or held leave the window instead. */
export async function stampAgain(db: Queryable, type: JobType, afterMs: number): Promise<Stamped[]> {
  return (await run<Stamped>(db, { name: 'dispatch-again', text: AGAIN, values: [type, afterMs] })).rows;
}
