import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ApiClient } from '../../harness/client.js';
import { root, type ServiceProcess } from '../../harness/stack.js';
import { SmallDisk } from '../small-disk.js';
import { clean, notRun, say, waitFor, type FaultResult, type Scale, type World } from '../world.js';

/** Of which a tenth, the default, is the low mark: enough for the log's next files and what runs. */
const ROOM_MB = 480;
const LEFT_MB = 40;
const FAULT = "the room on PostgreSQL's disk gets small";
const RESUME = { basics: { name: 'Ada Example' } };

/** What begins something, by name; each answers with the code it was refused with, or `done`. */
type Attempts = Readonly<Record<string, () => Promise<string>>>;

/**
 * F21: little room is left on PostgreSQL's disk while a job runs. New work is refused with one code, everything else goes on, PostgreSQL does
 * not end; then there is room, and nobody does anything.
 */
export async function f21(world: World, scale: Scale): Promise<FaultResult> {
  const { stack } = world;
  const { postgres } = stack;
  const ended = world.endings();
  const person = new ApiClient(stack.gatewayUrl);
  const account = await person.register();
  await postgres.stop('fast');
  const disk = SmallDisk.lay(postgres.dataDir, ROOM_MB);
  await postgres.restart();
  if (typeof disk === 'string') return notRun('F21', FAULT, disk);
  try {
    await waitFor(async () => (await world.row('SELECT 1')) !== undefined, 30_000, 'PostgreSQL to answer again');
    world.recorder.decide = () => ({ do: 'ok', workMs: 50 });
    const items = Math.min(scale.items, 4_000);
    const id = await waitFor(() => world.submit(items), 30_000, 'the services to have their database again');
    await world.reached(id, Math.floor(items / 10));
    const server = postgres.pid;
    const attempts = newWork(world, person);
    const before = await tried(attempts);
    disk.fill(LEFT_MB);
    const begun = performance.now();
    const watched = [stack.service('auth'), stack.service('jobs'), stack.service('resume')];
    await waitFor(() => all(watched, 'degraded'), 20_000, 'the services to notice');
    const noticed = performance.now() - begun;
    const refused = await tried(attempts);
    const goesOn = await tried(others(person, account));
    await world.finished(id);
    const lows = await Promise.all(watched.map((service) => world.metric(service, 'vitae_storage_low')));
    disk.makeRoom();
    const room = performance.now();
    await waitFor(() => all(watched, 'ok'), 20_000, 'the services to notice that there is room');
    const recovered = performance.now() - room;
    const again = await tried(attempts);
    await world.told();
    const a = await world.accounts(id, items);
    const stopped = ended();
    return {
      row: 'F21',
      fault: `${FAULT}: ${LEFT_MB} MB of ${Math.round(disk.size / 2 ** 20)}`,
      required: 'new work refused with STORAGE_FULL, the rest goes on, 0 lost; PostgreSQL stays; ends by itself',
      measured: `${say(a)}; noticed after ${seconds(noticed)}; refused: ${told(refused)}; goes on: ${told(goesOn)}; ended by itself ${seconds(recovered)} after there was room, then ${told(again)}; PostgreSQL ${postgres.pid === server ? 'stayed' : 'ended'}; ended: ${stopped.join(', ') || 'none'}`,
      ok:
        clean(a) && a.status === 'SUCCEEDED' && every(before, 'done') && every(refused, 'STORAGE_FULL') && every(goesOn, 'done') &&
        every(again, 'done') && lows.every((low) => low === 1) && postgres.pid === server && stopped.length === 0,
    }; // prettier-ignore
  } finally {
    await person.close();
    disk.makeRoom();
    await postgres.stop('fast');
    disk.lift();
    await postgres.restart();
  }
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const every = (codes: ReadonlyMap<string, string>, code: string): boolean => [...codes.values()].every((c) => c === code);
const told = (codes: ReadonlyMap<string, string>): string => [...codes].map(([name, code]) => `${name} ${code}`).join(', ');

async function tried(attempts: Attempts): Promise<ReadonlyMap<string, string>> {
  return new Map(
    await Promise.all(Object.entries(attempts).map(async ([name, attempt]): Promise<[string, string]> => [name, await attempt()])),
  );
}

async function all(services: readonly ServiceProcess[], status: string): Promise<boolean> {
  const reports = services.map(async ({ spec }) => (await (await fetch(spec.readyUrl)).json()) as { status: string });
  return (await Promise.all(reports)).every((report) => report.status === status);
}

async function codeOf(api: ApiClient, query: string, variables: Record<string, unknown> = {}): Promise<string> {
  const { errors } = await api.raw(query, variables);
  return errors === undefined ? 'done' : (errors[0]?.extensions?.code ?? 'no code');
}

function newWork(world: World, person: ApiClient): Attempts {
  const bytes = readFileSync(path.join(root, 'assets/resumes.json'));
  const create = 'mutation ($input: CreateResumeInput!) { createResume(input: $input) { __typename } }';
  const run = 'mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { __typename } }';
  const register = 'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }';
  return {
    register: () => codeOf(new ApiClient(world.stack.gatewayUrl), register, { input: { email: `${randomUUID()}@example.com`, password: 'obsidian marmalade trombone 42' } }),
    createResume: () => codeOf(person, create, { input: { clientRequestId: randomUUID(), title: 'A', content: RESUME } }),
    executeJob: () => codeOf(person, run, { input: { clientRequestId: randomUUID(), type: 'probe', input: { items: 1 } } }),
    upload: async () => {
      const response = await person.upload(new Uint8Array(bytes));
      const { code = 'no code' } = (await response.json()) as { code?: string };
      return response.ok ? 'done' : code;
    },
  }; // prettier-ignore
}

function others(person: ApiClient, { email, password }: { email: string; password: string }): Attempts {
  return {
    login: () => codeOf(person, 'mutation ($e: String!, $p: String!) { login(email: $e, password: $p) { __typename } }', { e: email, p: password }),
    jobs: () => codeOf(person, '{ jobs(first: 5) { nodes { id status } } }'),
    resumes: () => codeOf(person, '{ resumes(first: 5) { nodes { id title content } } }'),
    deleteResume: async () => {
      const { resumes } = await person.ask<{ resumes: { nodes: { id: string }[] } }>('{ resumes(first: 1) { nodes { id } } }');
      return codeOf(person, 'mutation ($id: ID!) { deleteResume(id: $id) }', { id: resumes.nodes[0]?.id });
    },
  }; // prettier-ignore
}
