import { zstdCompressSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { deployMigrations } from '#migrations';
import { eventually, migratedTemplate, useDatabase } from '#testing';
import { startService, type ResumeClient, type Staged, type Started } from './resume-service.js';

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

describe('ImportStagedChunk', () => {
  /** Stages a chunk at Jobs and answers with the claim that reads it. */
  const stage = (indexes: number[], over: Partial<Staged> = {}) => {
    const [ownerId, itemId, uploadId] = [newId<string>(), newId<string>(), newId<string>()];
    const body = zstdCompressSync(bodyOf(indexes));
    const chunk = { ownerId, fence: '7', uploadId, chunk: 0, indexes, body, ...over };
    service.staged.set(itemId, chunk);
    return { claim: { ownerId: chunk.ownerId, itemId, attempt: 1, fence: '7' }, ...chunk };
  };

  it('fetches the chunk of a claim from Jobs and stores it, once', async () => {
    const { claim, uploadId, ownerId } = stage([0, 1, 5]);
    await expect(client.importStagedChunk(claim, CALL)).resolves.toEqual({ inserted: 3, total: 3 });
    await expect(client.importStagedChunk(claim, CALL)).resolves.toEqual({ inserted: 0, total: 3 });
    expect((await rows(uploadId)).map((r) => [r.idx, r.content])).toEqual([0, 1, 5].map((i) => [i, record(i)]));
    const { rows: owners } = await sql.query('SELECT DISTINCT owner_id FROM resumes WHERE upload_id = $1', [uploadId]);
    expect(owners).toEqual([{ owner_id: ownerId }]);
  });

  it('by two executors at once, of which one has lost the claim meanwhile, stores it once', async () => {
    const { claim, uploadId } = stage(range(0, 200));
    const answers = await Promise.all([1, 2].map(() => client.importStagedChunk(claim, CALL)));
    expect(answers.map((a) => a.total)).toEqual([200, 200]);
    expect(await rows(uploadId)).toHaveLength(200);
  });

  it('says what Jobs says of the claim', async () => {
    const { claim } = stage([0]);
    await expect(client.importStagedChunk({ ...claim, fence: '8' }, CALL)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(client.importStagedChunk({ ...claim, itemId: newId() }, CALL)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.importStagedChunk({ ...claim, ownerId: 'x' }, CALL)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(service.client('jobs').importStagedChunk(claim, CALL)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each([
    ['a bomb', { body: zstdCompressSync(Buffer.alloc(50_000_000, 0x20)) }],
    ['bytes that are not packed', { body: bodyOf([0]) }],
    ['no record at all', { indexes: [] }],
  ])('refuses %s for good, and writes nothing', async (_, over) => {
    const { claim, uploadId } = stage([0], over);
    await expect(client.importStagedChunk(claim, CALL)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await rows(uploadId)).toEqual([]);
  });

  it('writes nothing for a caller that has gone before the chunk was there', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const told: string[] = [];
    const { claim, uploadId } = stage([0, 1], { gate, told: (what) => told.push(what) });
    const gone = new AbortController();
    const call = client.importStagedChunk(claim, { ...CALL, signal: gone.signal });
    await eventually(() => expect(told).toEqual(['came']));
    gone.abort();
    await expect(call).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await eventually(() => expect(told).toEqual(['came', 'went']));
    open();
    await expect(client.importStagedChunk(stage([0]).claim, CALL)).resolves.toEqual({ inserted: 1, total: 1 });
    expect(await rows(uploadId)).toEqual([]);
  });
});

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

  it('cuts a body that begins a line with each record, and reads any other', async () => {
    const written = [
      '[{"basics":{"name":"Ada","label":"Cook","email":"a@example.com"}},\n{"meta":{},"basics":{"name":"Bo"}}]',
      JSON.stringify([{ basics: { name: 'Ada', label: 'Cook', email: 'a@example.com' } }, { meta: {}, basics: { name: 'Bo' } }], null, 2),
    ];
    for (const body of written) {
      const [ownerId, uploadId] = [newId(), newId()];
      const chunk = { ownerId, uploadId, chunk: 0, indexes: [4, 7], body: Buffer.from(body), zstd: false };
      await expect(client.importChunk(chunk, CALL)).resolves.toEqual({ inserted: 2, total: 2 });
      expect(await rows(uploadId)).toMatchObject([
        { idx: 4, title: 'Cook', name: 'Ada', email: 'a@example.com', content: { basics: { label: 'Cook' } } },
        { idx: 7, title: 'Bo', name: 'Bo', email: null, content: { meta: {}, basics: { name: 'Bo' } } },
      ]);
    }
  });

  it('shows of a record what can be shown, whatever stands in it', async () => {
    const [ownerId, uploadId] = [newId(), newId()];
    const records = [
      { basics: { name: `${'🌱'.repeat(250)}`, label: '', email: `${'é'.repeat(400)}` } },
      { basics: { name: 'a "quoted" } \\ {brace', label: null, email: 5, more: { deep: [{ x: '}' }] } }, work: [] },
      { basics: {} },
      { basics: null },
      { basics: 'text' },
      {},
      { basics: { name: '日本', summary: '\u2028\n\t' } },
    ];
    const body = Buffer.from(`[${records.map((r) => JSON.stringify(r)).join(',\n')}]`);
    await client.importChunk({ ownerId, uploadId, chunk: 0, indexes: records.map((_, i) => i), body, zstd: false }, CALL);
    const stored = await rows(uploadId);
    expect(stored.map((r) => r.content)).toEqual(records);
    const untitled = { title: 'Imported résumé', name: null, email: null };
    expect(stored).toMatchObject([
      { title: '🌱'.repeat(200), name: '🌱'.repeat(200), email: 'é'.repeat(320) },
      { title: 'a "quoted" } \\ {brace', name: 'a "quoted" } \\ {brace', email: null },
      ...Array.from({ length: 4 }, () => untitled),
      { title: '日本', name: '日本', email: null },
    ]);
  });

  it('takes a chunk larger than any before it, and smaller ones after it', async () => {
    for (const size of [10, 1_900_000, 10]) {
      const [ownerId, uploadId] = [newId(), newId()];
      const body = Buffer.from(JSON.stringify([{ basics: { name: 'Ada' }, more: 'x'.repeat(size) }]));
      await expect(client.importChunk({ ownerId, uploadId, chunk: 0, indexes: [0], body, zstd: false }, CALL)).resolves.toMatchObject({ inserted: 1 }); // prettier-ignore
      expect((await rows(uploadId))[0]?.content).toMatchObject({ basics: { name: 'Ada' } });
    }
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
    ['a line that is no JSON', { indexes: [0, 1], body: Buffer.from('[{"basics":{"name":"Ada"}},\n{"basics":{"name":"Bo"}]') }],
    ['a line that only begins as JSON', { indexes: [0, 1], body: Buffer.from('[{"basics":{"name":"Ada"}},\n{"basics":{"name":"Bo"},x}]') }],
    ['a line feed within a record', { indexes: [0, 1], body: Buffer.from('[{"basics":{}}, {"meta":{},\n"basics":{}}]') }],
    ['an index beyond what a file can have', { indexes: [4_000_000_000], body: bodyOf([0]) }],
    ['a NUL', { indexes: [0], body: Buffer.from('[{"basics":{"name":"a\\u0000"}}]') }],
    ['half a surrogate pair', { indexes: [0], body: Buffer.from('[{"basics":{"name":"a\\ud800"}}]') }],
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
