import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { eventually, useDatabase } from '#testing';
import { JobCleanup } from '../src/job/job-cleanup.js';
import { jobsTemplate } from './database.js';
import { startService, type Person, type Started } from './jobs-service.js';
import { failed, quiet, succeeded, World } from './world.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
let service: Started;
let world: World;
let db: pg.Pool;

beforeAll(async () => {
  service = await startService({ databaseUrl: database.url, queueDatabaseUrl: queue.url });
  world = new World(database.url);
  db = world.pool;
});
afterAll(async () => {
  await world.close();
  await service.stop();
});

const DELETE_JOB = 'mutation ($id: ID!) { deleteJob(id: $id) }';
const DELETE_UPLOAD = 'mutation ($id: ID!) { deleteUpload(id: $id) }';
const code = (answer: { errors?: { extensions: { code: string } }[] | undefined }): string | undefined =>
  answer.errors?.[0]?.extensions.code;
const mentions = async (job: string): Promise<number> =>
  (await db.query<{ n: number }>('SELECT count(*)::int AS n FROM items WHERE job_id = $1', [job])).rows[0]!.n;

async function upload(person: Person, records = 1_100): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${person.token}` };
  const body = JSON.stringify(Array.from({ length: records }, (_, n) => ({ basics: { name: `Person ${n}` }, x: newId() })));
  const response = await fetch(`${service.url}/uploads`, { method: 'POST', headers, body });
  return ((await response.json()) as { uploadId: string }).uploadId;
}

async function importOf(person: Person, uploadId: string): Promise<string> {
  const IMPORT = 'mutation ($input: ImportResumesInput!) { importResumes(input: $input) { ... on Job { id } } }';
  const { data } = await person.ask(IMPORT, { input: { clientRequestId: newId(), uploadId } });
  return (data as unknown as { importResumes: { id: string } }).importResumes.id;
}

describe('deleteJob', () => {
  it('takes a finished job away with its items, and frees its client request id', async () => {
    const person = service.person();
    const job = await world.submit({ owner: person.userId, items: 3, clientRequestId: 'again' });
    await world.acknowledge((await world.claimAll(job)).map((item, n) => (n ? succeeded(item) : failed(item, true))));
    expect((await person.ask(DELETE_JOB, { id: job.id })).data).toEqual({ deleteJob: true });
    expect(await mentions(job.id)).toBe(0);
    expect(code(await person.ask(DELETE_JOB, { id: job.id }))).toBe('NOT_FOUND');
    const anew = await world.submit({ owner: person.userId, clientRequestId: 'again' });
    expect(anew.id).not.toBe(job.id);
  });

  it('refuses what is queued, running, paused or stopping, and says what to do', async () => {
    const person = service.person();
    const job = await world.submit({ owner: person.userId, items: 2 });
    expect(code(await person.ask(DELETE_JOB, { id: job.id }))).toBe('CONFLICT');
    await world.claim((await world.itemsOf(job)).slice(0, 1));
    expect(code(await person.ask(DELETE_JOB, { id: job.id }))).toBe('CONFLICT');
    await world.service.pause(person.userId, job.id);
    const refused = await person.ask(DELETE_JOB, { id: job.id });
    expect(refused.errors?.[0]).toMatchObject({ message: 'A job that is PAUSED cannot be deleted', extensions: { code: 'CONFLICT' } });
    await world.service.cancel(person.userId, job.id);
    expect((await person.ask(DELETE_JOB, { id: job.id })).data).toEqual({ deleteJob: true });
    expect(await world.violations()).toEqual([]);
  });

  it('B35 somebody else’s job, a missing one and no id are answered alike', async () => {
    const job = await world.submit();
    await world.acknowledge((await world.claimAll(job)).map(succeeded));
    const person = service.person();
    const answers = await Promise.all([job.id, newId<string>(), 'x'].map((id) => person.ask(DELETE_JOB, { id })));
    expect(new Set(answers.map((a) => `${code(a)} ${a.errors?.[0]?.message}`))).toEqual(new Set(['NOT_FOUND Not found']));
    expect(await mentions(job.id)).toBe(1);
  });

  it('while it is redriven: one of the two happens, and nothing is violated', async () => {
    for (let n = 0; n < 20; n++) {
      const job = await world.submit({ items: 3 });
      await world.acknowledge((await world.claimAll(job, `r${n}`)).map((item) => failed(item, true)));
      const [redriven, removed] = await Promise.allSettled([
        world.service.redrive(job.ownerId, job.id, undefined),
        world.service.remove(job.ownerId, job.id),
      ]);
      if (removed.status === 'fulfilled') expect(await mentions(job.id)).toBe(0);
      else expect(redriven.status).toBe('fulfilled');
      expect(await world.violations()).toEqual([]);
    }
  });

  it('of an import that had just ended takes what it imported out of the stage', async () => {
    const person = service.person();
    const uploadId = await upload(person);
    const id = await importOf(person, uploadId);
    const job = await world.service.find(person.userId, id as never);
    const [first, ...others] = await world.claimAll(job, 'i1');
    await world.acknowledge([failed(first!, true), ...others.map(succeeded)]);
    await world.service.remove(person.userId, job.id);
    const staged = await db.query('SELECT chunk FROM upload_chunks WHERE upload_id = $1', [uploadId]);
    expect(staged.rows).toEqual([{ chunk: first!.index }]);
  });
});

describe('deleteUpload', () => {
  it('takes an upload away with its stage and report, not while it is imported', async () => {
    const person = service.person();
    const id = await upload(person, 10);
    const job = await importOf(person, id);
    expect(code(await person.ask(DELETE_UPLOAD, { id }))).toBe('CONFLICT');
    await world.service.cancel(person.userId, job as never);
    expect((await person.ask(DELETE_UPLOAD, { id })).data).toEqual({ deleteUpload: true });
    expect((await db.query('SELECT FROM upload_chunks WHERE upload_id = $1', [id])).rowCount).toBe(0);
    expect(code(await person.ask(DELETE_UPLOAD, { id }))).toBe('NOT_FOUND');
    expect(code(await service.person().ask(DELETE_UPLOAD, { id: await upload(person, 3) }))).toBe('NOT_FOUND');
  });
});

describe('retention', () => {
  it('deletes jobs so long after their end, whatever they ended as, and no other', async () => {
    const ended = await world.submit({ items: 2 });
    await world.acknowledge((await world.claimAll(ended, 'o1')).map(succeeded));
    const cancelled = await world.submit();
    await world.service.cancel(cancelled.ownerId, cancelled.id);
    const [open, fresh] = [await world.submit(), await world.submit()];
    await world.service.cancel(fresh.ownerId, fresh.id);
    const aged = [ended.id, cancelled.id, open.id].map((id, n) => [
      id,
      `019000000000700080000000000000${n}0`.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    ]);
    for (const [id, old] of aged) {
      await db.query(`UPDATE jobs SET id = $2, created_at = now() - interval '11 days', finished_at = finished_at - interval '11 days' WHERE id = $1`, [id, old]); // prettier-ignore
      await db.query('UPDATE open_jobs SET job_id = $2 WHERE job_id = $1', [id, old]);
    }
    const sweeper = new JobCleanup(world.removal, 10, quiet);
    await eventually(async () => {
      expect(await sweeper.round()).toBe(false);
      const left = await db.query<{ id: string }>('SELECT id FROM jobs WHERE id = ANY ($1::uuid[])', [
        [...aged.map(([, old]) => old), fresh.id],
      ]);
      expect(left.rows.map((r) => r.id).toSorted()).toEqual([aged[2]![1], fresh.id].toSorted());
    });
  });
});
