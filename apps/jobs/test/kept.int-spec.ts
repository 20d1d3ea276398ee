import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { createLogger, newId } from '#common';
import { createPool, type Pool } from '#database';
import { eventually, useDatabase } from '#testing';
import { RECOUNT } from '../src/kept/kept-sql.js';
import { jobsTemplate } from './database.js';
import { startService, type Answer, type Person, type Started } from './jobs-service.js';
import { failed, succeeded, useWorld, type World } from './world.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
let service: Started;
let pool: Pool;
let person: Person;

beforeAll(async () => {
  const env = { JOBS_QUOTA_JOBS: '3', JOBS_QUOTA_OPEN_ITEMS: '100', JOBS_QUOTA_UPLOADS: '2', JOBS_QUOTA_BYTES: '200000', QUOTA_TIERS: '{"ADMIN":{"jobs":9}}' };
  service = await startService({ databaseUrl: database.url, queueDatabaseUrl: queue.url, env });
  pool = createPool({ url: database.url, name: 'kept', logger: createLogger('kept', 'silent') });
}); // prettier-ignore
afterAll(async () => {
  await pool.end();
  await service.stop();
});
beforeEach(() => {
  person = service.person();
});

const drift = (of: Pick<pg.Pool, 'query'>) => of.query(`
  SELECT * FROM (${RECOUNT}) r FULL JOIN (SELECT * FROM usage WHERE used > 0) u USING (owner_id, scope)
  WHERE r.used IS DISTINCT FROM u.used AND coalesce(r.used, 0) <> coalesce(u.used, 0)`).then((r) => r.rows as unknown[]); // prettier-ignore

const RUN = `mutation ($input: ExecuteJobInput!) { executeJob(input: $input) {
  __typename ... on Job { id } ... on QuotaExceeded { scope limit used resetsAt } } }`;
const run = (items: number, clientRequestId: string = newId()): Promise<Answer> =>
  person.ask(RUN, { input: { clientRequestId, type: 'probe', input: { items } } });

async function limits(): Promise<Record<string, [number, number]>> {
  const { data } = await person.ask('{ viewerLimits { scope limit used resetsAt } }');
  const { viewerLimits } = data as unknown as { viewerLimits: { scope: string; limit: number; used: number }[] };
  return Object.fromEntries(viewerLimits.map(({ scope, limit, used }) => [scope, [used, limit]]));
}

const upload = async (body: string | Buffer, headers: Record<string, string> = {}): Promise<{ status: number; body: object }> => {
  const response = await fetch(`${service.url}/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${person.token}`, ...headers },
    body: body as never,
    signal: AbortSignal.timeout(15_000),
  });
  return { status: response.status, body: (await response.json()) as object };
};
const record = (n: number, noise = ''): object => ({ basics: { name: `Person ${n}`, summary: noise } });

describe('D93 what a person keeps is bounded', () => {
  it('jobs and open items: refused with scope, limit and used; the same request again is still answered with its job', async () => {
    const name = newId();
    const first = await run(60, name);
    expect(first.data).toMatchObject({ executeJob: { __typename: 'Job' } });
    expect((await run(41)).data).toEqual({ executeJob: { __typename: 'QuotaExceeded', scope: 'openItems', limit: 100, used: 60, resetsAt: null } });
    expect((await run(39)).data).toMatchObject({ executeJob: { __typename: 'Job' } });
    expect((await run(1)).data).toMatchObject({ executeJob: { __typename: 'Job' } });
    expect((await run(0 + 1)).data).toMatchObject({ executeJob: { __typename: 'QuotaExceeded' } });
    expect((await run(60, name)).data).toEqual(first.data);
    expect(await limits()).toEqual({ jobs: [3, 3], openItems: [100, 100], uploads: [0, 2], 'jobs.bytes': [100 * 1_002, 200_000], resumes: [2, 10] });
    expect(await drift(pool)).toEqual([]);
  }); // prettier-ignore

  it('open items are free again when their job ends', async () => {
    const { data } = await run(100);
    const { id } = (data as unknown as { executeJob: { id: string } }).executeJob;
    expect((await run(1)).data).toMatchObject({ executeJob: { __typename: 'QuotaExceeded' } });
    await person.ask('mutation ($id: ID!) { cancelJob(id: $id) { status } }', { id });
    await eventually(async () => expect((await limits())['openItems']).toEqual([0, 100]));
    expect((await run(1)).data).toMatchObject({ executeJob: { __typename: 'Job' } });
    expect(await drift(pool)).toEqual([]);
  });

  it('of fifty requests at once exactly as many jobs as there is room for', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => run(1)));
    expect(answers.filter((a) => JSON.stringify(a.data).includes('"Job"'))).toHaveLength(3);
    expect(await drift(pool)).toEqual([]);
  });

  it('uploads: a third is refused, and one whose records are too many bytes ends while it is read and leaves nothing', async () => {
    const { randomBytes } = await import('node:crypto');
    const noisy = JSON.stringify(Array.from({ length: 400 }, (_, n) => record(n, randomBytes(2_000).toString('base64'))));
    const beyond = { status: 429, body: { code: 'QUOTA_EXCEEDED', scope: 'jobs.bytes', limit: 200_000 } };
    expect(await upload(noisy)).toMatchObject(beyond);
    expect(await upload(gzipSync(noisy), { 'content-encoding': 'gzip' })).toMatchObject(beyond);
    await eventually(async () => expect((await limits())['jobs.bytes']).toEqual([0, 200_000]));
    expect((await limits())['uploads']).toEqual([0, 2]);
    for (const n of [1, 2]) expect((await upload(JSON.stringify([record(n), { basics: 7 }]))).status).toBe(201);
    expect(await upload(JSON.stringify([record(3)]))).toMatchObject({ status: 429, body: { code: 'QUOTA_EXCEEDED', scope: 'uploads', used: 2 } });
    expect((await limits())['jobs.bytes']![0]).toBeGreaterThan(0);
    expect(await drift(pool)).toEqual([]);
  }); // prettier-ignore
});

describe('whatever happens to jobs', () => {
  let world: World;
  useWorld((started) => (world = started));

  it('usage is what a recount says, after random operations of several at once', async () => {
    const owners = [newId(), newId(), newId()] as World['owner'][];
    let seed = 4711;
    const random = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n;
    const step = async (): Promise<void> => {
      const owner = owners[random(3)]!;
      const jobs = await world.jobs.list(owner, { type: undefined, status: undefined }, undefined, 20);
      const job = jobs[random(Math.max(1, jobs.length))];
      const what = random(7);
      if (!job || what < 2) await world.submit({ owner, items: 1 + random(20) });
      else if (what === 2) await world.service.cancel(owner, job.id).catch(() => undefined);
      else if (what === 6) await world.service.remove(owner, job.id).catch(() => undefined);
      else if (what === 3) await world.service.redrive(owner, job.id, undefined).catch(() => undefined);
      else {
        const items = await world.claimAll(job);
        await world.acknowledge(items.map((item) => (random(3) === 0 ? failed(item, true) : succeeded(item))));
      }
    };
    for (let round = 0; round < 40; round++) await Promise.all(Array.from({ length: 4 }, step));
    expect(await drift(world.pool)).toEqual([]);
    expect((await world.rows<{ n: number }>('SELECT count(*)::int AS n FROM jobs'))[0]!.n).toBeGreaterThan(20);
  });
});
