import { run, type Queryable } from '#prisma';
import type { ItemId, JobId } from '#common';
import { backoffMs } from '../job/backoff.js';
import { TALLY } from './tally.js';

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

/** Least wait of a deferral without a time of its own: a provider that only says "later" is asked again after this. */
export const DEFERRAL_FLOOR_MS = 1_000;

/**
 * `status::text`: as an enum the comparison would match the partial index of RUNNING items, whose estimated size is nearly nothing, and
 * the planner then compares every running item with every outcome (measured: 18 ms instead of 1 for 100).
 */
const MOVE = `
WITH input AS (
  SELECT * FROM unnest($1::uuid[], $2::int[], $3::bigint[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
    AS t (id, attempt, fence, verb, wait_ms, code, message, kind, result_id, detail, scope)
), moved AS (
  UPDATE items i SET
    status = (CASE
      WHEN x.verb = 'SUCCEED' THEN 'SUCCEEDED'
      WHEN x.verb = 'FAIL' OR (x.verb = 'RETRY' AND i.attempt >= i.max_attempts) THEN 'DEAD'
      ELSE 'READY' END)::item_status,
    attempt = CASE WHEN x.verb = 'DEFER' THEN i.attempt - 1 ELSE i.attempt END,
    run_at = CASE WHEN x.verb IN ('RETRY', 'DEFER') THEN now() + x.wait_ms * interval '1 ms' ELSE i.run_at END,
    finished_at = CASE WHEN x.verb IN ('SUCCEED', 'FAIL') OR (x.verb = 'RETRY' AND i.attempt >= i.max_attempts) THEN now() END,
    fence = NULL, last_fence = i.fence, executor_id = NULL, lease_expires_at = NULL, dispatched_at = NULL,
    error_code = x.code, error_message = x.message,
    result_kind = x.kind, result_id = x.result_id, result_detail = x.detail
  FROM input x
  WHERE i.id = x.id AND i.attempt = x.attempt AND i.fence = x.fence AND i.status::text = 'RUNNING'
  RETURNING i.id, i.job_id, i.status, x.fence, i.records, i.error_code, i.error_message, x.scope
), ${TALLY}
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
 * Records outcomes in one guarded statement: only rows whose (id, attempt, fence, RUNNING) match move, and the jobs' counters move by
 * exactly those. Safe to repeat. `random` in [0, 1) is the jitter of the back-off.
 */
export async function acknowledge(db: Queryable, outcomes: readonly Outcome[], random: () => number): Promise<Acknowledged> {
  const ordered = [...outcomes].sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
  const rows = ordered.map((o) => toRow(o, random));
  const values = COLUMNS.map((column) => rows.map((row) => row[column]));
  const { rows: answer } = await run<Moved>(db, { name: 'acknowledge', text: MOVE, values });
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
  const rows = open.length === 0 ? [] : (await run<Looked>(db, { name: 'acknowledge-look', text: LOOK, values: [open] })).rows;
  const byId = new Map(rows.map((r) => [r.id, r]));
  return outcomes.map((o, i) => {
    if (first[i]) return 'APPLIED';
    const row = byId.get(o.itemId);
    if (!row) return 'UNKNOWN_ITEM';
    if (row.last_fence === o.fence) return 'ALREADY_APPLIED';
    return row.status === 'CANCELLED' ? 'ITEM_CANCELLED' : 'STALE_ATTEMPT';
  });
}

interface Row {
  id: string;
  attempt: number;
  fence: string;
  verb: 'SUCCEED' | 'FAIL' | 'RETRY' | 'DEFER';
  wait: number;
  code: string | null;
  message: string | null;
  kind: string | null;
  resultId: string | null;
  detail: string | null;
  scope: string | null;
}

const COLUMNS = ['id', 'attempt', 'fence', 'verb', 'wait', 'code', 'message', 'kind', 'resultId', 'detail', 'scope'] as const;
const NOTHING = { wait: 0, code: null, message: null, kind: null, resultId: null, detail: null, scope: null };

function toRow({ itemId: id, attempt, fence, result }: Outcome, random: () => number): Row {
  const base = { ...NOTHING, id, attempt, fence };
  switch (result.is) {
    case 'succeeded':
      return { ...base, verb: 'SUCCEED', kind: result.kind, resultId: result.id, detail: result.detail };
    case 'failed': {
      const facts = { code: result.code, message: result.message, detail: result.detail };
      if (result.permanent) return { ...base, ...facts, verb: 'FAIL' };
      return { ...base, ...facts, verb: 'RETRY', wait: result.retryAfterMs || backoffMs(attempt, random()) };
    }
    case 'deferred':
      return { ...base, verb: 'DEFER', wait: Math.max(DEFERRAL_FLOOR_MS, result.retryAfterMs), scope: result.scope };
  }
}
