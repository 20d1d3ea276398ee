import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '#common';
import { provisionDatabases } from '#migrations';
import { useDatabase } from '#testing';
import { runQuery, type Pool } from './database.js';
import { createPool } from './pool.js';
import { countedDisk } from './storage-watch.js';

const TOTAL = 2 ** 40;
const NAME = `vitae_room_${process.pid}`;
const admin = useDatabase();
let own: Pool;

const urlOf = (database: string, user?: string): string => {
  const url = new URL(admin.url);
  url.pathname = `/${database}`;
  if (user) [url.username, url.password] = [user, 'room-of-one'];
  return url.toString();
};

beforeAll(async () => {
  await provisionDatabases(admin.url, [{ database: NAME, user: NAME, password: 'room-of-one' }]);
  own = createPool({ url: urlOf(NAME, NAME), name: 'room', max: 2, logger: createLogger('room', 'silent') });
});
afterAll(async () => {
  await own.end();
  const pool = createPool({ url: admin.url, name: 'room-admin', max: 1, logger: createLogger('room', 'silent') });
  for (const text of [`DROP DATABASE ${NAME}`, `DROP ROLE ${NAME}`]) await pool.query(text);
  await pool.end();
});

describe('a disk that cannot be seen', () => {
  it('is counted by a login that may see no other database: all of them and the log, as one number', async () => {
    const { free, total } = await countedDisk(own, TOTAL).read();
    const { rows } = await runQuery<{ bytes: number }>(own, {
      name: 'own',
      text: 'SELECT pg_database_size(current_database())::float8 AS bytes',
      values: [],
    });
    expect(total).toBe(TOTAL);
    // The log alone has a segment of 16 MB.
    expect(TOTAL - free).toBeGreaterThan(rows[0]!.bytes + 16 * 2 ** 20);
    await expect(runQuery(own, { name: 'waldir', text: 'SELECT * FROM pg_ls_waldir()', values: [] })).rejects.toThrow('permission denied');
  });

  it('counts its own database where nobody has set more up, and no room where it is too small', async () => {
    const pool = createPool({ url: admin.url, name: 'room-bare', max: 1, logger: createLogger('room', 'silent') });
    const { free } = await countedDisk(pool, TOTAL).read();
    expect(TOTAL - free).toBeGreaterThan(2 ** 20);
    expect(await countedDisk(pool, 1_000).read()).toEqual({ free: 0, total: 1_000 });
    await pool.end();
  });
});
