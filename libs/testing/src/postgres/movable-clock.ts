import type pg from 'pg';

/** A database whose `now()` can be moved, for what is judged by the database's clock. */
export interface MovableClock {
  /** The same database; on its connections `now()` is the movable one. Not `CURRENT_TIMESTAMP`, which is no function call. */
  readonly url: string;
  /** Forward, or back when negative; for every connection at `url` at once. */
  move(ms: number): Promise<void>;
}

/** Puts a schema before `pg_catalog` on the search path of `url`, with a `now()` that adds an offset kept in a table. */
export async function movableClock(pool: Pick<pg.Pool, 'query'>, databaseUrl: string): Promise<MovableClock> {
  await pool.query(`CREATE SCHEMA clock`);
  await pool.query(`CREATE TABLE clock.moved (ms double precision NOT NULL)`);
  await pool.query(`INSERT INTO clock.moved VALUES (0)`);
  await pool.query(`CREATE FUNCTION clock.now() RETURNS timestamptz LANGUAGE sql STABLE
                    AS 'SELECT pg_catalog.now() + (SELECT ms FROM clock.moved) * interval ''1 ms'''`);
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c search_path=clock,public,pg_catalog');
  return {
    url: url.href,
    move: async (ms) => void (await pool.query('UPDATE clock.moved SET ms = ms + $1', [ms])),
  };
}
