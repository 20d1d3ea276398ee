import { zstdDecompressSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { eventually, useDatabase } from '#testing';
import { jobsTemplate } from './database.js';
import { startService, type Person, type Started } from './jobs-service.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
let service: Started;
let db: pg.Pool;

beforeAll(async () => {
  service = await startService({ databaseUrl: database.url, queueDatabaseUrl: queue.url });
  db = new pg.Pool({ connectionString: database.url, max: 2 });
});
afterAll(async () => {
  await db.end();
  await service.stop();
});

const many = (count: number) => JSON.stringify(Array.from({ length: count }, (_, n) => ({ basics: { name: `Person ${n}` } })));

async function upload(person: Person, body: string): Promise<{ body: { uploadId: string } }> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${person.token}` };
  const response = await fetch(`${service.url}/uploads`, { method: 'POST', headers, body });
  expect(response.status).toBe(201);
  return { body: (await response.json()) as { uploadId: string } };
}

describe('importResumes', () => {
  const IMPORT = `mutation ($input: ImportResumesInput!) { importResumes(input: $input) { __typename
    ... on Job { id type status progress { total records } } ... on InvalidInput { issues { path code } } ... on NotFound { message } } }`;
  const importOf = (person: Person, uploadId: string, clientRequestId = newId<string>()) =>
    person
      .ask(IMPORT, { input: { clientRequestId, uploadId } })
      .then((a) => (a.data as unknown as { importResumes: Record<string, unknown> }).importResumes);

  it('makes one item of each chunk, and the same job for every further request', async () => {
    const person = service.person();
    const { body } = await upload(person, many(1_100));
    const job = await importOf(person, body.uploadId);
    expect(job).toMatchObject({ __typename: 'Job', type: 'import-resumes', progress: { total: 3, records: 0 } });
    expect((await importOf(person, body.uploadId))['id']).toBe(job['id']);
  });

  it('B35 answers somebody else’s upload like a missing one', async () => {
    const { body } = await upload(service.person(), many(1));
    const stranger = service.person();
    expect(await importOf(stranger, body.uploadId)).toEqual(await importOf(stranger, newId()));
    expect(await importOf(stranger, 'not an id')).toEqual({ __typename: 'NotFound', message: 'Not found' });
  });

  it('hands chunks to the executor, their records to Resume, and counts them', async () => {
    const person = service.person();
    const { body } = await upload(person, many(1_100));
    const job = await importOf(person, body.uploadId);
    const [executor, staged] = [service.client(), service.stagedChunks()];
    const done = {
      itemId: '',
      attempt: 0,
      fence: '',
      succeeded: { kind: 'IMPORT_CHUNK', id: '', detail: Buffer.alloc(0) },
      failed: undefined,
      deferred: undefined,
    };
    let records = 0;
    await eventually(async () => {
      const { items } = await executor.claim({ executorId: 'e1', jobType: 'import-resumes', itemIds: [], maxItems: 50, waitMs: 2_000, revision: 1 }, { deadlineMs: 10_000 });
      for (const item of items) {
        const payload = JSON.parse(Buffer.from(item.payload).toString()) as { uploadId: string; chunk: number };
        const { ownerId, itemId, attempt, fence } = item;
        const read = await staged.readStagedChunk({ ownerId, itemId, attempt, fence }, { deadlineMs: 10_000 });
        expect(read).toMatchObject(payload);
        const staging = JSON.parse(zstdDecompressSync(read.body).toString()) as unknown[];
        expect(staging).toHaveLength(read.indexes.length);
        if (item.jobId === job['id']) records += staging.length;
        await executor.acknowledge({ executorId: 'e1', outcomes: [{ ...done, itemId: item.itemId, attempt: item.attempt, fence: item.fence }] }, { deadlineMs: 10_000 });
      }
      const read = await person.ask(`query ($id: ID!) { job(id: $id) { status progress { succeeded records } } }`, { id: job['id'] });
      expect(read.data).toMatchObject({ job: { status: 'SUCCEEDED', progress: { succeeded: 3, records: 1_100 } } });
    }, { timeoutMs: 20_000 }); // prettier-ignore
    expect(records).toBe(1_100);
  });

  describe('a staged chunk', () => {
    const CALL = { deadlineMs: 10_000 };
    /** A claimed item of a job of its own; a job of another type has nothing staged. */
    async function claimed(jobType: 'import-resumes' | 'fibonacci' = 'import-resumes') {
      const person = service.person();
      if (jobType === 'fibonacci') {
        const FIBONACCI = 'mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { __typename } }';
        await person.ask(FIBONACCI, { input: { clientRequestId: newId(), type: jobType, input: { n: 1 } } });
      } else await importOf(person, (await upload(person, many(3))).body.uploadId);
      const { rows } = await db.query<{ id: string }>('SELECT id FROM items WHERE owner_id = $1', [person.userId]);
      const ask = { executorId: 'e1', jobType, itemIds: rows.map((r) => r.id), maxItems: 1, waitMs: 0 };
      const { items } = await service.client().claim({ ...ask, revision: 1 }, CALL);
      const { ownerId, itemId, attempt, fence } = items[0]!;
      return { ownerId, itemId, attempt, fence, ask };
    }
    const read = (claim: { ownerId: string; itemId: string; attempt: number; fence: string }, as: 'resume' | 'executor' = 'resume') =>
      service.stagedChunks(as).readStagedChunk(claim, CALL);

    it('is Resume’s to read under a claim, as often as it likes, and nobody else’s', async () => {
      const { ask: _, ...claim } = await claimed();
      const first = await read(claim);
      expect(await read(claim)).toEqual(first);
      await expect(read(claim, 'executor')).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(service.client('resume').heartbeat({ executorId: 'e1', items: [claim] }, CALL)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    });

    it('is not there for another fence, attempt, item or person', async () => {
      const { ask: _, ...claim } = await claimed();
      for (const over of [{ fence: String(Number(claim.fence) + 1) }, { fence: 'x' }, { attempt: 2 }, { itemId: newId<string>() }, { itemId: 'x' }, { ownerId: newId<string>() }]) {
        await expect(read({ ...claim, ...over })).rejects.toMatchObject({ code: 'CONFLICT' });
      }
      await expect(read({ ...claim, ownerId: 'x' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    }); // prettier-ignore

    it('is not read any more by who has lost the claim, and is by who has it now', async () => {
      const { ask, ...claim } = await claimed();
      const { itemId, attempt, fence } = claim;
      await service.client().release({ executorId: 'e1', items: [{ itemId, attempt, fence }] }, CALL);
      await expect(read(claim)).rejects.toMatchObject({ code: 'CONFLICT' });
      const { items } = await service.client().claim({ ...ask, executorId: 'e2', revision: 1 }, CALL);
      await expect(read(claim)).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(read({ ...claim, fence: items[0]!.fence, attempt: items[0]!.attempt })).resolves.toMatchObject({ indexes: [0, 1, 2] });
    });

    it('that is gone, or never was, is NOT_FOUND', async () => {
      const { ask: _, ...claim } = await claimed();
      await db.query('DELETE FROM upload_chunks WHERE owner_id = $1', [claim.ownerId]);
      await expect(read(claim)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const { ask: __, ...other } = await claimed('fibonacci');
      await expect(read(other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('is given to no executor of the version before, which waits as long as it asked to', async () => {
      const person = service.person();
      await importOf(person, (await upload(person, many(3))).body.uploadId);
      const { rows } = await db.query<{ id: string }>('SELECT id FROM items WHERE owner_id = $1', [person.userId]);
      const ask = { executorId: 'old', jobType: 'import-resumes', itemIds: [rows[0]!.id], maxItems: 1, waitMs: 300 };
      const begun = performance.now();
      await expect(service.client().claim({ ...ask, revision: 0 }, CALL)).resolves.toMatchObject({ items: [] });
      expect(performance.now() - begun).toBeGreaterThan(250);
      await expect(service.client().claim({ ...ask, waitMs: 0, revision: 2 }, CALL)).resolves.toMatchObject({ items: [{ attempt: 1 }] });
    });
  });
});
