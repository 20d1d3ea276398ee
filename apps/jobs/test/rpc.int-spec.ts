import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { jobsV1 } from '#contracts';
import { createGrpcClient } from '#grpc';
import { useDatabase } from '#testing';
import { jobsTemplate } from './database.js';
import { startService, type JobsClient, type Started } from './jobs-service.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
let service: Started;
let executor: JobsClient;

beforeAll(async () => {
  service = await startService({ databaseUrl: database.url, queueDatabaseUrl: queue.url });
  executor = service.client();
});
afterAll(() => service.stop());

const call = { deadlineMs: 10_000, retry: false };
const ask = { executorId: 'e1', jobType: 'fibonacci', itemIds: [], maxItems: 1, waitMs: 0, revision: 1 };
const none = { succeeded: undefined, failed: undefined, deferred: undefined };
const held = () => ({ itemId: newId<string>(), attempt: 1, fence: '7' });

describe('the executor’s door', () => {
  it('B47 wrong key, unknown service: UNAUTHENTICATED; known service on a method that is not its own: FORBIDDEN', async () => {
    const wrong = createGrpcClient(jobsV1.JobExecutionServiceService, {
      address: service.grpcAddress,
      service: 'executor',
      key: 'x'.repeat(40),
      security: { mode: 'plaintext' },
    });
    await expect(wrong.claim(ask, call)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    wrong.close();
    const resume = service.client('resume');
    for (const method of [
      () => resume.claim(ask, call),
      () => resume.heartbeat({ executorId: 'e', items: [] }, call),
      () => resume.acknowledge({ executorId: 'e', outcomes: [] }, call),
      () => resume.release({ executorId: 'e', items: [] }, call),
    ])
      await expect(method()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each([
    ['an unknown job type', { jobType: 'x' }],
    ['no items wanted', { maxItems: 0 }],
    ['an executor without a name', { executorId: '' }],
    ['a name with a line break', { executorId: 'e\nlevel=error' }],
    ['501 ids', { itemIds: Array.from({ length: 501 }, () => newId<string>()) }],
  ])('refuses %s', async (_name, rest) => {
    await expect(executor.claim({ ...ask, ...rest }, call)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('answers nothing for ids that are none, and does not take them for "any"', async () => {
    expect((await executor.claim({ ...ask, itemIds: ["' OR 1=1", 'x'] }, call)).items).toEqual([]);
  });

  it('waits for work up to wait_ms, and is woken by it', async () => {
    const started = performance.now();
    expect((await executor.claim({ ...ask, waitMs: 300 }, call)).items).toEqual([]);
    expect(performance.now() - started).toBeGreaterThan(250);
    const waiting = executor.claim({ ...ask, waitMs: 8_000 }, call);
    const person = service.person();
    await person.ask(`mutation ($i: ExecuteJobInput!) { executeJob(input: $i) { __typename } }`, {
      i: { clientRequestId: newId(), type: 'fibonacci', input: { n: 3 } },
    });
    expect((await waiting).items).toHaveLength(1);
  });

  it('heartbeats and releases of what nobody holds are answered, not refused', async () => {
    const { verdicts, leaseMs } = await executor.heartbeat(
      { executorId: 'e1', items: [held(), { ...held(), fence: 'not a number' }, { ...held(), itemId: 'no id' }] },
      call,
    );
    expect(verdicts).toEqual(Array(3).fill(jobsV1.HeartbeatVerdict.HEARTBEAT_VERDICT_LOST));
    expect(leaseMs).toBe(30_000);
    expect(await executor.release({ executorId: 'e1', items: [held()] }, call)).toEqual({ released: 0 });
  });

  it('an outcome without a result or with a broken detail refuses the call; one with a NUL in its text does not', async () => {
    await expect(executor.acknowledge({ executorId: 'e1', outcomes: [{ ...held(), ...none }] }, call)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    const broken = { kind: 'NUMBER', id: '', detail: Buffer.from('{') };
    await expect(
      executor.acknowledge({ executorId: 'e1', outcomes: [{ ...held(), ...none, succeeded: broken }] }, call),
    ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const failed = { code: 'AI_OUTPUT_INVALID', message: 'a\u0000b\ud800', permanent: true, retryAfterMs: 0, detail: Buffer.alloc(0) };
    const { dispositions } = await executor.acknowledge({ executorId: 'e1', outcomes: [{ ...held(), ...none, failed }] }, call);
    expect(dispositions).toEqual([jobsV1.Disposition.DISPOSITION_UNKNOWN_ITEM]);
  });

  it('E103 a message over 4 MiB is refused', async () => {
    const detail = Buffer.from(JSON.stringify('x'.repeat(5 * 1_024 * 1_024)));
    const outcome = { ...held(), ...none, succeeded: { kind: 'NUMBER', id: '', detail } };
    await expect(executor.acknowledge({ executorId: 'e1', outcomes: [outcome] }, call)).rejects.toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
    });
  });
});
