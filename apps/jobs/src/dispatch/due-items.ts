import type { ItemId, JobId, UserId } from '#common';
import type { JobType } from '#contracts';
import { runQuery, type Queryable } from '#database';
import { LANE } from '../job/lanes.js';
import { traceOfItem } from '../job/traced-items.js';
import { CLAIMABLE } from './claim.js';
import { HELD } from './holds.js';

/** Owners looked at in one round: bounds the statement. Those beyond come in the next round. */
export const OWNERS_A_ROUND = 200;

/** Open jobs of one owner looked at in one round; many of them may have nothing due. The next round goes on where this one ended. */
const JOBS_A_ROUND = 500;

/** Skips from owner to owner through the index: costs the number of owners, not of jobs. */
const OWNERS = `
WITH RECURSIVE o (owner_id) AS (
  (SELECT owner_id FROM open_jobs WHERE type = $1 AND phase = 'OPEN' AND owner_id > $2 ORDER BY owner_id LIMIT 1)
  UNION ALL
  SELECT (SELECT j.owner_id FROM open_jobs j WHERE j.type = $1 AND j.phase = 'OPEN' AND j.owner_id > o.owner_id ORDER BY j.owner_id LIMIT 1)
  FROM o WHERE o.owner_id IS NOT NULL
)
SELECT owner_id FROM o WHERE owner_id IS NOT NULL LIMIT ${OWNERS_A_ROUND}`;

/** Owners with open jobs of the type, in id order from after `cursor`. */
export async function ownersAfter(db: Queryable, type: JobType, cursor: UserId): Promise<UserId[]> {
  const { rows } = await runQuery<{ owner_id: UserId }>(db, { name: 'dispatch-owners', text: OWNERS, values: [type, cursor] });
  return rows.map((r) => r.owner_id);
}

/** A place in the line of one owner's jobs. */
export interface JobCursor {
  readonly createdAt: Date;
  readonly job: JobId;
}

/** Where to look at one owner: their jobs from this place on. */
export interface OwnerCursor {
  readonly owner: UserId;
  readonly from: JobCursor;
}

/** An item to hint. */
export interface DueItem {
  readonly id: ItemId;
  readonly job: JobId;
  readonly owner: UserId;
  readonly index: number;
  /** It has lost a lease before: it travels alone. */
  readonly suspect: boolean;
  /** It came back: it stands outside the order of indexes. */
  readonly retried: boolean;
  readonly traceparent: string | null;
  /** What it waits for elsewhere (lanes.ts). */
  readonly lane: string;
  /** Which turn it belongs to, and where its job stands. */
  readonly turn: number;
  readonly place: JobCursor;
}

/**
 * Jobs are taken in order of creation time: the index that has it holds open jobs only, and the walk along it ends with the `$4`th item.
 * Of each job first what came back and is due, then what was never hinted, after the index reached so far (`$6`, `$7`); `$8` are hinted
 * already. Not of the lanes `$10`, and where `$11` is a lane only of it. At most `$4` an owner, `$5` in all, the first item of every owner before the second of any.
 */
const DUE = `
WITH turn AS (
  SELECT * FROM unnest($2::uuid[], $3::timestamptz[], $9::uuid[]) WITH ORDINALITY AS t (owner_id, from_at, from_id, n)
), due AS (
  SELECT t.n, x.*, row_number() OVER (PARTITION BY t.n ORDER BY x.created_at, x.job_id, x.retried DESC, x.idx) AS place
  FROM turn t CROSS JOIN LATERAL (
    SELECT i.id, i.idx, i.lost, i.retried, o.job_id, o.created_at, j.traceparent, ${LANE} AS lane
    FROM (
      SELECT o.job_id, o.created_at FROM open_jobs o
      WHERE o.type = $1 AND o.phase = 'OPEN' AND o.owner_id = t.owner_id AND (o.created_at, o.job_id) >= (t.from_at, t.from_id)
      ORDER BY o.created_at, o.job_id LIMIT ${JOBS_A_ROUND}
    ) o
    JOIN jobs j ON j.id = o.job_id AND ($10::text[] = '{}' OR ${LANE} <> ALL ($10)) AND ($11::text IS NULL OR ${LANE} = $11)
    LEFT JOIN unnest($6::uuid[], $7::int[]) AS r (job, idx) ON r.job = o.job_id
    CROSS JOIN LATERAL (
      (SELECT i.id, i.idx, i.lost, true AS retried FROM items i
       WHERE i.job_id = o.job_id AND i.retry_at <= now() AND i.status = 'READY'
         AND NOT EXISTS (SELECT 1 FROM leases l WHERE l.item_id = i.id) AND i.id NOT IN (SELECT unnest($8::uuid[]))
       ORDER BY i.retry_at LIMIT $4)
      UNION ALL
      (SELECT i.id, i.idx, i.lost, false FROM items i
       WHERE i.job_id = o.job_id AND i.idx > coalesce(r.idx, -1) AND i.retry_at IS NULL AND i.status = 'READY'
         AND NOT EXISTS (SELECT 1 FROM leases l WHERE l.item_id = i.id) AND i.id NOT IN (SELECT unnest($8::uuid[]))
       ORDER BY i.idx LIMIT $4)
    ) i
    WHERE NOT ${HELD}
    ORDER BY o.created_at, o.job_id LIMIT $4
  ) x
)
SELECT id, idx, lost, retried, job_id, created_at, traceparent, lane, n::int FROM due ORDER BY place, n LIMIT $5`;

export interface DueItemsQuery {
  readonly turns: readonly OwnerCursor[];
  /** Most items of one owner, and of all. */
  readonly quota: number;
  readonly limit: number;
  /** Highest index hinted of jobs that are partly through. */
  readonly reached: ReadonlyMap<JobId, number>;
  /** Hinted and not known to be claimed. */
  readonly hinted: readonly ItemId[];
  /** Lanes to leave out. */
  readonly without?: readonly string[] | undefined;
  /** The one lane to look at; undefined: all. */
  readonly only?: string | undefined;
}

/** What is due, in the order it should be hinted in. Reads only. */
export async function selectDueItems(db: Queryable, type: JobType, pick: DueItemsQuery): Promise<DueItem[]> {
  const { turns, quota, limit, reached, hinted, without = [], only } = pick;
  const values = [type, turns.map((t) => t.owner), turns.map((t) => t.from.createdAt), quota, limit, [...reached.keys()], [...reached.values()], hinted, turns.map((t) => t.from.job), without, only ?? null]; // prettier-ignore
  const { rows } = await runQuery<DueRow>(db, { name: 'dispatch-due', text: DUE, values });
  return rows.map((r) => ({
    id: r.id,
    job: r.job_id,
    owner: turns[r.n - 1]!.owner,
    index: r.idx,
    suspect: r.lost > 0,
    retried: r.retried,
    traceparent: traceOfItem(r.idx, r.traceparent),
    lane: r.lane,
    turn: r.n - 1,
    place: { createdAt: r.created_at, job: r.job_id },
  }));
}

interface DueRow {
  id: ItemId;
  idx: number;
  lost: number;
  retried: boolean;
  job_id: JobId;
  created_at: Date;
  traceparent: string | null;
  lane: string;
  n: number;
}

const BEYOND = `
SELECT t.n::int, x.job_id, x.created_at
FROM unnest($2::uuid[], $3::timestamptz[], $4::uuid[]) WITH ORDINALITY AS t (owner_id, from_at, from_id, n)
CROSS JOIN LATERAL (
  SELECT o.job_id, o.created_at FROM open_jobs o
  WHERE o.type = $1 AND o.phase = 'OPEN' AND o.owner_id = t.owner_id AND (o.created_at, o.job_id) >= (t.from_at, t.from_id)
  ORDER BY o.created_at, o.job_id OFFSET ${JOBS_A_ROUND} LIMIT 1
) x`;

/** Where each turn's walk would go on, for those that have more jobs than one round looks at. Keys are positions in `turns`. */
export async function cursorsBeyond(db: Queryable, type: JobType, turns: readonly OwnerCursor[]): Promise<Map<number, JobCursor>> {
  const values = [type, turns.map((t) => t.owner), turns.map((t) => t.from.createdAt), turns.map((t) => t.from.job)];
  const { rows } = await runQuery<{ n: number; job_id: JobId; created_at: Date }>(db, { name: 'dispatch-beyond', text: BEYOND, values });
  return new Map(rows.map((r) => [r.n - 1, { createdAt: r.created_at, job: r.job_id }]));
}

const STILL = `
SELECT x.id, coalesce(i.status = 'READY' AND NOT EXISTS (SELECT 1 FROM leases l WHERE l.item_id = x.id), false) AS waiting,
       coalesce(${CLAIMABLE}, false) AS wanted
FROM unnest($1::uuid[]) AS x (id) LEFT JOIN items i ON i.id = x.id LEFT JOIN jobs j ON j.id = i.job_id`;

/** What became of hinted items: `waiting` for a claim, and whether they are still `wanted` (their job runs and is not held). */
export async function statesOfHinted(db: Queryable, ids: readonly ItemId[]): Promise<{ id: ItemId; waiting: boolean; wanted: boolean }[]> {
  const query = { name: 'dispatch-still', text: STILL, values: [ids] };
  return (await runQuery<{ id: ItemId; waiting: boolean; wanted: boolean }>(db, query)).rows;
}
