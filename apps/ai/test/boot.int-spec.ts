import { describe, expect, it } from 'vitest';
import { deployMigrations } from '#migrations';
import { freePort } from '#embedded-postgres';
import { callersOf, createDatabase, eventually, migratedTemplate, TestAuth, useDatabase, useServiceProcess } from '#testing';

const { start, kill } = useServiceProcess('dist/apps/ai/src/main.js');
const database = useDatabase(() => migratedTemplate('prisma/ai', (url) => deployMigrations({ folder: 'prisma/ai', url })));
const { keysFile } = new TestAuth();

const environment = async (over: Record<string, string> = {}): Promise<Record<string, string>> => ({
  AI_PORT: '0',
  AI_GRPC_PORT: String(await freePort()),
  DATABASE_URL: database.url,
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
      await deployMigrations({ folder: 'prisma/ai', url: empty.url });
      await eventually(async () => expect(await health(url)).toBe(200));
    } finally {
      kill();
      await empty.drop();
    }
  });
});
