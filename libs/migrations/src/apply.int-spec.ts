import { describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import { useMigrating } from '../test/migrating.js';
import { deployMigrations, standingOf } from './migrate.js';

const { add, client, command, copy, sql } = useMigrating();

const history = (): Promise<object[]> =>
  sql(
    'SELECT migration_name AS name, finished_at IS NOT NULL AS finished, applied_steps_count AS steps, logs FROM _prisma_migrations ORDER BY 1',
  );
const exists = async (relation: string): Promise<boolean> =>
  (await sql<{ at: string | null }>(`SELECT to_regclass('${relation}') AS at`))[0]?.at !== null;
/** One that waits for the key 1, which a test holds, after it has made a table. */
const WAITS = 'CREATE TABLE before (id int); SELECT pg_advisory_lock(1); CREATE TABLE after (id int)';
const isWaiting = (): Promise<void> => eventually(async () => expect(await sql(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 1 AND NOT granted`)).toHaveLength(1)); // prettier-ignore
const holdsTheLock = async (): Promise<boolean> => (await sql(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707369 AND granted`)).length > 0; // prettier-ignore

describe('a file is sent as it is', () => {
  it('without BEGIN it is one transaction: what fails leaves nothing, and says where', async () => {
    const own = copy();
    add(own, '1_fails', '-- First\nCREATE TABLE half (id int);\n\nINSERT INTO half VALUES (1);\nALTER TABLE nowhere ADD COLUMN x int;\n');
    await expect(deployMigrations(own)).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringMatching(/Database error code: 42P01.*relation "nowhere" does not exist/s) }); // prettier-ignore
    expect(await exists('half')).toBe(false);
    expect(await history()).toMatchObject([{ name: '1_fails', finished: false, steps: 0 }]);
    const own2 = copy();
    add(own2, '2_fails', '-- Ümläut\nCREATE TABLE half (id int);\nSELECT no_such_column FROM half;\n');
    await sql('DELETE FROM _prisma_migrations');
    await expect(deployMigrations(own2)).rejects.toMatchObject({ message: expect.stringMatching(/Position:\n {2}1 -- Ümläut\n {2}2 CREATE TABLE half \(id int\);\n {2}3 SELECT no_such_column FROM half;\n/) }); // prettier-ignore
    expect(await history()).toMatchObject([{ logs: expect.stringMatching(/^A migration failed to apply\..*Migration name: 2_fails.*42703.*\n {2}3 SELECT/s) }]); // prettier-ignore
  });

  it('with BEGIN and COMMIT of its own it keeps what it has committed, and the failure is still written down', async () => {
    const own = copy();
    add(own, '1_two', 'BEGIN; CREATE TABLE kept (id int); COMMIT; BEGIN; CREATE TABLE lost (id int); SELECT no_such_column; COMMIT;');
    await expect(deployMigrations(own)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    expect([await exists('kept'), await exists('lost')]).toEqual([true, false]);
    expect(await history()).toMatchObject([{ name: '1_two', finished: false, logs: expect.stringContaining('no_such_column') }]);
  });

  it('that leaves its transaction open is refused, and taken back', async () => {
    const own = copy();
    add(own, '1_open', 'BEGIN; CREATE TABLE never (id int);');
    await expect(deployMigrations(own)).rejects.toMatchObject({ message: expect.stringContaining('its BEGIN has no COMMIT') });
    expect(await exists('never')).toBe(false);
    expect(await history()).toMatchObject([{ finished: false, logs: expect.stringContaining('BEGIN') }]);
  });

  it('of one statement may be one that no transaction allows, also while another process waits for its turn', async () => {
    const own = copy();
    add(own, '1_table', 'CREATE TABLE busy (id int)');
    add(own, '2_index', 'CREATE INDEX CONCURRENTLY busy_id ON busy (id)');
    add(own, '3_last', 'SELECT 1');
    const open = await client();
    await open.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1');
    const first = deployMigrations(own);
    await eventually(async () => expect(await sql(`SELECT FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX CONCURRENTLY%' AND wait_event_type = 'Lock'`)).toHaveLength(1)); // prettier-ignore
    const second = deployMigrations(own);
    await eventually(async () => expect(await sql(`SELECT FROM pg_stat_activity WHERE application_name = 'migrations' AND datname = current_database()`)).toHaveLength(2)); // prettier-ignore
    await open.query('COMMIT');
    expect(await first).toEqual(['1_table', '2_index', '3_last']);
    expect(await second).toEqual([]);
    expect(await sql(`SELECT indisvalid FROM pg_index WHERE indexrelid = 'busy_id'::regclass`)).toEqual([{ indisvalid: true }]);
  });

  it('may hold semicolons where they end nothing', async () => {
    const own = copy();
    add(own, '1_body', `CREATE TABLE words (text text); CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO words VALUES ('a;b'); RETURN; END $$; SELECT f(); -- ;`); // prettier-ignore
    await deployMigrations(own);
    expect(await sql('SELECT text FROM words')).toEqual([{ text: 'a;b' }]);
  });

  it('leaves nothing of its session to the next: schema, role, bounds', async () => {
    const own = copy();
    add(own, '1_sets', `SELECT set_config('search_path', '', false); SET ROLE pg_monitor; SET statement_timeout = 1`);
    add(own, '2_asks', `CREATE TABLE seen AS SELECT current_schema() AS schema, current_user = session_user AS self, current_setting('statement_timeout') AS bound`); // prettier-ignore
    expect(await deployMigrations(own)).toEqual(['1_sets', '2_asks']);
    expect(await sql('SELECT * FROM seen')).toEqual([{ schema: 'public', self: true, bound: '0' }]);
  });
});

describe('time', () => {
  it('no bound of the server on a statement counts, only the one on the whole', async () => {
    const own = copy();
    await sql(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET statement_timeout = 100', current_database()); END $$`);
    add(own, '1_slow', 'SELECT pg_sleep(0.3)');
    expect(await deployMigrations(own)).toEqual(['1_slow']);
  });

  it('beyond the bound on the whole it is cut off: nothing goes on in the server, and the reason is written down', async () => {
    const own = copy();
    const other = await client();
    await other.query('SELECT pg_advisory_lock(1)');
    add(own, '1_waits', WAITS);
    await expect(deployMigrations(own, { withinMs: 300 })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED', message: expect.stringContaining('1_waits') }); // prettier-ignore
    await eventually(async () => expect(await sql(`SELECT FROM pg_stat_activity WHERE application_name = 'migrations' AND datname = current_database()`)).toEqual([])); // prettier-ignore
    expect(await exists('before')).toBe(false);
    expect(await history()).toMatchObject([{ finished: false, logs: expect.stringContaining('did not finish in time') }]);
  });

  it('another that holds the lock is waited for, so long and no longer', async () => {
    const own = copy();
    add(own, '1_one', 'CREATE TABLE one (id int)');
    const other = await client();
    const { rows } = await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid, pg_advisory_lock(72707369)');
    const before = performance.now();
    await expect(deployMigrations(own, { lockWaitMs: 400 })).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message: expect.stringMatching(new RegExp(`Another process is migrating this database \\(server process ${rows[0]!.pid}\\).*0.4 s`)) }); // prettier-ignore
    expect(performance.now() - before).toBeGreaterThan(390);
    const waiting = deployMigrations(own);
    await eventually(async () => expect(await sql(`SELECT FROM pg_stat_activity WHERE application_name = 'migrations' AND datname = current_database()`)).toHaveLength(1)); // prettier-ignore
    await other.query('SELECT pg_advisory_unlock(72707369)');
    expect(await waiting).toEqual(['1_one']);
  });
});

describe('lost on the way', () => {
  it('the connection: nothing of the file stays, the reason is written down by another, and the next run refuses by name', async () => {
    const own = copy();
    add(own, '1_waits', WAITS);
    const other = await client();
    await other.query('SELECT pg_advisory_lock(1)');
    const run = deployMigrations(own).catch((error: unknown) => error);
    await isWaiting();
    await sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migrations' AND datname = current_database()`,
    );
    expect(await run).toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message: expect.stringMatching(/1_waits.*must be mended by hand/s) });
    expect([await exists('before'), await exists('after')]).toEqual([false, false]);
    expect(await history()).toMatchObject([{ name: '1_waits', finished: false, steps: 0, logs: expect.stringMatching(/terminat/) }]);
    await expect(deployMigrations(own)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(/P3009.*1_waits/s),
    });
  });

  it('after the file and before that is written down: another connection writes it', async () => {
    const own = copy();
    add(own, '1_ends', `CREATE TABLE made (id int); CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF EXISTS (SELECT FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory' AND objid = 72707369)
      THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$;
      CREATE TRIGGER cut BEFORE UPDATE ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION cut()`); // prettier-ignore
    expect(await deployMigrations(own)).toEqual(['1_ends']);
    expect(await history()).toEqual([{ name: '1_ends', finished: true, steps: 1, logs: null }]);
  });

  it(
    'the process, killed: the server notices, gives up statement and lock, and the next run refuses by name',
    { timeout: 40_000 },
    async () => {
      const own = copy();
      add(own, '1_waits', WAITS);
      const other = await client();
      await other.query('SELECT pg_advisory_lock(1)');
      const { child, ended } = command(own);
      await isWaiting();
      expect(await holdsTheLock()).toBe(true);
      child.kill('SIGKILL');
      await ended;
      await eventually(async () => expect(await holdsTheLock()).toBe(false), { timeoutMs: 20_000 }); // it looks for its client every 2 s
      expect(await exists('before')).toBe(false);
      expect(await standingOf(own)).toEqual({ is: 'begun', names: ['1_waits'] });
      await expect(deployMigrations(own)).rejects.toMatchObject({
        message: expect.stringMatching(/`1_waits` migration started at .* failed\n/),
      });
    },
  );
});
