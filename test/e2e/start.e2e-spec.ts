import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#embedded-postgres';
import { eventually } from '#testing';
import { ApiClient } from '../harness/client.js';
import { NpmStart } from '../harness/npm-start.js';
import { root } from '../harness/stack.js';
import { Witness } from '../harness/witness.js';

const ITEMS = 300;

/** Nothing is left that runs, or says that it does. */
const IN_ORDER = { lock: false, postgres: { words: expect.stringMatching(/database system is shut down$/), claims: false } };

let home: string;
let folder: string;
let witness: Witness;
let env: Record<string, string>;
const started: NpmStart[] = [];

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'vitae-start-'));
  // Where this runs as root, PostgreSQL runs as another account and must get through.
  chmodSync(home, 0o755);
  folder = path.join(home, 'data');
  // The held ports of a user's copies are kept below the system's temporary folder, which is not ours to clean.
  const temporary = path.join(home, 'tmp');
  mkdirSync(temporary, { mode: 0o777 });
  witness = await Witness.start(20);
  env = { TMPDIR: temporary, GATEWAY_PORT: String(await freePort()), VITAE_PROBE: 'true', VITAE_PROBE_URL: witness.url };
});
afterEach(() => started.splice(0).forEach((vitae) => vitae.kill()));
afterAll(async () => {
  await witness?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** The tool as `npm run clean` runs it, with nobody to be asked. */
function clean(data: string, ...args: string[]): { status: number | null; said: string } {
  const tool = path.join(root, 'dist/apps/standalone/src/clean/main.js');
  const { status, stdout } = spawnSync(process.execPath, [tool, ...args], { env: { ...env, VITAE_DATA_DIR: data }, encoding: 'utf8', timeout: 20_000 }); // prettier-ignore
  return { status, said: stdout };
}

function start(data = folder): Promise<NpmStart> {
  const vitae = new NpmStart(data, env);
  started.push(vitae);
  return vitae.ready();
}

/** What stands on the folder when every process has ended. */
async function leaves(vitae: NpmStart): Promise<typeof IN_ORDER> {
  await vitae.gone();
  return { lock: existsSync(path.join(folder, 'lock')), postgres: vitae.postgres };
}

/** Each test starts on the folder that the one before it left: that it becomes ready is a part of what is tested. */
describe('npm start', { timeout: 240_000 }, () => {
  it('starts a host that is killed under load again, once and after a pause, and nothing is lost; SIGTERM to npm ends it all', async () => {
    const vitae = await start();
    const api = new ApiClient(`http://127.0.0.1:${env['GATEWAY_PORT']}`);
    await api.register();
    const input = { clientRequestId: randomUUID(), type: 'probe', input: { items: ITEMS } };
    const { executeJob } = await api.ask<{ executeJob: { id: string } }>(
      'mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } } }',
      { input },
    );
    await eventually(() => expect(witness.items.size).toBeGreaterThan(ITEMS / 10), { timeoutMs: 30_000 });
    process.kill(vitae.find('host/main.js auth'), 'SIGKILL');
    const ended = async (): Promise<void> => {
      const { job } = await api.ask<{ job: object }>('query ($id: ID!) { job(id: $id) { status progress { total succeeded } } }', {
        id: executeJob.id,
      });
      expect(job).toEqual({ status: 'SUCCEEDED', progress: { total: ITEMS, succeeded: ITEMS } });
    };
    await eventually(ended, { timeoutMs: 60_000, intervalMs: 200 });
    expect(witness.items.size).toBe(ITEMS);
    await eventually(() => api.ask('{ me { email } }'), { timeoutMs: 30_000, intervalMs: 200 });
    expect(vitae.said.match(/ended \(.*\); starting it again in 0\.5 s/g)).toHaveLength(1);

    process.kill(vitae.pid, 'SIGTERM');
    expect(await leaves(vitae)).toEqual(IN_ORDER);
  });

  it('keeps everything from other accounts, and npm run clean deletes it when asked, not while it runs', async () => {
    const own = path.join(home, 'own');
    const vitae = await start(own);
    const mode = (...names: string[]): string => (statSync(path.join(own, ...names)).mode & 0o777).toString(8);
    // As root the folder lets the account of PostgreSQL through, and shows nothing.
    expect(mode()).toBe(process.getuid?.() === 0 ? '711' : '700');
    expect([mode('secrets'), mode('logs'), mode('postgres'), mode('logs', 'postgres.log')]).toEqual(['700', '700', '700', '600']);
    expect(clean(own, '--yes')).toMatchObject({ status: 1, said: expect.stringContaining(`already runs on ${own}`) });

    process.kill(vitae.pid, 'SIGTERM');
    await vitae.gone();
    expect(clean(own)).toMatchObject({ status: 1, said: expect.stringMatching(/MB \(\d+ bytes\)[^]*Nothing was deleted/) });
    expect(existsSync(path.join(own, 'postgres/PG_VERSION'))).toBe(true);
    expect(clean(own, '--yes')).toMatchObject({ status: 0, said: expect.stringContaining('Deleted.') });
    expect(existsSync(own)).toBe(false);
    expect(clean(own, '--yes')).toMatchObject({ status: 0, said: expect.stringContaining('There is nothing') });
  });

  it('ends in order at Ctrl-C', async () => {
    const vitae = await start();
    vitae.signalGroup('SIGINT');
    expect(await leaves(vitae)).toEqual(IN_ORDER);
    expect(vitae.said).toContain('Stopped.');
  });

  it('ends in the same order at a second Ctrl-C', async () => {
    const vitae = await start();
    vitae.signalGroup('SIGINT');
    await eventually(() => expect(vitae.said).toContain('Stopping'), { timeoutMs: 10_000 });
    vitae.signalGroup('SIGINT');
    expect(await leaves(vitae)).toEqual(IN_ORDER);
  });

  it('ends in order when its terminal is closed', async () => {
    const vitae = await start();
    vitae.signalGroup('SIGHUP');
    expect(await leaves(vitae)).toEqual(IN_ORDER);
  });

  it.each([
    ['npm', (vitae: NpmStart): number => vitae.pid],
    ['its starter', (vitae: NpmStart): number => vitae.find('scripts/start.mjs')],
  ])('ends in order when %s is killed', async (_, pid) => {
    const vitae = await start();
    process.kill(pid(vitae), 'SIGKILL');
    expect(await leaves(vitae)).toEqual(IN_ORDER);
  });

  it('takes over from a supervisor that was killed, whose lock is stale and whose PostgreSQL still runs', async () => {
    const vitae = await start();
    process.kill(vitae.find('standalone/src/main.js'), 'SIGKILL');
    await eventually(() => expect(() => vitae.find('standalone/src/main.js')).toThrow(), { timeoutMs: 10_000 });
    expect(existsSync(path.join(folder, 'lock'))).toBe(true);
    const next = await start();
    await vitae.gone();
    next.signalGroup('SIGINT');
    expect(await leaves(next)).toEqual(IN_ORDER);
  });
});
