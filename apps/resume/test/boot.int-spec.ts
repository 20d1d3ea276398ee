import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { deployMigrations } from '#migrations';
import { freePort } from '#embedded-postgres';
import { callersOf, createDatabase, eventually, migratedTemplate, TestAuth, useDatabase, useServiceProcess } from '#testing';

const { start, kill } = useServiceProcess('dist/apps/resume/src/main.js');
const database = useDatabase(() => migratedTemplate('prisma/resume', (url) => deployMigrations({ folder: 'prisma/resume', url })));
const { keysFile } = new TestAuth();

const environment = async (over: Record<string, string> = {}): Promise<Record<string, string>> => ({
  RESUME_PORT: '0',
  RESUME_GRPC_PORT: String(await freePort()),
  DATABASE_URL: database.url,
  QUEUE_DATABASE_URL: database.url,
  GRPC_PLAINTEXT: 'true',
  SERVICE_KEY: 'r'.repeat(40),
  SERVICE_CALLERS: callersOf({ executor: 'e'.repeat(40) }),
  ACCESS_TOKEN_PUBLIC_KEYS_FILE: keysFile,
  ...over,
});

const health = async (url: string): Promise<number> => (await fetch(`${url}/health/ready`)).status;

describe('the process', () => {
  it('starts alone, is ready, and ends with 0 when asked to', async () => {
    const { child, url, exited } = await start(await environment());
    expect(await health(url)).toBe(200);
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
  });

  it.each([
    ['DATABASE_URL', 'mysql://secret@host/db'],
    ['DATABASE_URL', 'postgresql://secret@host:no-port/db'],
    ['DATABASE_URL', 'postgresql://secret@host'],
    ['SERVICE_CALLERS', 'executor:not-a-hash'],
    ['LOG_LEVEL', 'loud'],
  ])('A26 refuses to start without a usable %s, by its name and without its value', async (name, value) => {
    const { exited, output } = await start(await environment({ [name]: value }));
    expect(await exited).toBe(1);
    expect(output()).toContain(name);
    expect(output()).not.toContain(value);
  });

  it('waits for its schema: alive and not ready until the migrations are there', async () => {
    const empty = await createDatabase();
    try {
      const { url } = await start(await environment({ DATABASE_URL: empty.url }));
      expect((await fetch(`${url}/health/live`)).status).toBe(200);
      expect(await health(url)).toBe(503);
      await deployMigrations({ folder: 'prisma/resume', url: empty.url });
      await eventually(async () => expect(await health(url)).toBe(200));
    } finally {
      kill();
      await empty.drop();
    }
  });

  it('an older version on a database one migration ahead is alive, not ready, writes nothing, says why, and ends at its limit with an error', async () => {
    const ahead = await createDatabase();
    const sql = new pg.Client({ connectionString: ahead.url });
    try {
      await deployMigrations({ folder: 'prisma/resume', url: ahead.url });
      await sql.connect();
      await sql.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES (gen_random_uuid(), repeat('a', 64), '20990101000000_next', now(), 1)`); // prettier-ignore
      const { url, exited, output } = await start(await environment({ DATABASE_URL: ahead.url, SCHEMA_WAIT_MS: '3000' }));
      expect((await fetch(`${url}/health/live`)).status).toBe(200);
      const ready = await fetch(`${url}/health/ready`);
      expect(ready.status).toBe(503);
      expect(((await ready.json()) as { checks: { database: string } }).checks.database).toMatch(
        /ahead of this version.*20990101000000_next/,
      );
      expect(await exited).toBe(1);
      expect(output()).toMatch(/could not start: The database is ahead of this version.*20990101000000_next/);
    } finally {
      await sql.end();
      await ahead.drop();
    }
  });

  it('a database that cannot be reached is named for what it is, and waited for', async () => {
    const { url, child } = await start(await environment({ DATABASE_URL: database.url.replace(/:\d+\//, ':1/'), SCHEMA_WAIT_MS: '1' }));
    const { checks } = (await (await fetch(`${url}/health/ready`)).json()) as { checks: { database: string } };
    expect(checks.database).toBe('Nothing answers at the address in the database URL (connection refused)');
    await eventually(async () => expect(child.exitCode).toBeNull());
  });
});
