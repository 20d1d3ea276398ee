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

  it('hands chunks to the executor, counts records, deletes what is imported', async () => {
    const person = service.person();
    const { body } = await upload(person, many(1_100));
    const job = await importOf(person, body.uploadId);
    const executor = service.client();
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
      const { items } = await executor.claim({ executorId: 'e1', jobType: 'import-resumes', itemIds: [], maxItems: 50, waitMs: 2_000 }, { deadlineMs: 10_000 });
      expect(items.length).toBeLessThanOrEqual(2);
      for (const item of items) {
        const payload = JSON.parse(Buffer.from(item.payload).toString()) as { uploadId: string; chunk: number; indexes: number[] };
        const staged = JSON.parse(zstdDecompressSync(item.body).toString()) as unknown[];
        expect(staged).toHaveLength(payload.indexes.length);
        if (item.jobId === job['id']) records += staged.length;
        await executor.acknowledge({ executorId: 'e1', outcomes: [{ ...done, itemId: item.itemId, attempt: item.attempt, fence: item.fence }] }, { deadlineMs: 10_000 });
      }
      const read = await person.ask(`query ($id: ID!) { job(id: $id) { status progress { succeeded records } } }`, { id: job['id'] });
      expect(read.data).toMatchObject({ job: { status: 'SUCCEEDED', progress: { succeeded: 3, records: 1_100 } } });
    }, { timeoutMs: 20_000 }); // prettier-ignore
    expect(records).toBe(1_100);
  });
});
