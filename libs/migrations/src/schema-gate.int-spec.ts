import path from 'node:path';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '#common';
import { createDatabase, eventually, type TestDatabase } from '#testing';
import { createPool } from '#database';
import { migrationsOf } from './history.js';
import { deployMigrations } from './migrate.js';
import { SchemaGate } from './schema-gate.js';

const AHEAD = `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES (gen_random_uuid(), repeat('a', 64), '20990101000000_next', now(), 1)`;
/** A migration of the next version while it runs, and after it failed. */
const NEXT_BEGUN = AHEAD.replace('now()', 'NULL');
const migrations = migrationsOf('ai');
const [first, ...later] = migrations.map((m) => m.name);

let database: TestDatabase;
let lines: string[];
const pools: pg.Pool[] = [];
beforeEach(async () => {
  database = await createDatabase();
  lines = [];
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end()));
  await database.drop();
});

/** A process as it starts: its own gate and pool. */
function start(over: { url?: string; waitMs?: number } = {}): { gate: SchemaGate; pool: pg.Pool } {
  const logger = createLogger('gate', 'debug', { write: (line: string) => void lines.push(line) });
  const gate = new SchemaGate({ migrations, waitMs: over.waitMs ?? 0, logger });
  const pool = createPool({ url: over.url ?? database.url, name: 'gate', logger, gate });
  pools.push(pool);
  return { gate, pool };
}
const deploy = (): Promise<unknown> => deployMigrations({ folder: path.resolve('prisma/ai'), url: database.url });
const at = (change: (u: URL) => void): string => {
  const url = new URL(database.url);
  change(url);
  return url.href;
};
const waits = async (gate: SchemaGate): Promise<string> =>
  gate.check().then(
    () => 'ready',
    (error: Error) => error.message,
  );
const insert = `INSERT INTO erasures (owner_hash) VALUES ('\\x01')`;

describe('a database behind', () => {
  it('is waited for by name: nothing is written, and everything goes on by itself once it was migrated', async () => {
    const { gate, pool } = start();
    expect(await waits(gate)).toMatch(new RegExp(`behind this version.*${first}`));
    await expect(pool.query('CREATE TABLE early (id int)')).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message: expect.stringContaining(first!) }); // prettier-ignore
    const opened = gate.opened();
    await eventually(() => expect(lines.join()).toMatch(/behind this version.*Waiting for the database/));
    await deploy();
    await opened;
    expect(await waits(gate)).toBe('ready');
    await pool.query(insert);
    const told = lines.flatMap((l) => /"reason":"([^"]+)","msg":"Waiting for the database"/.exec(l)?.[1] ?? []);
    expect(told).toEqual([...new Set(told)]);
  });

  it('one migration behind is behind too, and named alone', async () => {
    await deploy();
    const { pool: admin } = start();
    await admin.query('DELETE FROM _prisma_migrations WHERE migration_name = $1', [later.at(-1)]);
    const message = await waits(start().gate);
    expect(message).toContain(later.at(-1));
    expect(message).not.toContain(first);
  });

  it('ends the wait with the reason at the limit', async () => {
    const before = performance.now();
    await expect(start({ waitMs: 700 }).gate.opened()).rejects.toMatchObject({ message: expect.stringContaining(first!) });
    expect(performance.now() - before).toBeGreaterThan(650);
  });
});

describe('a database ahead', () => {
  it('an older version that starts refuses to read and write, says which migration it does not know, and ends at its limit', async () => {
    await deploy();
    await start().pool.query(AHEAD);
    const { gate, pool } = start({ waitMs: 600 });
    expect(await waits(gate)).toMatch(/ahead of this version.*20990101000000_next.*writes nothing.*newer version/);
    await expect(pool.query(insert)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message: expect.stringContaining('20990101000000_next') }); // prettier-ignore
    await expect(gate.opened()).rejects.toMatchObject({ message: expect.stringContaining('ahead') });
    expect((await pools[0]!.query('SELECT FROM erasures')).rowCount).toBe(0);
  });

  it('one that was running goes on, on new connections too, and tells', async () => {
    await deploy();
    const { gate, pool } = start();
    await gate.opened();
    await expect(gate.notice()).resolves.toBeUndefined();
    await pool.query(AHEAD);
    const held = await Promise.all(Array.from({ length: 3 }, () => pool.connect()));
    for (const client of held) client.release();
    await pool.query(insert);
    expect(await waits(gate)).toBe('ready');
    await expect(gate.notice()).rejects.toMatchObject({ message: expect.stringContaining('20990101000000_next') });
  });
});

describe('a migration of the next version that runs, or failed', () => {
  it('the version that was running goes on, on new connections too, and tells', async () => {
    await deploy();
    const { gate, pool } = start();
    await gate.opened();
    await pool.query(NEXT_BEGUN);
    const held = await Promise.all(Array.from({ length: 3 }, () => pool.connect()));
    for (const client of held) client.release();
    await pool.query(insert);
    expect(await waits(gate)).toBe('ready');
    await expect(gate.notice()).rejects.toMatchObject({ message: expect.stringMatching(/begun and not ended.*20990101000000_next/) });
  });

  it('one that starts waits, and names it', async () => {
    await deploy();
    await start().pool.query(NEXT_BEGUN);
    const { gate, pool } = start();
    expect(await waits(gate)).toMatch(/begun and not ended.*20990101000000_next/);
    await expect(pool.query(insert)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
  });
});

describe('a database that does not belong to this version', () => {
  it.each([
    ['edited since', `UPDATE _prisma_migrations SET checksum = repeat('b', 64)`, /other contents/],
    ['half-way', `UPDATE _prisma_migrations SET finished_at = NULL`, /begun and not ended/],
  ])('%s: is refused, even by a gate that was open', async (_, change, reason) => {
    await deploy();
    const { gate, pool } = start();
    await gate.opened();
    await pool.query(change);
    expect(await waits(gate)).toMatch(reason);
    expect(await waits(start().gate)).toMatch(reason);
  });
});

describe('no way to the database', () => {
  it.each([
    ['nobody listens', (u: URL) => void (u.port = '1'), /connection refused/],
    ['no such host', (u: URL) => void (u.hostname = 'no-such-host.invalid'), /cannot be found/],
    ['wrong password', (u: URL) => void (u.password = 'guess'), /refuses the login/],
    ['unknown database', (u: URL) => void (u.pathname = '/nowhere'), /does not exist/],
  ])('%s: one sentence, waited for without a limit, nothing of the URL in it', async (_, change, reason) => {
    const url = at(change);
    const { gate } = start({ url, waitMs: 1 });
    const message = await waits(gate);
    expect(message).toMatch(reason);
    for (const part of [new URL(url).password, new URL(url).hostname, 'postgresql://']) expect(message).not.toContain(part);
    const stop = new AbortController();
    const opened = gate.opened(stop.signal);
    await eventually(() => expect(lines.join()).toMatch(reason));
    stop.abort();
    await opened;
  });
});
