import { zstdCompressSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { deployMigrations } from '#migrations';
import { migratedTemplate, useDatabase } from '#testing';
import { startService, type ResumeClient, type Started } from './resume-service.js';

const database = useDatabase(() => migratedTemplate('prisma/resume', (url) => deployMigrations({ folder: 'prisma/resume', url })));
let service: Started;
let client: ResumeClient;
let sql: pg.Client;
beforeAll(async () => {
  service = await startService(database.url);
  client = service.client('executor');
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
});
afterAll(async () => {
  await sql.end();
  await service.stop();
});

const CALL = { deadlineMs: 15_000, retry: false };
const record = (i: number): object => ({
  basics: { name: `Person ${i}`, label: i % 2 ? 'Engineer' : '', email: `p${i}@example.com` },
  'x-row': i,
  pi: 3.25,
});
const bodyOf = (indexes: readonly number[]): Buffer => Buffer.from(JSON.stringify(indexes.map(record)));
const range = (from: number, n: number): number[] => Array.from({ length: n }, (_, i) => from + i);
const rows = async (
  uploadId: string,
): Promise<{ idx: number; title: string; name: string; email: string; kind: string; content: object }[]> =>
  (await sql.query('SELECT idx, title, name, email, kind, content FROM resumes WHERE upload_id = $1 ORDER BY idx', [uploadId]))
    .rows as never;

describe('ImportChunk', () => {
  it('stores a chunk with its holes, once, plain or packed', async () => {
    const [ownerId, uploadId] = [newId(), newId()];
    const indexes = [0, 1, 2, 5, 9];
    const body = zstdCompressSync(bodyOf(indexes));
    const chunk = { ownerId, uploadId, chunk: 0, indexes, body, zstd: true };
    await expect(client.importChunk(chunk, CALL)).resolves.toEqual({ inserted: 5, total: 5 });
    await expect(client.importChunk(chunk, CALL)).resolves.toEqual({ inserted: 0, total: 5 });
    await expect(client.importChunk({ ...chunk, chunk: 1, indexes: [10], body: bodyOf([10]), zstd: false }, CALL)).resolves.toEqual({
      inserted: 1,
      total: 1,
    });
    const stored = await rows(uploadId);
    expect(stored.map((r) => r.idx)).toEqual([0, 1, 2, 5, 9, 10]);
    expect(stored[1]).toEqual({
      idx: 1,
      title: 'Engineer',
      name: 'Person 1',
      email: 'p1@example.com',
      kind: 'IMPORTED',
      content: record(1),
    });
    expect(stored[0]?.title).toBe('Person 0');
  });

  it('E100 asked twenty times at once adds its rows once', async () => {
    const [ownerId, uploadId] = [newId(), newId()];
    const indexes = range(0, 500);
    const chunk = { ownerId, uploadId, chunk: 3, indexes, body: bodyOf(indexes), zstd: false };
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => client.importChunk(chunk, CALL)));
    const done = answers.flatMap((a) => (a.status === 'fulfilled' ? [a.value] : []));
    expect(done.reduce((sum, a) => sum + a.inserted, 0)).toBe(500);
    expect(done.every((a) => a.total === 500)).toBe(true);
    for (const a of answers) if (a.status === 'rejected') expect(a.reason).toMatchObject({ code: 'OVERLOADED' });
    expect(await rows(uploadId)).toHaveLength(500);
  });

  it('does not bring back what the person deleted', async () => {
    const person = service.person();
    const uploadId = newId();
    const chunk = { ownerId: person.userId, uploadId, chunk: 0, indexes: [0, 1], body: bodyOf([0, 1]), zstd: false };
    await client.importChunk(chunk, CALL);
    const { data } = await person.ask('query($uploadId: ID) { resumes(first: 1, uploadId: $uploadId) { nodes { id } } }', { uploadId });
    const [{ id }] = (data as unknown as { resumes: { nodes: [{ id: string }] } }).resumes.nodes;
    await person.ask('mutation($id: ID!) { deleteResume(id: $id) }', { id });
    await expect(client.importChunk(chunk, CALL)).resolves.toEqual({ inserted: 0, total: 1 });
  });

  it.each([
    ['more indexes than records', { indexes: [0, 1, 2], body: bodyOf([0, 1]) }],
    ['more records than indexes', { indexes: [0], body: bodyOf([0, 1]) }],
    ['an index twice', { indexes: [0, 0], body: bodyOf([0, 1]) }],
    ['a body that is no JSON', { indexes: [0], body: Buffer.from('[{"a":') }],
    ['a body that is no list', { indexes: [0], body: Buffer.from('{"a":1}') }],
    ['bytes that are not packed', { indexes: [0], body: bodyOf([0]), zstd: true }],
    ['a bomb', { indexes: [0], body: zstdCompressSync(Buffer.alloc(50_000_000, 0x20)), zstd: true }],
  ])('refuses %s for good, and writes nothing', async (_, over) => {
    const [ownerId, uploadId] = [newId(), newId()];
    await expect(client.importChunk({ ownerId, uploadId, chunk: 0, zstd: false, ...over }, CALL)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await rows(uploadId)).toEqual([]);
    const { rowCount } = await sql.query('SELECT FROM imported_chunks WHERE upload_id = $1', [uploadId]);
    expect(rowCount).toBe(0);
  });

  it('keeps within its index: a list by kind does not read what was imported', async () => {
    const { rows: plan } = await sql.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT id FROM resumes WHERE owner_id = '${newId()}' AND kind = 'MASTER' AND upload_id IS NULL ORDER BY id DESC LIMIT 21`,
    );
    expect(plan.map((r) => r['QUERY PLAN']).join('\n')).toContain('resumes_made');
  });
});
