import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { newId, type UploadId, type UserId } from '#common';
import { withTransaction } from '#database';
import { setUsage, UsageRecount, usageOf } from '#quota';
import { cancelItems } from '../src/dispatch/cancel-items.js';
import { expireJobs } from '../src/dispatch/expire.js';
import { RECOUNT_OF } from '../src/kept/kept-sql.js';
import type { Job } from '../src/job/job.js';
import { UploadRepository } from '../src/upload/upload.repository.js';
import { failed, quiet, succeeded, useWorld, type World } from './world.js';

let world: World;
useWorld((started) => (world = started));

const drift = (owner: UserId) => new UsageRecount({ pool: world.pool, count: RECOUNT_OF, persons: 1, logger: quiet }).of(owner);
const age = (job: Job, days: number) =>
  world.rows(
    `WITH j AS (UPDATE jobs SET created_at = now() - $2::int * interval '1 day' WHERE id = $1)
     UPDATE open_jobs SET created_at = now() - $2::int * interval '1 day' WHERE job_id = $1`,
    [job.id, days],
  );
const statusOf = async (job: Job) => (await world.service.find(job.ownerId, job.id)).status;

it('I166 a job that is open for longer than its days expires, a paused one too: its items are cancelled, and are no open items any more', async () => {
  const owner = newId<UserId>();
  const [open, paused, young] = [
    await world.submit({ owner, items: 3 }),
    await world.submit({ owner, items: 2 }),
    await world.submit({ owner }),
  ];
  await world.service.pause(owner, paused.id);
  for (const [job, days] of [[open, 31], [paused, 31], [young, 29]] as const) await age(job, days); // prettier-ignore
  const stopped = await expireJobs(world.pool, 30);
  expect(stopped.toSorted()).toEqual([open.id, paused.id].toSorted());
  for (const id of stopped) await cancelItems(world.pool, id, -1);
  expect([await statusOf(open), await statusOf(paused), await statusOf(young)]).toEqual(['EXPIRED', 'EXPIRED', 'QUEUED']);
  expect((await usageOf(world.pool, owner)).get('openItems')).toBe(1);
  expect(await drift(owner)).toEqual([]);
  expect(await expireJobs(world.pool, 30)).toEqual([]);
});

/** An upload as the stager leaves it, with so many staged chunks and one block of its report. */
async function upload(owner: UserId, { state = 'ACCEPTED', days = 0, touchedMinutes = 0, chunks = 1 } = {}): Promise<UploadId> {
  const id = newId<UploadId>();
  await world.rows(
    `INSERT INTO uploads (id, owner_id, state, sha256, chunks, created_at, touched_at)
     VALUES ($1, $2, $3::upload_state, $4, $5, now() - $6::int * interval '1 day', now() - $7::int * interval '1 minute')`,
    [id, owner, state, state === 'ACCEPTED' ? randomBytes(32) : null, chunks, days, touchedMinutes],
  );
  for (let chunk = 0; chunk < chunks; chunk++)
    await world.rows('INSERT INTO upload_chunks (upload_id, chunk, owner_id, indexes, body) VALUES ($1, $2, $3, $4, $5)', [id, chunk, owner, [0], randomBytes(50)]); // prettier-ignore
  await world.rows(`INSERT INTO upload_findings (upload_id, block, owner_id, lines) VALUES ($1, 0, $2, '{}')`, [id, owner]);
  return id;
}

/** What is there counts, as it would had it come by the door. */
async function countKept(owner: UserId): Promise<void> {
  const amounts = (await drift(owner)).map(({ scope, counted }) => ({ scope, amount: counted }));
  await withTransaction(world.pool, (tx) => setUsage(tx, owner, amounts));
}

const left = async (owner: UserId): Promise<string[]> =>
  (await world.rows<{ id: string }>('SELECT id FROM uploads WHERE owner_id = $1 ORDER BY id', [owner])).map((r) => r.id);
const staged = async (id: UploadId): Promise<number> =>
  (await world.rows<{ n: number }>('SELECT count(*)::int AS n FROM upload_chunks WHERE upload_id = $1', [id]))[0]!.n;

it('I166 an upload, its report and what is staged of it go after their days, not while a job imports it, and what they took is free', async () => {
  const owner = newId<UserId>();
  const uploads = new UploadRepository(world.pool);
  const [old, imported, young] = [await upload(owner, { days: 31 }), await upload(owner, { days: 31 }), await upload(owner, { days: 29 })];
  const job = await world.submit({ owner });
  await world.rows('UPDATE jobs SET upload_id = $2 WHERE id = $1', [job.id, imported]);
  await countKept(owner);
  await uploads.sweepOld(30);
  expect(await left(owner)).toEqual([imported, young].toSorted());
  expect(await staged(old)).toBe(0);
  expect(await drift(owner)).toEqual([]);
  await world.acknowledge((await world.claimAll(job, newId())).map(succeeded));
  await uploads.sweepOld(30);
  expect(await left(owner)).toEqual([young]);
  expect(await drift(owner)).toEqual([]);
});

it('I166 an upload that nobody feeds for ten minutes goes, and one that is fed stays', async () => {
  const owner = newId<UserId>();
  const uploads = new UploadRepository(world.pool);
  await upload(owner, { state: 'RECEIVING', touchedMinutes: 11 });
  const fed = await upload(owner, { state: 'RECEIVING', touchedMinutes: 9 });
  await countKept(owner);
  await uploads.sweepAbandoned();
  expect(await left(owner)).toEqual([fed]);
  expect(await drift(owner)).toEqual([]);
});

it('I166 staged records go once they are imported and the job has ended; those that were not imported stay with the upload', async () => {
  const owner = newId<UserId>();
  const uploads = new UploadRepository(world.pool);
  const id = await upload(owner, { chunks: 2 });
  const job = await world.submit({ owner, items: 2 });
  await world.rows('UPDATE jobs SET upload_id = $2 WHERE id = $1', [job.id, id]);
  await countKept(owner);
  const [first, second] = await world.claimAll(job, newId());
  await world.acknowledge([succeeded(first!)]);
  await uploads.sweepImported();
  expect(await staged(id)).toBe(2);
  await world.acknowledge([failed(second!, true)]);
  await uploads.sweepImported();
  expect(await staged(id)).toBe(1);
  expect(await drift(owner)).toEqual([]);
});
