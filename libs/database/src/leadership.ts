import { runQuery, type Queryable } from './database.js';

/** A table of leader leases. Names are put into statements as they stand: they are constants of the program, never input. */
export interface Leadership {
  readonly table: string;
  /** Its text column with the primary key: what is led. Beside it `holder` (text or uuid) and `expires_at` (timestamptz). */
  readonly key: string;
  /** A leader that has not renewed for so long, in milliseconds, leads no more; so much later at most another one begins after a crash. */
  readonly ms: number;
}

/**
 * Takes or renews the lead of `name` for `holder`, by the database's clock. False: another holder leads. The caller may act until `ms`
 * after the moment *before* it asked, by its own monotonic clock. A lease that ends later than any could that was taken now is from
 * before the database's clock was set back, and is not waited for.
 */
export async function acquireLeadership(db: Queryable, { table, key, ms }: Leadership, name: string, holder: string): Promise<boolean> {
  const lease = `interval '${Math.round(ms)} ms'`;
  const { rowCount } = await runQuery(db, {
    name: `leadership-acquire-${table}`,
    text: `INSERT INTO ${table} AS t (${key}, holder, expires_at) VALUES ($1, $2, now() + ${lease})
           ON CONFLICT (${key}) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
           WHERE t.holder = excluded.holder OR t.expires_at < now() OR t.expires_at > now() + 2 * ${lease}`,
    values: [name, holder],
  });
  return rowCount === 1;
}

/** Lets another holder begin at once. Nothing happens when `holder` does not lead. */
export async function resignLeadership(db: Queryable, { table, key }: Leadership, name: string, holder: string): Promise<void> {
  await runQuery(db, {
    name: `leadership-resign-${table}`,
    text: `DELETE FROM ${table} WHERE ${key} = $1 AND holder = $2`,
    values: [name, holder],
  });
}
