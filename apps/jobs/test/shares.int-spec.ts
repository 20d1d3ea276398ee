import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#common';
import type { jobsV1 } from '#contracts';
import { eventually, useDatabase } from '#testing';
import { jobsTemplate } from './database.js';
import { startService, type JobsClient, type Person, type Started } from './jobs-service.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
let service: Started;
let executor: JobsClient;
let [big, small]: Person[] = [];

beforeAll(async () => {
  service = await startService({ databaseUrl: database.url, queueDatabaseUrl: queue.url });
  executor = service.client();
});
afterAll(() => service.stop());
beforeEach(() => ([big, small] = [service.person(), service.person()]));

const call = { deadlineMs: 15_000 };
const SLOTS = 10;
const RUN = 'mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } } }';
const STOP = 'mutation ($id: ID!) { cancelJob(id: $id) { status } }';

async function submit(person: Person | undefined, items: number): Promise<string> {
  const { data } = await person!.ask(RUN, { input: { clientRequestId: newId(), type: 'probe', input: { items } } });
  return (data as unknown as { executeJob: { id: string } }).executeJob.id;
}

const claim = async (maxItems: number, more: Partial<jobsV1.ClaimRequest> = {}): Promise<jobsV1.ClaimedItem[]> =>
  (await executor.claim({ executorId: 'e1', jobType: 'probe', itemIds: [], maxItems, waitMs: 5_000, revision: 0, ...more }, call)).items;

const finish = (...items: jobsV1.ClaimedItem[]) =>
  executor.acknowledge(
    {
      executorId: 'e1',
      outcomes: items.map(({ itemId, attempt, fence }) => ({
        itemId, attempt, fence, succeeded: { kind: 'NUMBER', id: '', detail: Buffer.from('{}') }, failed: undefined, deferred: undefined,
      })), // prettier-ignore
    },
    call,
  );

/** All slots are taken by one person of many items, and nothing else moves. */
async function fill(): Promise<jobsV1.ClaimedItem[]> {
  await submit(big, 500);
  const running: jobsV1.ClaimedItem[] = [];
  while (running.length < SLOTS) running.push(...(await claim(SLOTS - running.length)));
  return running;
}

describe('one person’s dear items do not stop another’s', () => {
  it('a claim for newcomers brings nothing of who has items running, and another person’s single item at once', async () => {
    const running = await fill();
    expect(await claim(2, { newcomers: true, waitMs: 300 })).toEqual([]);
    const guests = claim(2, { newcomers: true });
    const asked = performance.now();
    const job = await submit(small, 1);
    const items = await guests;
    expect(items.map((i) => i.jobId)).toEqual([job]);
    expect(performance.now() - asked).toBeLessThan(1_000);
    await finish(...items, ...running);
    await stopAll();
  });

  it('the next free slots are the other person’s, also for hints that name the first one’s, until each has half', async () => {
    const running = await fill();
    await submit(small, 60);
    const named = async (): Promise<string[]> => {
      const { items } = await json('{ jobs(first: 1) { nodes { items(first: 40, status: READY) { nodes { id } } } } }', big!);
      return items;
    };
    const owners = running.map((i) => i.ownerId);
    for (let n = 0; n < 20; n++) {
      // The oldest one ends, as slots of equal work do; the executor asks for the next of the hints it has: all of the first person.
      await finish(running.shift()!);
      owners.shift();
      const [next] = await claim(1, { itemIds: (await named()).slice(0, 1) });
      const [got] = next ? [next] : await claim(1);
      running.push(got!);
      owners.push(got!.ownerId);
    }
    const share = owners.filter((o) => o === big!.userId).length;
    expect(share).toBe(SLOTS / 2);
    await finish(...running);
    await stopAll();
  });

  it('what is passed over is hinted again and comes in its turn; nothing is lost', async () => {
    const running = await fill();
    const job = await submit(small, 30);
    await eventually(async () => {
      while (running.length > 0) await finish(running.shift()!);
      running.push(...(await claim(SLOTS)));
      const { data } = await small!.ask('query ($id: ID!) { job(id: $id) { status } }', { id: job });
      expect(data).toEqual({ job: { status: 'SUCCEEDED' } });
    });
    await eventually(async () => {
      if (running.length > 0) await finish(...running.splice(0));
      running.push(...(await claim(50, { waitMs: 100 })));
      const { data } = await big!.ask('{ jobs(first: 1) { nodes { status progress { succeeded } } } }');
      expect(data).toEqual({ jobs: { nodes: [{ status: 'SUCCEEDED', progress: { succeeded: 500 } }] } });
    }, { timeoutMs: 20_000 }); // prettier-ignore
  });
});

async function json(query: string, person: Person): Promise<{ items: string[] }> {
  const { data } = await person.ask(query);
  const { jobs } = data as unknown as { jobs: { nodes: { items: { nodes: { id: string }[] } }[] } };
  return { items: jobs.nodes[0]!.items.nodes.map((n) => n.id) };
}

/** Leaves nothing that waits to the next test. */
async function stopAll(): Promise<void> {
  for (const person of [big!, small!]) {
    const { data } = await person.ask('{ jobs(first: 5) { nodes { id status } } }');
    for (const { id, status } of (data as unknown as { jobs: { nodes: { id: string; status: string }[] } }).jobs.nodes)
      if (status !== 'SUCCEEDED') await person.ask(STOP, { id });
  }
}
