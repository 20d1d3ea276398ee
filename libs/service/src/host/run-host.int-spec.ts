import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#testing';

const KIT = path.resolve('dist/libs/service/src/index.js');
const folder = mkdtempSync(path.join(tmpdir(), 'vitae-host-'));
const children: ChildProcess[] = [];
beforeAll(() => {
  if (!existsSync(KIT)) throw new Error('Build first: npm run build');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A host of two services without a row's needs; `module` is the body of the second one's module class. */
function host(module: string) {
  const file = path.join(folder, 'host.mjs');
  writeFileSync(
    file,
    `import { Module } from ${JSON.stringify(path.resolve('node_modules/@nestjs/common/index.js'))};
     import { runHost } from ${JSON.stringify(KIT)};
     const readConfig = (env) => ({ host: '127.0.0.1', port: 0, logLevel: 'info', word: env.WORD });
     class Quiet { onApplicationShutdown() { console.log(JSON.stringify({ msg: 'quiet closed' })); } }
     class Own { ${module} }
     const one = (name, own) => ({ name, readConfig, module: (Module({})(own), own) });
     const limited = (d) => ({ ...d, stopWithinMs: () => 1_500 });
     await runHost([limited(one('gateway', Quiet)), limited(one('gateway', Own))]);`,
  );
  const child = spawn(process.execPath, [file], { env: { PATH: '/usr/bin' }, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = (): Promise<void> => eventually(() => expect(output.match(/"msg":"ready"/g)).toHaveLength(2), { timeoutMs: 60_000 });
  return { child, exited, ready, output: () => output };
}

describe('a host', { timeout: 90_000 }, () => {
  it('stops all of its services on SIGTERM and ends with 0', async () => {
    const { child, exited, ready, output } = host(`beforeApplicationShutdown() { console.log(JSON.stringify({ msg: 'drained' })); }`);
    await ready();
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect(output()).toContain('"msg":"stopping"');
    expect(output()).toContain('drained');
    expect(output()).toContain('quiet closed');
  });

  it('ends hard with another code than 0 when a service takes longer than it may', async () => {
    const { child, exited, ready, output } = host(`beforeApplicationShutdown() { return new Promise(() => setInterval(() => 0, 1000)); }`);
    await ready();
    child.kill('SIGTERM');
    expect(await exited).toBe(1);
    expect(output()).toContain('Not everything stopped in time');
  });

  it('says in whose name a rejection was that nobody handled, and ends for one restart', async () => {
    const { exited, output } = host(`onApplicationBootstrap() { setTimeout(() => Promise.reject(new Error('boom')), 1); }`);
    expect(await exited).toBe(1);
    const line = output().split('\n').find((l) => l.includes('Nobody handled a rejection')); // prettier-ignore
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      level: 'error',
      service: 'gateway',
      msg: 'Nobody handled a rejection; the process ends: boom',
    });
  });

  it('ends with 1 and stops the others when one cannot start', async () => {
    const { exited, output } = host(`onModuleInit() { throw new Error('no room'); }`);
    expect(await exited).toBe(1);
    expect(output()).toContain('The service could not start: no room');
    expect(output()).toContain('quiet closed');
  });
});
