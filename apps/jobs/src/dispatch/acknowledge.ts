import { runQuery, type Queryable } from '#database';
import { backoff, type ItemId, type JobId } from '#common';
import { COUNT_MOVED_ITEMS } from './job-counters.js';

/** What became of an item, as the executor that held it says. */
export interface Outcome {
  readonly itemId: ItemId;
  readonly attempt: number;
  readonly fence: string;
  readonly result: Succeeded | Failed | Deferred;
}

export interface Succeeded {
  readonly is: 'succeeded';
  readonly kind: string;
  readonly id: string | null;
  readonly detail: string | null;
}

export interface Failed {
  readonly is: 'failed';
  readonly code: string;
  readonly message: string;
  readonly permanent: boolean;
  /** 0: the back-off table decides. */
  readonly retryAfterMs: number;
  readonly detail: string | null;
}

export interface Deferred {
  readonly is: 'deferred';
  readonly scope: string;
  readonly reason: string;
  readonly retryAfterMs: number;
}

/** APPLIED once; the same outcome again is ALREADY_APPLIED; everything else changed nothing. */
export type Disposition = 'APPLIED' | 'ALREADY_APPLIED' | 'STALE_ATTEMPT' | 'ITEM_CANCELLED' | 'UNKNOWN_ITEM';

export interface Acknowledged {
  /** In the order of the outcomes. */
  readonly dispositions: readonly Disposition[];
  readonly changedJobs: readonly JobId[];
  readonly stoppingJobs: readonly JobId[];
  /** Items went back to READY. */
  readonly returned: boolean;
}

/** Waits before another attempt: an hour at most, so that a provider's bad day costs one more hour. */
const RETRY = { first: 2_000, longest: 3_600_000 };

/** Least wait of a deferral without a time of its own: a provider that only says "later" is asked again after this. */
export const DEFERRAL_FLOOR_MS = 1_000;

/**
 * One JSON parameter, not an array a column: the planner takes an array of unknown length for ten entries and joins it by nested loops.
 * The leases' keys are given as an array for the same reason: a join alone may read the whole table, dead rows and all.
 * The lease is the token: of acknowledge, release, sweep and cancel, the one that deletes it moves the item, and nobody else can.
 * Items are locked first and in order (see tally.ts).
 */
const MOVE = `
WITH input AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS t (id uuid, attempt int, fence bigint, verb text, wait_ms int, code text, message text,
    kind text, result_id text, detail text, scope text)
), held AS MATERIALIZED (
  SELECT x.* FROM input x JOIN items i ON i.id = x.id ORDER BY x.id FOR NO KEY UPDATE OF i
), won AS (
  DELETE FROM leases l USING held x
  WHERE l.item_id = ANY (ARRAY(SELECT id FROM held)) AND l.item_id = x.id AND l.fence = x.fence AND l.attempt = x.attempt
  RETURNING x.*
), moved AS (
  UPDATE items i SET
    status = (CASE
      WHEN x.verb = 'SUCCEED' THEN 'SUCCEEDED'
      WHEN x.verb = 'FAIL' OR (x.verb = 'RETRY' AND x.attempt >= i.max_attempts) THEN 'DEAD'
      ELSE 'READY' END)::item_status,
    attempt = CASE WHEN x.verb = 'DEFER' THEN i.attempt ELSE x.attempt END,
    retry_at = CASE WHEN x.verb = 'DEFER' OR (x.verb = 'RETRY' AND x.attempt < i.max_attempts) THEN now() + x.wait_ms * interval '1 ms' END,
    finished_at = CASE WHEN x.verb = 'DEFER' OR (x.verb = 'RETRY' AND x.attempt < i.max_attempts) THEN NULL ELSE now() END,
    dead_at = CASE WHEN x.verb = 'FAIL' OR (x.verb = 'RETRY' AND x.attempt >= i.max_attempts) THEN now() END,
    last_fence = x.fence, error_code = x.code, error_message = x.message,
    result_kind = x.kind, result_id = x.result_id, result_detail = x.detail
  FROM won x WHERE i.id = x.id AND i.status = 'READY'
  RETURNING i.id, i.job_id, i.status, x.fence, i.records, i.error_code, i.error_message, x.scope
), calmed AS (
  UPDATE suspects s SET executor_id = NULL, until = NULL FROM moved m WHERE s.item_id = m.id AND m.status = 'READY'
), ${COUNT_MOVED_ITEMS}
SELECT 'item' AS what, id, status::text AS state, fence FROM moved
UNION ALL
SELECT 'job', id, phase::text, NULL FROM counted`;

const LOOK = `SELECT id, status::text AS status, last_fence FROM items WHERE id = ANY ($1::uuid[])`;

interface Moved {
  readonly what: 'item' | 'job';
  readonly id: string;
  readonly state: string;
  readonly fence: string | null;
}

interface Looked {
  readonly id: string;
  readonly status: string;
  readonly last_fence: string | null;
}

/**
 * Records outcomes in one guarded statement: only items whose lease matches (id, attempt, fence) move, and the jobs' counters move by
 * exactly those. Safe to repeat. `random` in [0, 1) is the jitter of the back-off.
 */
export async function acknowledge(db: Queryable, outcomes: readonly Outcome[], random: () => number): Promise<Acknowledged> {
  const rows = JSON.stringify(outcomes.map((o) => toRow(o, random)));
  const { rows: answer } = await runQuery<Moved>(db, { name: 'acknowledge', text: MOVE, values: [rows] });
  const items = answer.filter((r) => r.what === 'item');
  const applied = new Set(items.map((r) => `${r.id} ${r.fence}`));
  const dispositions = await judge(db, outcomes, applied);
  const jobs = answer.filter((r) => r.what === 'job');
  return {
    dispositions,
    changedJobs: jobs.map((r) => r.id as JobId),
    stoppingJobs: jobs.filter((r) => r.state === 'CANCELLING').map((r) => r.id as JobId),
    returned: items.some((r) => r.state === 'READY'),
  };
}

/** An outcome twice in one batch is applied once. */
async function judge(db: Queryable, outcomes: readonly Outcome[], applied: ReadonlySet<string>): Promise<Disposition[]> {
  const told = new Set<string>();
  const first = outcomes.map((o) => {
    const key = `${o.itemId} ${o.fence}`;
    return applied.has(key) && !told.has(key) && Boolean(told.add(key));
  });
  const open = outcomes.filter((_, i) => !first[i]).map((o) => o.itemId);
  const rows = open.length === 0 ? [] : (await runQuery<Looked>(db, { name: 'acknowledge-look', text: LOOK, values: [open] })).rows;
  const byId = new Map(rows.map((r) => [r.id, r]));
  return outcomes.map((o, i) => {
    if (first[i]) return 'APPLIED';
    const row = byId.get(o.itemId);
    if (!row) return 'UNKNOWN_ITEM';
    if (row.last_fence === o.fence) return 'ALREADY_APPLIED';
    return row.status === 'CANCELLED' ? 'ITEM_CANCELLED' : 'STALE_ATTEMPT';
  });
}

/** Absent keys are NULL in the record. */
interface Row {
  id: string;
  attempt: number;
  fence: string;
  verb: 'SUCCEED' | 'FAIL' | 'RETRY' | 'DEFER';
  wait_ms?: number;
  code?: string;
  message?: string;
  kind?: string;
  result_id?: string | null;
  detail?: string | null;
  scope?: string;
}

function toRow({ itemId: id, attempt, fence, result }: Outcome, random: () => number): Row {
  const base = { id, attempt, fence };
  switch (result.is) {
    case 'succeeded':
      return { ...base, verb: 'SUCCEED', kind: result.kind, result_id: result.id, detail: result.detail };
    case 'failed': {
      const facts = { code: result.code, message: result.message, detail: result.detail };
      if (result.permanent) return { ...base, ...facts, verb: 'FAIL' };
      return { ...base, ...facts, verb: 'RETRY', wait_ms: result.retryAfterMs || Math.round(backoff(RETRY, random)(attempt)) };
    }
    case 'deferred':
      return { ...base, verb: 'DEFER', wait_ms: Math.max(DEFERRAL_FLOOR_MS, result.retryAfterMs), scope: result.scope };
  }
}
