import { runQuery, type Queryable } from '#database';

/** Something everybody waits for: nothing in `scope` is dispatched or claimed for `forMs` from now on. */
export interface NewHold {
  /** `provider:…`, `model:…` or `user:<id>`. */
  readonly scope: string;
  /** Shown to people, e.g. RATE_LIMITED. */
  readonly reason: string;
  readonly forMs: number;
}

/**
 * SQL that is true while a hold covers job `j`. The table is nearly always empty, which is looked at once a statement: the look for each row
 * was a sixth of a claim's time in PostgreSQL.
 */
export const HELD = `((SELECT EXISTS (SELECT 1 FROM holds WHERE until > now())) AND EXISTS (
  SELECT 1 FROM holds h WHERE h.until > now() AND (h.scope = ANY (j.scopes) OR h.scope = 'user:' || j.owner_id::text)))`;

/** Writes holds; where one stands already, the later end counts. Old ones are swept. */
export async function hold(db: Queryable, holds: readonly NewHold[]): Promise<void> {
  const longest = new Map<string, NewHold>();
  for (const h of holds) if (h.forMs >= (longest.get(h.scope)?.forMs ?? 0)) longest.set(h.scope, h);
  const rows = [...longest.values()].sort((a, b) => (a.scope < b.scope ? -1 : 1));
  await runQuery(db, {
    name: 'hold',
    text: `INSERT INTO holds AS h (scope, reason, until, owner_id)
      SELECT x.scope, x.reason, now() + x.ms * interval '1 ms',
             CASE WHEN x.scope ~ '^user:[0-9a-f-]{36}$' THEN substr(x.scope, 6)::uuid END
      FROM unnest($1::text[], $2::text[], $3::int[]) AS x (scope, reason, ms)
      ON CONFLICT (scope) DO UPDATE SET until = excluded.until, reason = excluded.reason WHERE h.until < excluded.until`,
    values: [rows.map((h) => h.scope), rows.map((h) => h.reason), rows.map((h) => h.forMs)],
  });
}

/** One that is being written anew at this moment is skipped: it is not over. */
export async function sweepHolds(db: Queryable): Promise<void> {
  await runQuery(db, {
    name: 'sweep-holds',
    text: `DELETE FROM holds WHERE scope IN (
      SELECT scope FROM holds WHERE until < now() - interval '1 hour' FOR UPDATE SKIP LOCKED)`,
  });
}
