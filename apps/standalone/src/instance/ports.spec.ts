import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderProblem, lockInstance } from './instance-lock.js';
import { takeLock } from './lock-file.js';
import { HeldPorts } from './ports.js';

let folder: string;
const copies: HeldPorts[] = [];
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'vitae-ports-spec-'))));
afterEach(() => {
  for (const copy of copies.splice(0)) copy.release();
  rmSync(folder, { recursive: true });
});

function copy(): HeldPorts {
  const held = new HeldPorts(path.join(folder, 'locks'));
  copies.push(held);
  return held;
}

const wanted = (given?: number) => ({ auth: { name: 'AUTH_PORT', given, fallback: 23_001 }, jobs: { name: 'JOBS_PORT', given: undefined, fallback: 23_002 } }); // prettier-ignore
const quiet = { say: () => undefined };

async function listening(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return server;
}

describe('ports', () => {
  it('are held from the moment they are chosen: copies that start together choose others, though nobody listens yet', async () => {
    const [first, second, third] = await Promise.all([copy(), copy(), copy()].map((held) => held.inner(wanted(), quiet)));
    const all = [first, second, third].flatMap((ports) => Object.values(ports ?? {}));
    expect(new Set(all).size).toBe(6);
  });

  it('are free again when the copy that held them has ended', async () => {
    const first = copy();
    const before = await first.inner(wanted(), quiet);
    first.release();
    expect(await copy().inner(wanted(), quiet)).toEqual(before);
  });

  it('that somebody else listens on are passed, and the screen says which is used instead', async () => {
    const server = await listening(23_001);
    try {
      const said: string[] = [];
      const { auth } = await copy().inner(wanted(), { say: (text: string) => void said.push(text) });
      expect(auth).not.toBe(23_001);
      expect(said).toEqual([`Port 23001 (AUTH_PORT) is taken; using ${auth}`]);
    } finally {
      server.close();
    }
  });

  it('that were asked for by name and are taken are one sentence', async () => {
    const server = await listening(23_101);
    try {
      await expect(copy().inner(wanted(23_101), quiet)).rejects.toThrow('Port 23101 (AUTH_PORT) is taken; stop what uses it or set AUTH_PORT to another');
      await expect(copy().gateway(23_101, '127.0.0.1')).rejects.toThrow(/^Port 23101 on 127.0.0.1 is taken or not allowed; .*GATEWAY_PORT=3100 npm start$/);
    } finally {
      server.close();
    }
  }); // prettier-ignore
});

describe('a lock', () => {
  it('is held by one, and says by whom', () => {
    const file = path.join(folder, 'lock');
    expect(takeLock(file)).toHaveProperty('release');
    expect(takeLock(file)).toEqual({ holder: process.pid });
    expect(() => lockInstance(folder)).toThrow(`Vitae already runs on ${folder} (pid ${process.pid})`);
  });

  it.each([['of a process that is gone', '4194304'], ['that a crash cut short', '']])('%s is taken over', (_what, content) => {
    writeFileSync(path.join(folder, 'lock'), content);
    const release = lockInstance(folder);
    expect(readFileSync(path.join(folder, 'lock'), 'utf8')).toBe(String(process.pid));
    release();
    expect(readdirSync(folder)).toEqual([]);
  }); // prettier-ignore
});

it.each([
  ['ENOSPC', 'its disk is full; make room'],
  ['EROFS', 'its disk is read-only'],
  ['EACCES', 'give write permission'],
])('a data folder that cannot be used (%s) is one sentence', (code, advice) => {
  const { message } = folderProblem('/data', Object.assign(new Error('x'), { code }));
  expect(message).toBe(`The folder /data cannot be written (${code}): ${advice}, or set VITAE_DATA_DIR to another folder`);
});
