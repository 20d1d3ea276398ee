import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { newId } from '#common';
import { eventually, useDatabase } from '#testing';
import { jobsTemplate } from './database.js';
import { startService, type JobsClient, type Person, type Started } from './jobs-service.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
let service: Started;
let executor: JobsClient;
let db: pg.Pool;
const children: ChildProcess[] = [];

beforeAll(async () => {
  if (!existsSync('dist/libs/grpc/src/index.js')) throw new Error('Build first: npm run build');
  // The time between the claim's commit and its answer, made long enough to die in.
  const env = { VITAE_FAILPOINTS: 'claim.committed=delay:1500', LEASE_MS: '600000' };
  service = await startService({ databaseUrl: database.url, queueDatabaseUrl: queue.url, env });
  executor = service.client();
  db = new pg.Pool({ connectionString: database.url, max: 1 });
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await db.end();
  await service.stop();
});

const CLIENT = `
import { createGrpcClient } from '#grpc';
import { jobsV1 } from '#contracts';
const client = createGrpcClient(jobsV1.JobExecutionServiceService, { address: process.argv[1], service: 'executor', key: 'e'.repeat(40), security: { mode: 'plaintext' } });
const claiming = client.claim({ executorId: 'doomed', jobType: 'fibonacci', itemIds: [], maxItems: 10, waitMs: 20000, revision: 1 }, { deadlineMs: 30000 });
await client.heartbeat({ executorId: 'doomed', items: [] }, { deadlineMs: 10000 });
console.log('sent: this answer came after it on the same connection');
await claiming;
`;

/** An executor in a process of its own whose long-poll Claim has been sent. */
async function doomed(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', CLIENT, service.grpcAddress], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  return child;
}
const kill = async (child: ChildProcess): Promise<void> => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
};
const submit = (person: Person) =>
  person.ask(`mutation ($i: ExecuteJobInput!) { executeJob(input: $i) { __typename } }`, {
    i: { clientRequestId: newId(), type: 'fibonacci', input: { n: 3 } },
  });
const leases = async (): Promise<string[]> => (await db.query<{ e: string }>('SELECT executor_id AS e FROM leases')).rows.map((r) => r.e);
const claim = () =>
  executor.claim(
    { executorId: 'e2', jobType: 'fibonacci', itemIds: [], maxItems: 1, waitMs: 10_000, revision: 1 },
    { deadlineMs: 20_000, retry: false },
  );

it('an executor killed while its claim waits takes nothing that is dispatched afterwards', async () => {
  await kill(await doomed());
  const waiting = claim();
  await submit(service.person());
  expect((await waiting).items).toMatchObject([{ attempt: 1 }]);
  expect(await leases()).toEqual(['e2']);
  await db.query('DELETE FROM leases');
});

it('one killed between the claim and its answer gives back at once what was claimed for it, uncharged', async () => {
  await db.query('DELETE FROM open_jobs');
  const child = await doomed();
  await submit(service.person());
  await eventually(async () => expect(await leases()).toEqual(['doomed']));
  await kill(child);
  await eventually(async () => expect(await leases()).toEqual([]), { timeoutMs: 4_000 });
  expect((await claim()).items).toMatchObject([{ attempt: 1 }]);
  expect(await leases()).toEqual(['e2']);
});
