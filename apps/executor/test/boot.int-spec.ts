import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, useDatabase } from '#testing';
import { JobsServer } from './jobs-server.js';

const MAIN = 'dist/apps/executor/src/main.js';
const database = useDatabase();
const children: ChildProcess[] = [];
let jobs: JobsServer;

beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error('Build first: npm run build');
});
beforeEach(async () => {
  jobs = new JobsServer();
  await jobs.start();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  jobs.stop();
});

/** Holds every probe item until it is let go: what a slow provider looks like to an executor. */
class Witness {
  readonly held: ServerResponse[] = [];
  url = '';
  private readonly server: Server = createServer((req, res) => {
    req.resume().on('end', () => this.held.push(res));
  });

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    this.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    return this;
  }

  release(): void {
    for (const res of this.held.splice(0)) res.writeHead(200, { 'content-type': 'application/json' }).end('{"do":"ok"}');
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

let witness: Witness;
beforeAll(async () => {
  witness = await new Witness().start();
});
afterAll(() => witness.stop());

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

const environment = (): Record<string, string> => ({
  EXECUTOR_PORT: '0',
  JOBS_GRPC_ADDRESS: `127.0.0.1:${jobs.port}`,
  GRPC_PLAINTEXT: 'true',
  SERVICE_KEY: 'e'.repeat(40),
  QUEUE_DATABASE_URL: database.url,
  EXECUTOR_QUIET_MS: '50',
  EXECUTOR_WAIT_MS: '200',
  EXECUTOR_DRAIN_MS: '1500',
  VITAE_PROBE: 'true',
  VITAE_PROBE_URL: witness.url,
});

/** Starts the service as an operator would: nothing in the environment but what is given. `url` is there once it said `ready`. */
async function start(env: Record<string, string>): Promise<Running> {
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

describe('the process', () => {
  it('starts alone and runs what Jobs has', async () => {
    const item = jobs.add('fibonacci', { n: 90 });
    const { url } = await start(environment());
    await eventually(() => expect(item.state).toBe('ENDED'));
    expect(JSON.parse(item.outcome!.succeeded!.detail.toString())).toEqual({ n: 90, value: '2880067194370816120' });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('vitae_executor_dispositions_total{disposition="APPLIED",service="executor"} 1');
  });

  it.each([
    ['SERVICE_KEY', ''],
    ['SERVICE_KEY', 'short'],
    ['QUEUE_DATABASE_URL', 'mysql://x'],
    ['EXECUTOR_CONCURRENCY', 'fibonacci=0'],
    ['EXECUTOR_CONCURRENCY', 'mining=2'],
    ['EXECUTOR_JOB_TYPES', ', ,'],
    ['GRPC_TLS_CA_FILE', ''],
  ])('refuses to start without a usable %s (%j), by its name and without its value', async (name, value) => {
    const env = { ...environment(), [name]: value, ...(name.startsWith('GRPC') ? { GRPC_PLAINTEXT: 'false' } : {}) };
    const { exited, output } = await start(env);
    expect(await exited).toBe(1);
    expect(output()).toContain(name);
    if (value) expect(output()).not.toContain(`"${value}"`);
  });

  it('has no probe unless it is switched on', async () => {
    const { VITAE_PROBE: _, VITAE_PROBE_URL: __, ...env } = environment();
    const item = jobs.add('probe', {});
    const other = jobs.add('fibonacci', { n: 1 });
    await start(env);
    await eventually(() => expect(other.state).toBe('ENDED'));
    expect(item).toMatchObject({ state: 'READY', attempt: 0 });
    expect(jobs.claims.map((c) => c.jobType)).not.toContain('probe');
  });

  it('told to run some job types asks for those and leaves the others alone', async () => {
    const [left, own] = [jobs.add('probe', {}), jobs.add('fibonacci', { n: 1 })];
    await start({ ...environment(), EXECUTOR_JOB_TYPES: 'fibonacci' });
    await eventually(() => expect(own.state).toBe('ENDED'));
    const asked = jobs.claims.length;
    await eventually(() => expect(jobs.claims.length).toBeGreaterThan(asked + 2));
    expect(left).toMatchObject({ state: 'READY', attempt: 0 });
    expect(new Set(jobs.claims.map((c) => c.jobType))).toEqual(new Set(['fibonacci']));
  });

  it('told to run a job type there is none of refuses to start, and says which there are', async () => {
    const { exited, output } = await start({ ...environment(), EXECUTOR_JOB_TYPES: 'fibonacci,mining' });
    expect(await exited).toBe(1);
    expect(output()).toContain('EXECUTOR_JOB_TYPES: \\"mining\\" is no job type; there are fibonacci, generate-documents');
  });

  it('F16 asked to end while it works: what ends in time is told, the rest is given back uncharged, and it exits with 0', async () => {
    const items = Array.from({ length: 12 }, () => jobs.add('probe', {}));
    const { child, exited, output } = await start(environment());
    await eventually(() => expect(witness.held.length).toBe(10), { timeoutMs: 10_000 });
    const begun = performance.now();
    child.kill('SIGTERM');
    await eventually(() => expect(output()).not.toBe(''));
    for (const res of witness.held.splice(0, 4)) res.writeHead(200, { 'content-type': 'application/json' }).end('{"do":"ok"}');
    expect(await exited).toBe(0);
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(items.filter((i) => i.state === 'ENDED')).toHaveLength(4);
    expect(items.filter((i) => i.state === 'READY' && i.attempt === 0)).toHaveLength(8);
    expect(output()).toContain('Drained');
    witness.release();
  });

  it('E106 killed while it works: its items are another one’s when their leases have run out', { timeout: 90_000 }, async () => {
    const item = jobs.add('probe', {});
    const first = await start(environment());
    await eventually(() => expect(witness.held.length).toBe(1), { timeoutMs: 30_000 });
    first.child.kill('SIGKILL');
    await first.exited;
    expect(item).toMatchObject({ state: 'RUNNING', attempt: 1 });
    item.state = 'READY';
    await start(environment());
    await eventually(() => expect(witness.held.length).toBe(2), { timeoutMs: 30_000 });
    witness.release();
    await eventually(() => expect(item).toMatchObject({ state: 'ENDED', attempt: 2 }));
  });
});
