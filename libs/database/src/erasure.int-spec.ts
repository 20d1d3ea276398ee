import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger, newId } from '#common';
import { eventually, useDatabase } from '#testing';
import { withTransaction } from './database.js';
import { recordErasure } from './erasure.js';
import { createPool } from './pool.js';

const database = useDatabase();
let pool: pg.Pool;
beforeAll(async () => {
  pool = createPool({ url: database.url, name: 'erasure', logger: createLogger('test', 'silent'), max: 20 });
  await pool.query('CREATE TABLE erasures (owner_hash bytea PRIMARY KEY, erased_at timestamptz NOT NULL DEFAULT now())');
  await pool.query('CREATE TABLE things (id uuid PRIMARY KEY, owner_id uuid NOT NULL)');
});
afterAll(() => pool.end());

const write = (owner: string, before?: Promise<void>): Promise<void> =>
  withTransaction(
    pool,
    async (tx) => {
      await tx.query('INSERT INTO things VALUES ($1, $2)', [newId(), owner]);
      await before;
    },
    { owner },
  );
const erase = async (owner: string): Promise<void> => {
  await withTransaction(pool, (tx) => recordErasure(tx, owner));
  await pool.query('DELETE FROM things WHERE owner_id = $1', [owner]);
};
const left = async (owner: string): Promise<number> =>
  (await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM things WHERE owner_id = $1', [owner])).rows[0]!.n;

describe('row 163: what is written for a person while they are erased', () => {
  it('is refused afterwards, and never stays, however the two meet', async () => {
    for (let round = 0; round < 30; round++) {
      const owner = newId();
      const writers = Array.from(
        { length: 8 },
        (_, n) =>
        new Promise((resolve) => setTimeout(resolve, n)).then(() => write(owner)).then(() => 'stored', (error: { code: string }) => error.code), // prettier-ignore
      );
      await new Promise((resolve) => setTimeout(resolve, round % 8));
      await erase(owner);
      expect((await Promise.all(writers)).filter((o) => o !== 'stored' && o !== 'NOT_FOUND')).toEqual([]);
      expect(await left(owner)).toBe(0);
      await expect(write(owner)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('waits for a write that had begun, and deletes it', async () => {
    const owner = newId();
    let commit = (): void => undefined;
    const begun = write(owner, new Promise<void>((resolve) => (commit = resolve)));
    await eventually(async () => {
      const { rowCount } = await pool.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted`);
      expect(rowCount).toBe(1);
    });
    const erased = erase(owner);
    await eventually(async () => {
      const { rowCount } = await pool.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`);
      expect(rowCount).toBe(1);
    });
    commit();
    await Promise.all([begun, erased]);
    expect(await left(owner)).toBe(0);
  });

  it('touches nobody else, keeps no id, and may be repeated', async () => {
    const [gone, other] = [newId(), newId()];
    await write(other);
    await erase(gone);
    await erase(gone);
    await write(other);
    expect(await left(other)).toBe(2);
    const { rows } = await pool.query<{ t: string }>('SELECT erasures::text AS t FROM erasures');
    expect(rows.filter((r) => r.t.includes(gone) || r.t.includes(gone.replaceAll('-', '')))).toEqual([]);
  });
});
