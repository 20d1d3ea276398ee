import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type Client } from 'graphql-ws';
import pg from 'pg';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { eventually, useDatabase } from '#testing';
import { jobsTemplate } from './database.js';
import { startService, type JobsClient, type Person, type Started } from './jobs-service.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
let one: Started;
let two: Started;
let executor: JobsClient;
let db: pg.Pool;

beforeAll(async () => {
  one = await startService({ databaseUrl: database.url, queueDatabaseUrl: queue.url });
  two = await startService({ databaseUrl: database.url, queueDatabaseUrl: queue.url, like: one });
  executor = one.client();
  db = new pg.Pool({ connectionString: database.url, max: 1 });
});
afterAll(async () => {
  await db.end();
  await two.stop();
  await one.stop();
});

const clients: Client[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((c) => c.dispose()));
});

interface Update {
  id: string;
  status: string;
  revision: number;
  progress: { succeeded: number };
}

interface View {
  readonly updates: Update[];
  readonly times: number[];
  readonly ended: Promise<unknown>;
}

function watch(service: Started, person: Person, id: string): View {
  const client = createClient({
    url: `${service.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${person.token}` },
  });
  clients.push(client);
  const updates: Update[] = [];
  const times: number[] = [];
  const query = 'subscription ($id: ID!) { jobUpdated(id: $id) { id status revision progress { succeeded } } }';
  const ended = (async () => {
    for await (const result of client.iterate<{ jobUpdated: Update }>({ query, variables: { id } })) {
      if (result.errors) return result.errors;
      updates.push(result.data!.jobUpdated);
      times.push(performance.now());
    }
    return undefined;
  })();
  return { updates, times, ended };
}

async function submit(person: Person, items = 1): Promise<string> {
  const answer = await person.ask(`mutation ($i: ExecuteJobInput!) { executeJob(input: $i) { ... on Job { id } } }`, {
    i: { clientRequestId: newId(), type: items === 1 ? 'fibonacci' : 'probe', input: items === 1 ? { n: 1 } : { items } },
  });
  return (answer.data as unknown as { executeJob: { id: string } }).executeJob.id;
}

async function finish(id: string, through: JobsClient = executor, gapMs = 0): Promise<void> {
  const { rows } = await db.query<{ id: string; job_type: string }>('SELECT id, job_type FROM items WHERE job_id = $1 ORDER BY idx', [id]);
  for (const row of rows) {
    const { items } = await through.claim(
      { executorId: 'e1', jobType: row.job_type, itemIds: [row.id], maxItems: 1, waitMs: 0, revision: 1 },
      { deadlineMs: 5_000 },
    );
    const outcomes = items.map(({ itemId, attempt, fence }) => ({
      itemId,
      attempt,
      fence,
      succeeded: { kind: 'NUMBER', id: '', detail: Buffer.alloc(0) },
      failed: undefined,
      deferred: undefined,
    }));
    await through.acknowledge({ executorId: 'e1', outcomes }, { deadlineMs: 5_000 });
    if (gapMs) await sleep(gapMs);
  }
}

const rising = (view: View): boolean => view.updates.every((u, n) => n === 0 || u.revision > view.updates[n - 1]!.revision);

describe('jobUpdated', () => {
  it('gives the current row first, then rising revisions, and ends with the job', async () => {
    const person = one.person();
    const id = await submit(person);
    const view = watch(one, person, id);
    await eventually(() => expect(view.updates).toMatchObject([{ id, status: 'QUEUED' }]));
    await finish(id);
    expect(await view.ended).toBeUndefined();
    expect(view.updates.at(-1)).toMatchObject({ status: 'SUCCEEDED', progress: { succeeded: 1 } });
    expect(rising(view)).toBe(true);
    const late = watch(one, person, id);
    expect(await late.ended).toBeUndefined();
    expect(late.updates).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  it('tells a viewer on one replica what happens through the other, at once', async () => {
    const person = two.person();
    const id = await submit(person);
    const view = watch(two, person, id);
    await eventually(() => expect(view.updates).toHaveLength(1));
    const started = performance.now();
    await finish(id);
    await view.ended;
    expect(view.updates.at(-1)?.status).toBe('SUCCEEDED');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('at most four updates a second, and never misses the last', async () => {
    const person = one.person();
    const id = await submit(person, 40);
    const view = watch(one, person, id);
    await eventually(() => expect(view.updates).toHaveLength(1));
    await finish(id, executor, 20);
    await view.ended;
    expect(view.updates.at(-1)).toMatchObject({ status: 'SUCCEEDED', progress: { succeeded: 40 } });
    expect(rising(view)).toBe(true);
    const seconds = (view.times.at(-1)! - view.times[0]!) / 1_000;
    expect(view.updates.length).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 3);
  });

  it('catches up when the listening connection was lost', async () => {
    const person = two.person();
    const id = await submit(person);
    const view = watch(two, person, id);
    await eventually(() => expect(view.updates).toHaveLength(1));
    const { rowCount } = await db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'jobs:listen' AND datname = current_database()`,
    );
    expect(rowCount).toBe(2);
    await finish(id);
    await view.ended;
    expect(view.updates.at(-1)?.status).toBe('SUCCEEDED');
  });

  it('B36 is refused for somebody else’s job as for a missing one', async () => {
    const id = await submit(one.person());
    const stranger = one.person();
    const refused = (await watch(one, stranger, id).ended) as { message: string; extensions: { code: string } }[];
    const missing = (await watch(one, stranger, newId()).ended) as typeof refused;
    expect(refused[0]?.extensions.code).toBe('NOT_FOUND');
    expect({ ...refused[0] }).toEqual({ ...missing[0] });
    expect(await watch(one, stranger, 'no id').ended).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('lets go of a job whose last viewer unsubscribes, also while nothing happens', async () => {
    const person = one.person();
    const id = await submit(person);
    const watched = async () => Number(/vitae_live_jobs\{[^}]*\} (\d+)/.exec(await (await fetch(`${one.url}/metrics`)).text())?.[1]);
    const before = await watched();
    const client = createClient({
      url: `${one.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${person.token}` },
    });
    clients.push(client);
    let seen = 0;
    const stop = client.subscribe(
      { query: 'subscription ($id: ID!) { jobUpdated(id: $id) { id } }', variables: { id } },
      { next: () => seen++, error: () => undefined, complete: () => undefined },
    );
    await eventually(() => expect(seen).toBe(1));
    expect(await watched()).toBe(before + 1);
    stop();
    await eventually(async () => expect(await watched()).toBe(before));
    await finish(id);
  });

  it('a replica that shuts down closes the socket and does not end the subscription', async () => {
    const third = await startService({ databaseUrl: database.url, queueDatabaseUrl: queue.url, like: one });
    const person = third.person();
    const view = watch(third, person, await submit(person));
    await eventually(() => expect(view.updates).toHaveLength(1));
    const ended = view.ended.then(() => 'completed', (event: { code: number }) => event.code); // prettier-ignore
    await third.stop();
    expect(await ended).toBe(1001);
  });

  it('C76 a socket without a good token is closed with 4401', async () => {
    const person = { ...one.person(), token: 'nonsense' };
    await expect(watch(one, person, newId()).ended).rejects.toMatchObject({ code: 4401 });
  });
});
