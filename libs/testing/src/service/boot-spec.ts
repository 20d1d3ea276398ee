import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { deployMigrations } from '#migrations';
import { createDatabase, migratedTemplate, useDatabase } from '../postgres/database.js';
import { eventually } from '../wait/eventually.js';
import { useServiceProcess } from './service-process.js';

type Env = Readonly<Record<string, string | undefined>>;

export interface BootSpec {
  /** The built entry, from the root of the checkout: `dist/apps/resume/src/main.js`. */
  readonly main: string;
  /** Its migrations, from the root of the checkout: `prisma/resume`. */
  readonly migrations: string;
  /** Everything it needs to start on free ports with this database. */
  env(databaseUrl: string): Env | Promise<Env>;
  /** Variables and values it must not start with, beside DATABASE_URL, SERVICE_CALLERS and LOG_LEVEL. */
  readonly refuses?: readonly (readonly [name: string, value: string | undefined])[];
}

export interface Booted {
  /** As `useServiceProcess` starts it, in its environment with `over` on top. */
  start(over?: Env): ReturnType<ReturnType<typeof useServiceProcess>['start']>;
  /** The database of this spec file, with the migrations. */
  readonly database: { readonly url: string };
}

const AHEAD = '20990101000000_next';
const REFUSES = [
  ['DATABASE_URL', 'mysql://secret@host/db'],
  ['DATABASE_URL', 'postgresql://secret@host:no-port/db'],
  ['DATABASE_URL', 'postgresql://secret@host'],
  ['SERVICE_CALLERS', undefined],
  ['SERVICE_CALLERS', 'executor:not-a-hash'],
  ['LOG_LEVEL', 'loud'],
] as const;

/**
 * What every service with a database promises an operator who starts it, as specs of the built process: ready and gone when asked to, a
 * wrong variable said by its name and not its value, its schema and its database waited for. Call once in a spec file; answers what further
 * specs of the same process need.
 */
export function bootSpec({ main, migrations, env, refuses = [] }: BootSpec): Booted {
  const { start: startProcess, kill } = useServiceProcess(main);
  const deploy = (url: string): Promise<unknown> => deployMigrations({ folder: migrations, url });
  const database = useDatabase(() => migratedTemplate(migrations, deploy));
  const start = async (over: Env = {}) => startProcess({ ...(await env(database.url)), ...over });
  const status = async (url: string, probe: string): Promise<number> => (await fetch(`${url}/health/${probe}`)).status;
  const databaseCheck = async (url: string): Promise<string> => {
    const report = (await (await fetch(`${url}/health/ready`)).json()) as { checks: { database: string } };
    return report.checks.database;
  };

  describe('the process of a service', () => {
    it('starts alone, is ready, and ends with 0 when asked to', async () => {
      const { child, url, exited } = await start();
      await eventually(async () => expect(await status(url, 'ready')).toBe(200));
      expect((await fetch(`${url}/metrics`)).status).toBe(200);
      child.kill('SIGTERM');
      expect(await exited).toBe(0);
    });

    it.each([...REFUSES, ...refuses])(
      'A26 I159 refuses to start without a usable %s (%s), by its name and without its value',
      async (name, value) => {
        const { exited, output } = await start({ [name]: value });
        expect(await exited).toBe(1);
        expect(output()).toContain(name);
        if (value && !value.startsWith('/')) expect(output()).not.toContain(value);
      },
    );

    it('waits for its schema: alive and not ready until the migrations are there', async () => {
      const empty = await createDatabase();
      try {
        const { url } = await start({ DATABASE_URL: empty.url });
        expect(await status(url, 'live')).toBe(200);
        expect(await status(url, 'ready')).toBe(503);
        await deploy(empty.url);
        await eventually(async () => expect(await status(url, 'ready')).toBe(200));
      } finally {
        kill();
        await empty.drop();
      }
    });

    it('an older version on a database one migration ahead is alive, not ready, says why, and ends at its limit with an error', async () => {
      const ahead = await createDatabase();
      const sql = new pg.Client({ connectionString: ahead.url });
      try {
        await deploy(ahead.url);
        await sql.connect();
        await sql.query(
          `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES (gen_random_uuid(), repeat('a', 64), $1, now(), 1)`,
          [AHEAD],
        );
        const { url, exited, output } = await start({ DATABASE_URL: ahead.url, SCHEMA_WAIT_MS: '3000' });
        expect(await status(url, 'live')).toBe(200);
        expect(await status(url, 'ready')).toBe(503);
        expect(await databaseCheck(url)).toMatch(/ahead of this version.*20990101000000_next/);
        expect(await exited).toBe(1);
        expect(output()).toMatch(/could not start: The database is ahead of this version.*20990101000000_next/);
      } finally {
        kill();
        await sql.end();
        await ahead.drop();
      }
    });

    it('a database that cannot be reached is named for what it is, and waited for', async () => {
      const { url, child } = await start({ DATABASE_URL: database.url.replace(/:\d+\//, ':1/'), SCHEMA_WAIT_MS: '1' });
      expect(await status(url, 'live')).toBe(200);
      expect(await databaseCheck(url)).toBe('Nothing answers at the address in the database URL (connection refused)');
      expect(child.exitCode).toBeNull();
    });
  });
  return { start, database };
}
