import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { jobsV1 } from '#contracts';
import { eventually, useDatabase } from '#testing';
import { jobsTemplate } from './database.js';
import { startService, type JobsClient, type Person, type Started } from './jobs-service.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
let service: Started;
let executor: JobsClient;
let person: Person;

beforeAll(async () => {
  service = await startService({ databaseUrl: database.url, queueDatabaseUrl: queue.url });
  executor = service.client();
  person = service.person();
});
afterAll(() => service.stop());

const EXECUTE = `mutation ($input: ExecuteJobInput!) { executeJob(input: $input) {
  __typename ... on Job { id status revision progress { total ready running succeeded dead cancelled records } }
  ... on InvalidInput { issues { path code message } } } }`;
const JOB = `query ($id: ID!) { job(id: $id) { id type status revision progress { total ready running succeeded }
  items(first: 5) { totalCount nodes { index status attempt result { kind id detail } error { code } } } } }`;

const call = { deadlineMs: 15_000 };

describe('the road of one item', () => {
  it('goes from the mutation through dispatch, claim and acknowledge to a stored result', async () => {
    const input = { clientRequestId: newId(), type: 'fibonacci', input: { n: 12 } };
    const asked = await person.ask(EXECUTE, { input });
    expect(asked.data).toEqual({
      executeJob: {
        __typename: 'Job',
        id: expect.any(String),
        status: 'QUEUED',
        revision: 1,
        progress: { total: 1, ready: 1, running: 0, succeeded: 0, dead: 0, cancelled: 0, records: null },
      },
    });
    const id = (asked.data as unknown as { executeJob: { id: string } }).executeJob.id;

    const { items } = await executor.claim(
      { executorId: 'e1', jobType: 'fibonacci', itemIds: [], maxItems: 10, waitMs: 10_000, revision: 1 },
      call,
    );
    expect(items).toHaveLength(1);
    const item = items[0]!;
    expect(item).toMatchObject({ jobId: id, ownerId: person.userId, attempt: 1, index: 0 });
    expect(JSON.parse(Buffer.from(item.payload).toString())).toEqual({ n: 12 });
    expect((await person.ask(JOB, { id })).data).toMatchObject({ job: { status: 'RUNNING', progress: { ready: 0, running: 1 } } });

    const held = { itemId: item.itemId, attempt: item.attempt, fence: item.fence };
    const beat = await executor.heartbeat({ executorId: 'e1', items: [held] }, call);
    expect(beat.verdicts).toEqual([jobsV1.HeartbeatVerdict.HEARTBEAT_VERDICT_CONTINUE]);
    const succeeded = { kind: 'NUMBER', id: '', detail: Buffer.from('{"value":"144"}') };
    const outcome = { ...held, succeeded, failed: undefined, deferred: undefined };
    const done = await executor.acknowledge({ executorId: 'e1', outcomes: [outcome] }, call);
    expect(done.dispositions).toEqual([jobsV1.Disposition.DISPOSITION_APPLIED]);
    const again = await executor.acknowledge({ executorId: 'e1', outcomes: [outcome] }, call);
    expect(again.dispositions).toEqual([jobsV1.Disposition.DISPOSITION_ALREADY_APPLIED]);

    const read = await person.ask(JOB, { id });
    expect(read.data).toEqual({
      job: {
        id,
        type: 'fibonacci',
        status: 'SUCCEEDED',
        revision: 3,
        progress: { total: 1, ready: 0, running: 0, succeeded: 1 },
        items: {
          totalCount: 1,
          nodes: [
            { index: 0, status: 'SUCCEEDED', attempt: 1, result: { kind: 'NUMBER', id: null, detail: { value: '144' } }, error: null },
          ],
        },
      },
    });
    const repeated = await person.ask(EXECUTE, { input });
    expect(repeated.data).toMatchObject({ executeJob: { id, status: 'SUCCEEDED' } });
  });

  it('answers metrics and readiness', async () => {
    await eventually(async () => {
      const ready = await fetch(`${service.url}/health/ready`);
      expect(await ready.json()).toEqual({ status: 'ok', checks: { database: 'ok', schema: 'ok', queue: 'ok' } });
    });
    const text = await (await fetch(`${service.url}/metrics`)).text();
    expect(text).toContain('vitae_dispositions_total{disposition="APPLIED",service="jobs"} 1');
    expect(text).toContain('vitae_items{type="fibonacci",state="running",service="jobs"} 0');
  });
});
