import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '#common';
import { useDatabase } from '#testing';
import { copyIn } from './copy.js';
import { withTransaction } from './database.js';
import { createPool } from './pool.js';

const database = useDatabase();
let pool: pg.Pool;
beforeAll(async () => {
  pool = createPool({ url: database.url, name: 'copy', max: 1, logger: createLogger('copy', 'silent') });
  await pool.query('CREATE TABLE numbers (n int PRIMARY KEY)');
});
afterAll(() => pool.end());

const int = (n: number, at: number): Buffer => {
  const bytes = Buffer.alloc(at);
  if (at === 2) bytes.writeInt16BE(n);
  else bytes.writeInt32BE(n);
  return bytes;
};
const rows = (...numbers: number[]): Buffer =>
  Buffer.concat([
    Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'),
    int(0, 4),
    int(0, 4),
    ...numbers.flatMap((n) => [int(1, 2), int(4, 4), int(n, 4)]),
    int(-1, 2),
  ]);
const COPY = 'COPY numbers FROM STDIN (FORMAT binary)';
const stored = async (): Promise<number[]> => (await pool.query<{ n: number }>('SELECT n FROM numbers ORDER BY n')).rows.map((r) => r.n);

describe('copyIn', () => {
  it('answers how many rows it made, with statements before and after it', async () => {
    const made = await withTransaction(pool, async (tx) => {
      await tx.query('DELETE FROM numbers');
      const copied = await copyIn(tx, COPY, rows(1, 2, 3));
      await tx.query('INSERT INTO numbers VALUES (4)');
      return copied;
    });
    expect(made).toBe(3);
    expect(await stored()).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['a row that is there already', COPY, rows(9, 1), { code: '23505' }],
    ['data that is cut off', COPY, rows(9).subarray(0, 25), {}],
    ['a statement that is none', 'COPY nowhere FROM STDIN (FORMAT binary)', rows(9), {}],
    ['data that nobody asked for', COPY, Buffer.alloc(3_000_000), {}],
  ])('makes nothing of %s, and the connection goes on', async (_, statement, data, expected) => {
    await pool.query('TRUNCATE numbers');
    await pool.query('INSERT INTO numbers VALUES (1)');
    await expect(withTransaction(pool, (tx) => copyIn(tx, statement, data))).rejects.toMatchObject(expected);
    expect(await stored()).toEqual([1]);
    await expect(withTransaction(pool, (tx) => copyIn(tx, COPY, rows(2)))).resolves.toBe(1);
  });

  it('ends with the connection, when the server cuts it', async () => {
    const cut = withTransaction(pool, async (tx) => {
      const { rows: me } = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const other = new pg.Client({ connectionString: database.url });
      await other.connect();
      await other.query('SELECT pg_terminate_backend($1, 5000)', [me[0]?.pid]);
      await other.end();
      return copyIn(tx, COPY, rows(5));
    });
    await expect(cut).rejects.toThrow();
    await expect(withTransaction(pool, (tx) => copyIn(tx, COPY, rows(6)))).resolves.toBe(1);
  });
});
