import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDatabase, type TestDatabase } from '#testing';
import { createMigration, deployMigrations, standingOf } from './migrate.js';
import { openSchemaEngine } from './schema-engine.js';

vi.mock('./schema-engine.js', async (original) => {
  const real = await original<typeof import('./schema-engine.js')>();
  return { ...real, openSchemaEngine: vi.fn<typeof real.openSchemaEngine>(real.openSchemaEngine) };
});

const APPS = ['auth', 'jobs', 'resume', 'ai'];
const folder = mkdtempSync(path.join(tmpdir(), 'vitae-migrate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let database: TestDatabase;
beforeEach(async () => {
  database = await createDatabase();
  vi.mocked(openSchemaEngine).mockClear();
});
afterEach(() => database.drop());

const sql = async <R extends pg.QueryResultRow>(text: string): Promise<R[]> => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
};
const target = (of = 'ai') => ({ folder: path.resolve('prisma', of), url: database.url });
/** Runs the command an operator runs, and answers its exit code, output and time. */
const command = async (): Promise<{ code: number | null; output: string; ms: number }> => {
  const main = 'dist/libs/migrations/src/main.js';
  if (!existsSync(main)) throw new Error('Build first: npm run build');
  const before = performance.now();
  const env = { PATH: '/usr/bin', MIGRATE_TARGETS: JSON.stringify([target()]) };
  const child = spawn(process.execPath, [main, 'deploy'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (d) => (output += String(d)));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, output, ms: performance.now() - before };
};
/** A copy of an app's folder, to be changed. */
const copy = (of: string, name: string): { folder: string; url: string } => {
  cpSync(path.resolve('prisma', of), path.join(folder, name), { recursive: true });
  return { folder: path.join(folder, name), url: database.url };
};
const add = (to: { folder: string }, name: string, text: string): void => {
  mkdirSync(path.join(to.folder, 'migrations', name), { recursive: true });
  writeFileSync(path.join(to.folder, 'migrations', name, 'migration.sql'), text);
};

describe('deploying', () => {
  it.each(APPS)('%s: everything once, as Prisma writes it down; the second time starts no engine and leaves no connection', async (app) => {
    const names = readdirSync(path.resolve('prisma', app, 'migrations')).filter((n) => n.startsWith('2')); // prettier-ignore
    expect(await standingOf(target(app))).toEqual({ is: 'behind', names });
    expect(await deployMigrations(target(app))).toEqual(names);
    expect(openSchemaEngine).toHaveBeenCalledTimes(1);
    expect(await sql(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`)).toEqual([]); // prettier-ignore
    const before = performance.now();
    expect(await deployMigrations(target(app))).toEqual([]);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(openSchemaEngine).toHaveBeenCalledTimes(1);
    expect(await standingOf(target(app))).toEqual({ is: 'current' });
  });

  it('two at once apply everything once', async () => {
    const applied = await Promise.all([deployMigrations(target()), deployMigrations(target())]);
    expect(applied.flat().length).toBe(new Set(applied.flat()).size);
    expect(await standingOf(target())).toEqual({ is: 'current' });
  });

  it('refuses one that was edited, one that failed half-way, and a database that is ahead; each by name', async () => {
    const edited = copy('ai', 'edited');
    await deployMigrations(edited);
    add(edited, '20990101000000_broken', 'CREATE TABLE half (id int)');
    add(edited, '20990101000001_fails', 'SELECT no_such_column');
    await expect(deployMigrations(edited)).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringContaining('20990101000001_fails') }); // prettier-ignore
    expect(await standingOf(edited)).toMatchObject({ is: 'begun', names: ['20990101000001_fails'] });
    await expect(deployMigrations(edited)).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringContaining('20990101000001_fails') }); // prettier-ignore
    await sql(`DELETE FROM _prisma_migrations WHERE migration_name = '20990101000001_fails'`);
    await expect(deployMigrations(target())).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringMatching(/ahead.*20990101000000_broken/) }); // prettier-ignore
    rmSync(path.join(edited.folder, 'migrations', '20990101000001_fails'), { recursive: true });
    add(edited, '20990101000000_broken', 'CREATE TABLE half (id bigint)');
    await expect(deployMigrations(edited)).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringMatching(/other contents of 20990101000000_broken/) }); // prettier-ignore
  });

  it('the command ends when it is done, also after it has applied something: the engine leaves timers of ten seconds', async () => {
    expect(await command()).toMatchObject({ code: 0, output: expect.stringContaining('"count":3') });
    const again = await command();
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining('"count":0') });
    await sql('DELETE FROM _prisma_migrations; DROP TABLE erasures, generations; DROP TYPE "GenerationState"');
    expect((await command()).ms).toBeLessThan(again.ms + 8_000);
  });

  it('says what keeps it from the database, without quoting its address', async () => {
    const to = (change: (u: URL) => void): { folder: string; url: string } => {
      const url = new URL(database.url);
      change(url);
      return { ...target(), url: url.href };
    };
    await expect(deployMigrations(to((u) => (u.port = '1')))).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message: expect.stringMatching(/refused/) }); // prettier-ignore
    await expect(deployMigrations(to((u) => (u.password = 'guess')))).rejects.toMatchObject({ message: expect.stringMatching(/refuses the login/) }); // prettier-ignore
    await expect(deployMigrations(to((u) => (u.pathname = '/nowhere')))).rejects.toMatchObject({ message: expect.stringMatching(/does not exist/) }); // prettier-ignore
  });
});

/** What the schema language cannot say and the engine would take away: indexes over fewer rows and generated columns, written by hand in the migrations. */
const BY_HAND: Readonly<Record<string, readonly string[]>> = {
  jobs: ['DROP INDEX "open_jobs_owner"', 'DROP INDEX "uploads_created"', 'ALTER TABLE "jobs" ALTER COLUMN "notable" DROP DEFAULT'],
};

describe('each owner’s schema', () => {
  it.each(APPS)('%s says what its migrations make: the engine finds nothing to write but what was written by hand', async (app) => {
    const made = await createMigration(copy(app, `agree-${app}`), 'difference');
    const text = made === undefined ? '' : readFileSync(path.join(made, 'migration.sql'), 'utf8');
    const statements = text.replaceAll(/^--.*$/gm, '').split(';').map((s) => s.trim()).filter(Boolean); // prettier-ignore
    expect(statements).toEqual(BY_HAND[app] ?? []);
  });
});
