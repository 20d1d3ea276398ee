import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '#common';
import { eventually, useDatabase } from '#testing';
import { runQuery, withTransaction } from './database.js';
import { createPool } from './pool.js';

const database = useDatabase();
let pool: pg.Pool;
let look: pg.Pool;
beforeAll(() => {
  pool = createPool({ url: database.url, name: 'reader', logger: createLogger('test', 'silent'), max: 2, statementTimeoutMs: 300 });
  look = new pg.Pool({ connectionString: database.url, max: 1 });
});
afterAll(async () => {
  await pool.end();
  await look.end();
});

const working = async (): Promise<number> =>
  (await look.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'reader' AND state <> 'idle'`))
    .rowCount ?? 0;

it('C71 a statement that takes too long is cancelled on the server, whether or not anybody still waits for it; its connection serves the next', async () => {
  const slow = { text: 'SELECT pg_sleep(30)' };
  const abandoned = runQuery(pool, slow).catch(() => undefined);
  await expect(runQuery(pool, slow)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  await expect(withTransaction(pool, (tx) => runQuery(tx, slow))).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  await eventually(async () => expect(await working()).toBe(0));
  await abandoned;
  expect((await runQuery(pool, { text: 'SELECT 1 AS one' })).rows).toEqual([{ one: 1 }]);
});
