import { runQuery, type Queryable, type Tx } from '#database';
import { QuotaExceededError } from './quota-exceeded.js';

/** How much of a scope somebody takes or gives back; a whole number, in the scope's unit (things or bytes). */
export interface Amount {
  readonly scope: string;
  readonly amount: number;
}

export interface Take extends Amount {
  /** The most the person may have of it, this included. */
  readonly limit: number;
}

interface Used {
  readonly scope: string;
  readonly used: string;
}

/**
 * Takes all of it or throws QuotaExceededError for the first scope, by name, that has no room; nothing is taken then, once the transaction is
 * rolled back. One conditional statement: a check before a write lets two writers both through (docs/security.md, D93). Holds the person's rows
 * until the transaction ends, in order of scope, so two writers of one person wait for each other and never in a circle: take before other
 * rows are locked, and late in a long transaction.
 */
export async function takeQuota(tx: Tx, ownerId: string, takes: readonly Take[]): Promise<void> {
  const wanted = takes.filter((take) => take.amount > 0).toSorted((a, b) => (a.scope < b.scope ? -1 : 1));
  if (wanted.length === 0) return;
  const { rows } = await runQuery<{ scope: string }>(tx, {
    name: 'quota-take',
    text: `WITH wish AS (SELECT * FROM unnest($2::text[], $3::bigint[], $4::bigint[]) AS w (scope, amount, most)),
                taken AS (INSERT INTO usage AS u (owner_id, scope, used)
                          SELECT $1::uuid, scope, amount FROM wish WHERE amount <= most ORDER BY scope
                          ON CONFLICT (owner_id, scope) DO UPDATE SET used = u.used + excluded.used
                          WHERE u.used + excluded.used <= (SELECT most FROM wish WHERE wish.scope = u.scope)
                          RETURNING scope)
           SELECT scope FROM wish WHERE scope NOT IN (SELECT scope FROM taken) ORDER BY scope`,
    values: [ownerId, wanted.map((t) => t.scope), wanted.map((t) => t.amount), wanted.map((t) => t.limit)],
  });
  const refused = wanted.find((take) => take.scope === rows[0]?.scope);
  if (!refused) return;
  // Asked anew: the statement above saw what stood there before it waited for the row.
  const used = (await usageOf(tx, ownerId)).get(refused.scope) ?? 0;
  throw new QuotaExceededError({ scope: refused.scope, limit: refused.limit, used, resetsAt: null });
}

/** Gives back what was deleted. Never below zero: what was kept before there was a quota was never taken. */
export async function freeQuota(tx: Queryable, ownerId: string, amounts: readonly Amount[]): Promise<void> {
  const given = amounts.filter(({ amount }) => amount > 0).toSorted((a, b) => (a.scope < b.scope ? -1 : 1));
  if (given.length === 0) return;
  await runQuery(tx, {
    name: 'quota-free',
    text: `WITH mine AS (SELECT owner_id, scope FROM usage WHERE owner_id = $1::uuid AND scope = ANY ($2::text[]) ORDER BY scope FOR UPDATE)
           UPDATE usage u SET used = greatest(0, u.used - w.amount)
           FROM mine, unnest($2::text[], $3::bigint[]) AS w (scope, amount)
           WHERE u.owner_id = mine.owner_id AND u.scope = mine.scope AND u.scope = w.scope`,
    values: [ownerId, given.map((g) => g.scope), given.map((g) => g.amount)],
  });
}

/** What the person has, by scope; a scope that is missing is 0. */
export async function usageOf(db: Queryable, ownerId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await runQuery<Used>(db, {
    name: 'quota-usage',
    text: 'SELECT scope, used::text AS used FROM usage WHERE owner_id = $1::uuid',
    values: [ownerId],
  });
  return new Map(rows.map(({ scope, used }) => [scope, Number(used)]));
}

/** Writes down what a count of the data found, whatever stood there: after a migration, or to mend a difference. */
export async function setUsage(tx: Tx, ownerId: string, amounts: readonly Amount[]): Promise<void> {
  await runQuery(tx, {
    name: 'quota-set',
    text: `INSERT INTO usage (owner_id, scope, used) SELECT $1::uuid, scope, used FROM unnest($2::text[], $3::bigint[]) AS w (scope, used) ORDER BY scope
           ON CONFLICT (owner_id, scope) DO UPDATE SET used = excluded.used`,
    values: [ownerId, amounts.map((a) => a.scope), amounts.map((a) => a.amount)],
  });
}

/** A person's erasure. */
export async function eraseUsage(tx: Queryable, ownerId: string): Promise<void> {
  await runQuery(tx, { name: 'quota-erase', text: 'DELETE FROM usage WHERE owner_id = $1::uuid', values: [ownerId] });
}
