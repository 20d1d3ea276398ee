import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { ApiClient } from '../../harness/client.js';
import { root } from '../../harness/stack.js';
import { SmallDisk } from '../small-disk.js';
import { clean, notRun, pass, say, waitFor, type FaultResult, type Scale, type World } from '../world.js';

const ROOM_MB = 96;
const FAULT = "PostgreSQL's disk full in the middle of a job and of uploads";
/** What a client may be told, and nothing else: the codes of what will be well again. */
const CLEAN = new Set(['STORAGE_FULL', 'DEPENDENCY_UNAVAILABLE', 'DEADLINE_EXCEEDED']);
/** What no client must be told. */
const INTERNAL = /no space|ENOSPC|pg_wal|pgdata|base\/|relation|SELECT|INSERT|\/tmp|at \w+ \(|5310/i;

interface Told {
  readonly codes: Map<string, number>;
  readonly odd: string[];
  succeeded: number;
}

/**
 * F19: the disk PostgreSQL has its data and its log on is filled to the last byte while a job runs and clients submit and upload. PostgreSQL
 * may end; nothing else may, and nobody starts anything by hand. Then there is room again.
 */
export async function f19(world: World, scale: Scale): Promise<FaultResult> {
  const { stack } = world;
  const { postgres } = stack;
  const ended = world.endings();
  await postgres.stop('fast');
  const disk = SmallDisk.lay(postgres.dataDir, ROOM_MB);
  await postgres.restart();
  if (typeof disk === 'string') return notRun('F19', FAULT, disk);
  const uploader = new ApiClient(stack.gatewayUrl);
  try {
    await waitFor(async () => (await uploader.register()) !== undefined, 30_000, 'the services to have their database again');
    world.recorder.decide = () => ({ do: 'ok', workMs: 50 });
    const items = Math.min(scale.items, 4_000);
    const id = await world.submit(items);
    const first = postgres.pid;
    await world.reached(id, Math.floor(items / 10));
    disk.fill();
    const told: Told = { codes: new Map(), odd: [], succeeded: 0 };
    const requests: string[] = [];
    const bytes = readFileSync(path.join(root, 'assets/resumes.json'));
    let down = 0;
    for (const begun = performance.now(); performance.now() - begun < scale.diskFullMs;) {
      // What the log and the tables give back must be full as well.
      disk.fill();
      await Promise.all([submit(world, told, requests), upload(uploader, bytes, told)]);
      // A log that needs its next segment and cannot have it ends the server: in the second half.
      if (performance.now() - begun > scale.diskFullMs / 2) await switchLog(postgres.url());
      if ((await world.row('SELECT 1').catch(() => undefined)) === undefined) down++;
      await pass(250);
    }
    const stopped = ended();
    const left = disk.room;
    disk.makeRoom();
    const up = performance.now();
    await waitFor(async () => (await world.row('SELECT 1')) !== undefined, 60_000, 'PostgreSQL to answer again');
    const answered = performance.now() - up;
    // What a client does that was refused: it says the same request again.
    const ids = await Promise.all(requests.map((request) => waitFor(() => world.submit(1, request), 60_000, 'a request said again')));
    const twice = new Set(ids).size;
    const again = await uploader.upload(bytes);
    for (const job of [id, ...new Set(ids)]) await world.finished(job);
    await world.told();
    const a = await world.accounts(id, items);
    const small = await Promise.all([...new Set(ids)].map((job) => world.accounts(job, 1)));
    const codes = [...told.codes].map(([code, n]) => `${n} ${code}`).join(', ') || 'none';
    return {
      row: 'F19',
      fault: `${FAULT}, for ${scale.diskFullMs / 1_000} s`,
      required: '0 lost, 0 dup once there is room; clean errors; only PostgreSQL may end',
      measured: `${say(a)}; refused: ${codes}; done all the same ${told.succeeded}; odd: ${told.odd[0] ?? 'none'}; ${left} bytes left, PostgreSQL away at ${down} looks${postgres.pid === first ? '' : ', ended and started again by itself'}, answering ${(answered / 1_000).toFixed(1)} s after there was room; ended: ${stopped.join(', ') || 'none'}; ${requests.length} requests said again: ${twice} jobs, upload ${again.status}`,
      ok:
        clean(a) && a.status === 'SUCCEEDED' && small.every((s) => clean(s) && s.status === 'SUCCEEDED') && twice === requests.length &&
        again.ok && told.odd.length === 0 && told.codes.size > 0 && stopped.length === 0 && ended().length === 0,
    }; // prettier-ignore
  } finally {
    await uploader.close();
    disk.makeRoom();
    await postgres.stop('fast');
    disk.lift();
    await postgres.restart();
  }
}

async function switchLog(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000, query_timeout: 5_000 });
  admin.on('error', () => undefined);
  await admin
    .connect()
    .then(() => admin.query('SELECT pg_switch_wal()'))
    .catch(() => undefined);
  await admin.end().catch(() => undefined);
}

async function submit(world: World, told: Told, requests: string[]): Promise<void> {
  const clientRequestId = randomUUID();
  requests.push(clientRequestId);
  const answer = await world.api.raw<unknown>('mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } } }', {
    input: { clientRequestId, type: 'probe', input: { items: 1 } },
  });
  note(told, answer.errors?.[0]?.extensions?.code, JSON.stringify(answer), answer.errors === undefined);
}

async function upload(api: ApiClient, bytes: Buffer, told: Told): Promise<void> {
  const response = await api.upload(new Uint8Array(bytes));
  const text = await response.text();
  const { code } = response.ok ? {} : ((JSON.parse(text) as { error?: { code?: string }; code?: string }).error ?? (JSON.parse(text) as { code?: string })); // prettier-ignore
  note(told, code, response.ok ? '' : text, response.ok);
}

function note(told: Told, code: string | undefined, text: string, done: boolean): void {
  if (done) {
    told.succeeded++;
    return;
  }
  const name = code ?? 'no code';
  told.codes.set(name, (told.codes.get(name) ?? 0) + 1);
  if (!CLEAN.has(name) || INTERNAL.test(text)) told.odd.push(text.slice(0, 300));
}
