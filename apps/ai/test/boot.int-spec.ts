import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hashServiceKey } from '#grpc';
import { deployMigrations } from '#migrations';
import { freePort } from '#embedded-postgres';
import { createDatabase, eventually, migratedTemplate, useDatabase } from '#testing';

const MAIN = 'dist/apps/ai/src/main.js';
const database = useDatabase(() => migratedTemplate('prisma/ai', (url) => deployMigrations({ folder: 'prisma/ai', url })));
const folder = mkdtempSync(path.join(tmpdir(), 'vitae-ai-'));
const keysFile = path.join(folder, 'keys.json');
const children: ChildProcess[] = [];

beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error('Build first: npm run build');
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(keysFile, JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }] }));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = async (over: Record<string, string> = {}): Promise<Record<string, string>> => ({
  AI_PORT: '0',
  AI_GRPC_PORT: String(await freePort()),
  DATABASE_URL: database.url,
  GRPC_PLAINTEXT: 'true',
  SERVICE_KEY: 'r'.repeat(40),
  SERVICE_CALLERS: `executor:${hashServiceKey('e'.repeat(40))}`,
  ACCESS_TOKEN_PUBLIC_KEYS_FILE: keysFile,
  ...over,
});

/** Starts the service as an operator would: nothing in the environment but what is given. `url` is there once it said `ready`. */
async function start(
  env: Record<string, string>,
): Promise<{ child: ChildProcess; url: string; output: () => string; exited: Promise<number | null> }> {
  const child = spawn(process.execPath, [MAIN], { env: { PATH: '/usr/bin', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let output = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += String(chunk);
        const port = /"port":(\d+)[^\n]*"msg":"ready"/.exec(output)?.[1];
        if (port) resolve(`http://127.0.0.1:${port}`);
      });
    }
  });
  const url = await Promise.race([ready, exited.then(() => '')]);
  return { child, url, output: () => output, exited };
}

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
      for (const child of children) child.kill('SIGKILL');
      await empty.drop();
    }
  });
});
