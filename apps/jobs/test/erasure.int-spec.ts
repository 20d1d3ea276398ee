import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type UploadId, type UserId } from '#common';
import { eventLayout, eventTopic, jobsV1 } from '#contracts';
import { connectQueue, type Queue } from '#queue';
import { eventually, useDatabase } from '#testing';
import { heartbeat } from '../src/dispatch/heartbeat.js';
import { reapExpiredLeases } from '../src/dispatch/expired-leases.js';
import { ErasureRepository } from '../src/erasure/erasure.repository.js';
import { ErasureService } from '../src/erasure/erasure.service.js';
import { hold } from '../src/dispatch/holds.js';
import { jobsTemplate } from './database.js';
import { startService, type JobsClient, type Started } from './jobs-service.js';
import { LEASE_MS, failed, quiet, succeeded, World } from './world.js';

const database = useDatabase(jobsTemplate);
const broker = useDatabase();
const never = new AbortController().signal;
let world: World;
let erasures: ErasureService;
beforeAll(() => {
  world = new World(database.url, 20);
  erasures = new ErasureService(new ErasureRepository(world.pool));
});
afterAll(() => world.close());

/** Tables with a row that mentions the id anywhere. */
async function mentions(id: string): Promise<string[]> {
  const tables = await world.rows<{ t: string }>(`SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`); // prettier-ignore
  const found: string[] = [];
  for (const { t } of tables)
    if ((await world.rows(`SELECT FROM "${t}" t WHERE t::text LIKE $1 LIMIT 1`, [`%${id}%`])).length > 0) found.push(t);
  return found;
}

async function upload(owner: UserId): Promise<void> {
  const id = newId<UploadId>();
  await world.rows('INSERT INTO uploads (id, owner_id) VALUES ($1, $2)', [id, owner]);
  await world.rows(`INSERT INTO upload_chunks SELECT $1, n, $2, '{0}', '\\x00' FROM generate_series(0, 250) n`, [id, owner]);
  await world.rows(`INSERT INTO upload_findings VALUES ($1, 0, $2, '{}')`, [id, owner]);
}

/** Something of a person in every table there is. */
async function everywhere(owner: UserId): Promise<void> {
  await upload(owner);
  await world.submit({ owner, items: 2_500 });
  const lost = await world.submit({ owner });
  await world.expire(...(await world.claimAll(lost, 'gone')));
  await reapExpiredLeases(world.pool, LEASE_MS);
  await world.claimAll(await world.submit({ owner, items: 3 }));
  await hold(world.pool, [{ scope: `user:${owner}`, reason: 'QUOTA', forMs: 60_000 }]);
}

describe('162 erasing a person', () => {
  it('leaves no row of theirs in any table, and everybody else’s alone', async () => {
    const [owner, other] = [newId<UserId>(), newId<UserId>()];
    await everywhere(owner);
    await everywhere(other);
    const before = await mentions(other);
    expect(before).toEqual([
      'holds',
      'items',
      'jobs',
      'leases',
      'open_jobs',
      'suspects',
      'upload_chunks',
      'upload_findings',
      'uploads',
      'usage',
    ]);
    await erasures.erase(owner, never);
    await erasures.erase(owner, never);
    expect(await mentions(owner)).toEqual([]);
    expect(await mentions(other)).toEqual(before);
    expect(await world.violations()).toEqual([]);
  });

  it('163 a running item is lost to its executor, its late result dropped, and no further job is taken', async () => {
    const owner = newId<UserId>();
    const job = await world.submit({ owner, items: 2 });
    const [item, second] = await world.claimAll(job);
    await erasures.erase(owner, never);
    expect(await heartbeat(world.pool, [item!], 30_000)).toEqual(['LOST']);
    expect((await world.acknowledge([succeeded(item!), failed(second!)])).dispositions).toEqual(['UNKNOWN_ITEM', 'UNKNOWN_ITEM']);
    await expect(world.submit({ owner })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await mentions(owner)).toEqual([]);
  });

  it('163 while jobs are submitted, claimed, acknowledged, cancelled and redriven: nothing stays, nothing deadlocks', async () => {
    const owner = newId<UserId>();
    const bystander = newId<UserId>();
    const outcomes: string[] = [];
    const live = async (who: UserId, n: number): Promise<void> => {
      const job = await world.submit({ owner: who, items: 20 });
      const items = await world.claimAll(job, `e${n}`);
      await world.acknowledge(items.map((item, i) => (i % 5 ? succeeded(item) : failed(item, true))));
      if (n % 2) await world.service.redrive(who, job.id, undefined);
      else await world.service.cancel(who, job.id);
    };
    const lives = Array.from(
      { length: 24 },
      (_, n) =>
      live(n % 4 ? owner : bystander, n).then(() => outcomes.push('done'), (error: { code?: string }) => outcomes.push(error.code ?? String(error))), // prettier-ignore
    );
    await Promise.race(lives);
    await Promise.all([erasures.erase(owner, never), erasures.erase(owner, never)]);
    await Promise.all(lives);
    // CONFLICT: to cancel a job that has ended, or one whose rows are just going.
    expect(outcomes.filter((o) => !['done', 'NOT_FOUND', 'CONFLICT'].includes(o))).toEqual([]);
    expect(await mentions(owner)).toEqual([]);
    expect((await world.rows('SELECT FROM jobs WHERE owner_id = $1', [bystander])).length).toBe(6);
    expect(await world.violations()).toEqual([]);
  });

  it('is no broken invariant while it is half done', async () => {
    const owner = newId<UserId>();
    await everywhere(owner);
    const rows = new ErasureRepository(world.pool);
    await rows.record(owner);
    expect(await world.violations()).toEqual([]);
    await rows.close(owner);
    expect(await world.violations()).toEqual([]);
    while (await rows.items(await rows.jobs(owner))) expect(await world.violations()).toEqual([]);
    expect(await world.rows('SELECT FROM leases WHERE owner_id = $1', [owner])).not.toEqual([]);
    expect(await world.violations()).toEqual([]);
    await erasures.erase(owner, never);
    expect(await mentions(owner)).toEqual([]);
  });

  it('may be ended between two steps and goes on where it was', async () => {
    const owner = newId<UserId>();
    await everywhere(owner);
    await expect(erasures.erase(owner, AbortSignal.abort())).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(await mentions(owner)).not.toEqual([]);
    await erasures.erase(owner, never);
    expect(await mentions(owner)).toEqual([]);
  });
});

describe('the service', () => {
  let service: Started;
  let executor: JobsClient;
  let queue: Queue;
  beforeAll(async () => {
    service = await startService({ databaseUrl: database.url, queueDatabaseUrl: broker.url });
    executor = service.client();
    queue = await connectQueue({ queue: 'pg-boss', queueDatabaseUrl: broker.url, logger: quiet });
    await eventually(() => queue.ensure([eventLayout('user.erased')]), { timeoutMs: 20_000 });
  });
  afterAll(async () => {
    await service.stop();
    await queue.close();
  });
  const erased = (userId: string): Promise<void> => queue.publish(eventTopic('user.erased'), [{ data: { v: 1, userId } }]);

  it('162 163 is told by the event: ends the running job, tells the executor with its heartbeat, and Ai until Ai has heard it', async () => {
    const person = service.person();
    await person.ask(`mutation ($i: ExecuteJobInput!) { executeJob(input: $i) { __typename } }`, {
      i: { clientRequestId: newId(), type: 'fibonacci', input: { n: 3 } },
    });
    const call = { deadlineMs: 10_000 };
    const { items } = await executor.claim(
      { executorId: 'e1', jobType: 'fibonacci', itemIds: [], maxItems: 1, waitMs: 8_000, revision: 1 },
      call,
    );
    const held = { itemId: items[0]!.itemId, attempt: items[0]!.attempt, fence: items[0]!.fence };
    await erased(person.userId);
    await eventually(async () => expect(await mentions(person.userId)).toEqual([]), { timeoutMs: 10_000 });
    const { verdicts } = await executor.heartbeat({ executorId: 'e1', items: [held] }, call);
    expect(verdicts).toEqual([jobsV1.HeartbeatVerdict.HEARTBEAT_VERDICT_LOST]);
    const done = { ...held, succeeded: { kind: 'NUMBER', id: '', detail: Buffer.from('2') }, failed: undefined, deferred: undefined };
    const { dispositions } = await executor.acknowledge({ executorId: 'e1', outcomes: [done] }, call);
    expect(dispositions).toEqual([jobsV1.Disposition.DISPOSITION_UNKNOWN_ITEM]);
    await eventually(() => expect(service.forgotten.filter((id) => id === person.userId).length).toBeGreaterThanOrEqual(2), {
      timeoutMs: 10_000,
    });
    const late = await person.ask(`mutation ($i: ExecuteJobInput!) { executeJob(input: $i) { __typename } }`, {
      i: { clientRequestId: newId(), type: 'fibonacci', input: { n: 3 } },
    });
    expect(late.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('163 an upload that is still arriving ends and leaves nothing', async () => {
    const person = service.person();
    let more = (): void => undefined;
    const goOn = new Promise<void>((resolve) => (more = resolve));
    const record = JSON.stringify({ basics: { name: 'A Person', summary: 'x'.repeat(2_000) } });
    const body = new ReadableStream({
      async start(controller) {
        const lines = new TextEncoder().encode(`${`${record}\n`.repeat(600)}`);
        controller.enqueue(lines);
        await goOn;
        controller.enqueue(lines);
        controller.close();
      },
    });
    const sent = fetch(`${service.url}/uploads`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${person.token}` },
      body,
      duplex: 'half',
    } as RequestInit);
    await eventually(async () => expect(await mentions(person.userId)).toContain('upload_chunks'));
    await erased(person.userId);
    await eventually(async () => expect(await mentions(person.userId)).toEqual([]), { timeoutMs: 10_000 });
    more();
    expect((await sent).status).toBe(404);
    expect(await mentions(person.userId)).toEqual([]);
  });
});
