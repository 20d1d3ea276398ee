import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type UserId } from '#common';
import { useDatabase } from '#testing';
import { jobsTemplate } from './database.js';
import { startService, type Answer, type Person, type Started } from './jobs-service.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
let service: Started;
let db: pg.Pool;

beforeAll(async () => {
  service = await startService({ databaseUrl: database.url, queueDatabaseUrl: queue.url });
  db = new pg.Pool({ connectionString: database.url, max: 2 });
  service.models = [
    { name: 'local', provider: 'local', available: true, loginRequired: false, waitingUntil: undefined },
    { name: 'flash', provider: 'gemini', available: true, loginRequired: false, waitingUntil: undefined },
    { name: 'unset', provider: 'gemini', available: false, loginRequired: false, waitingUntil: undefined },
  ];
});
afterAll(async () => {
  await db.end();
  await service.stop();
});

const GENERATE = `mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { __typename
  ... on Job { id type status progress { total } } ... on InvalidInput { issues { path code message } } ... on NotFound { message } } }`;
const EXECUTE = `mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { __typename ... on Job { id status } ... on InvalidInput { issues { path code message } } } }`;

type Loose = Record<string, unknown> & { id: string; issues: { path: string; code: string; message: string }[] };
const field = (answer: Answer, name: string): Loose => (answer.data as unknown as Record<string, Loose>)[name]!;

function master(person: Person, version = 3): string {
  const id = newId<string>();
  const own = service.masters.get(person.userId) ?? new Map<string, number>();
  service.masters.set(person.userId as UserId, own.set(id, version));
  return id;
}

const generate = async (person: Person, input: Record<string, unknown>): Promise<Loose> =>
  field(
    await person.ask(GENERATE, { input: { clientRequestId: newId(), postings: [{ text: 'We need an engineer.' }], ...input } }),
    'generateDocuments',
  );

const execute = async (person: Person, input: Record<string, unknown>): Promise<Loose> =>
  field(await person.ask(EXECUTE, { input: { clientRequestId: newId(), type: 'fibonacci', input: { n: 1 }, ...input } }), 'executeJob');

const rows = async (sql: string, values: unknown[]) => (await db.query<Record<string, string>>(sql, values)).rows;

describe('generateDocuments', () => {
  it('makes an item of each posting and kind, with the master’s version of now', async () => {
    const person = service.person();
    const masterResumeId = master(person, 7);
    const postings = [{ text: 'A', title: 'Cook', company: 'Inn', url: 'https://example.com/1' }, { text: 'B' }];
    const job = await generate(person, {
      masterResumeId,
      postings,
      kinds: ['RESUME', 'COVER_LETTER'],
      model: 'flash',
      tone: 'warm',
      language: 'de',
    });
    expect(job).toMatchObject({ __typename: 'Job', type: 'generate-documents', status: 'QUEUED', progress: { total: 4 } });
    const ids = await rows('SELECT id FROM items WHERE job_id = $1', [job.id]);
    const ask = {
      executorId: 'e1',
      jobType: 'generate-documents',
      itemIds: ids.map((i) => i['id']!),
      maxItems: 50,
      waitMs: 0,
      revision: 1,
    };
    const { items } = await service.client().claim(ask, { deadlineMs: 10_000 });
    const base = { masterResumeId, masterVersion: 7, model: 'flash', tone: 'warm', language: 'de' };
    const inOrder = items.toSorted((a, b) => a.index - b.index);
    expect(inOrder.map((i) => JSON.parse(Buffer.from(i.payload).toString()) as object)).toEqual([
      { kind: 'RESUME', posting: postings[0], postingIndex: 0, ...base },
      { kind: 'COVER_LETTER', posting: postings[0], postingIndex: 0, ...base },
      { kind: 'RESUME', posting: { text: 'B' }, postingIndex: 1, ...base },
      { kind: 'COVER_LETTER', posting: { text: 'B' }, postingIndex: 1, ...base },
    ]);
    const [row] = await rows('SELECT scopes FROM jobs WHERE id = $1', [job.id]);
    expect(row?.['scopes']).toEqual(['model:flash', 'provider:gemini']);
  });

  it('B35 answers NotFound for a master that is missing or somebody else’s, alike', async () => {
    const person = service.person();
    const answers = [
      await generate(person, { masterResumeId: newId() }),
      await generate(person, { masterResumeId: master(service.person()) }),
      await generate(person, { masterResumeId: 'x' }),
    ];
    for (const answer of answers) expect(answer).toEqual({ __typename: 'NotFound', message: 'Not found' });
  });

  it.each(['nothing', 'unset'])('an unknown or unconfigured model (%s) is InvalidInput naming those there are', async (model) => {
    const person = service.person();
    const { issues } = await generate(person, { masterResumeId: master(person), model });
    expect(issues).toEqual([{ path: '/model', code: 'UNKNOWN_MODEL', message: 'must be one of local, flash' }]);
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['no posting', { postings: [] }, '/postings', 'TOO_SMALL'],
    ['an empty posting', { postings: [{ text: ' \n' }] }, '/postings/0/text', 'TOO_SMALL'],
    ['a posting of 33 kB', { postings: [{ text: 'ö'.repeat(17_000) }] }, '/postings/0/text', 'TOO_BIG'],
    ['a NUL in a posting', { postings: [{ text: 'a\u0000b' }] }, '/postings/0/text', 'INVALID'],
    ['half a character in a title', { postings: [{ text: 'a', title: '\ud800' }] }, '/postings/0/title', 'INVALID'],
    ['a url of another kind', { postings: [{ text: 'a', url: 'file:///etc/passwd' }] }, '/postings/0/url', 'INVALID'],
    ['no kind', { kinds: [] }, '/kinds', 'TOO_SMALL'],
    ['a kind twice', { kinds: ['RESUME', 'RESUME'] }, '/kinds', 'INVALID'],
    ['a language that is none', { language: 'Deutsch, bitte' }, '/language', 'INVALID_FORMAT'],
    ['a clientRequestId with blanks', { clientRequestId: 'a b' }, '/clientRequestId', 'INVALID_FORMAT'],
    ['a clientRequestId of 65 characters', { clientRequestId: 'x'.repeat(65) }, '/clientRequestId', 'INVALID_FORMAT'],
  ])('%s is InvalidInput at its place, without the value', async (_name, input, path, code) => {
    const person = service.person();
    const answer = await generate(person, { masterResumeId: master(person), ...input });
    expect(answer).toMatchObject({ __typename: 'InvalidInput', issues: [{ path, code }] });
    expect(JSON.stringify(answer)).not.toContain('passwd');
  });

  it('C62 251 postings never reach a resolver', async () => {
    const person = service.person();
    const answer = await person.ask(GENERATE, {
      input: { clientRequestId: newId(), masterResumeId: master(person), postings: Array.from({ length: 251 }, () => ({ text: 'a' })) },
    });
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('the same request again is the first job, also when the master is gone meanwhile; another input is IDEMPOTENCY_KEY_REUSED', async () => {
    const person = service.person();
    const input = { clientRequestId: newId(), masterResumeId: master(person) };
    const first = await generate(person, input);
    service.masters.get(person.userId)?.clear();
    expect((await generate(person, input)).id).toBe(first.id);
    const other = await person.ask(GENERATE, { input: { ...input, postings: [{ text: 'Another one.' }] } });
    expect(other.errors?.[0]).toMatchObject({ message: expect.any(String), extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const stranger = service.person();
    expect((await generate(stranger, { ...input, masterResumeId: master(stranger) })).id).not.toBe(first.id);
  });

  it('twenty of the same request at once make one job', async () => {
    const person = service.person();
    const input = { clientRequestId: newId(), masterResumeId: master(person) };
    const jobs = await Promise.all(Array.from({ length: 20 }, () => generate(person, input)));
    expect(new Set(jobs.map((j) => j.id)).size).toBe(1);
    expect(await rows('SELECT id FROM jobs WHERE owner_id = $1', [person.userId])).toHaveLength(1);
    expect(await rows('SELECT id FROM items WHERE owner_id = $1', [person.userId])).toHaveLength(1);
  });
});

describe('executeJob', () => {
  it('E99 refuses an unknown type and names those there are', async () => {
    const { issues } = await execute(service.person(), { type: 'mine-bitcoin' });
    expect(issues).toEqual([{ path: '/type', code: 'UNKNOWN_TYPE', message: expect.stringContaining('fibonacci') }]);
  });

  it.each([[{ n: -1 }], [{ n: 1_001 }], [{ n: 1.5 }], [{ n: '7' }], [{}], [{ n: 1, role: 'ADMIN' }], [[1]]])(
    'refuses fibonacci %j',
    async (input) => {
      expect(await execute(service.person(), { input })).toMatchObject({
        __typename: 'InvalidInput',
        issues: [{ path: expect.stringMatching(/^\/input/) }],
      });
    },
  );

  it('takes every registered type by its own rules', async () => {
    const person = service.person();
    const input = { masterResumeId: master(person), postings: [{ text: 'a' }] };
    expect(await execute(person, { type: 'generate-documents', input })).toMatchObject({ __typename: 'Job' });
    expect(await execute(person, { type: 'generate-documents', input: { ...input, masterResumeId: newId() } })).toMatchObject({
      issues: [{ path: '/input', code: 'NOT_FOUND' }],
    });
    const { data } = await person.ask('{ jobTypes models { name provider available waitingUntil } }');
    expect(data).toMatchObject({
      jobTypes: ['fibonacci', 'generate-documents', 'import-resumes', 'probe'],
      models: [{ name: 'local' }, { name: 'flash' }, { name: 'unset', available: false }],
    });
  });
});

describe('jobs', () => {
  it('lists newest first by pages, by type and by status, with exact totals', async () => {
    const person = service.person();
    const ids: string[] = [];
    for (let n = 0; n < 7; n++) ids.unshift((await execute(person, { input: { n } })).id);
    const documents = (await generate(person, { masterResumeId: master(person) })).id;
    const list = async (rest: string) => {
      const { data } = await person.ask(
        `{ jobs(${rest}) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
      );
      return (
        data as unknown as { jobs: { totalCount: number; nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
      ).jobs;
    };
    const first = await list('first: 3');
    expect(first).toMatchObject({
      totalCount: 8,
      nodes: [{ id: documents }, { id: ids[0] }, { id: ids[1] }],
      pageInfo: { hasNextPage: true },
    });
    const second = await list(`first: 100, after: "${first.pageInfo.endCursor}"`);
    expect(second.nodes.map((n) => n.id)).toEqual(ids.slice(2));
    expect((await list('first: 10, type: "generate-documents"')).nodes).toEqual([{ id: documents }]);
    expect(await list('first: 10, type: "no-such-type"')).toMatchObject({ totalCount: 0, nodes: [] });
    await person.ask(`mutation { cancelJob(id: "${ids[0]}") { id } pauseJob(id: "${ids[1]}") { id } }`);
    expect((await list('first: 10, status: CANCELLED')).nodes).toEqual([{ id: ids[0] }]);
    expect((await list('first: 10, status: PAUSED')).nodes).toEqual([{ id: ids[1] }]);
    expect((await list('first: 10, status: QUEUED')).totalCount).toBe(6);
    for (const status of ['RUNNING', 'SUCCEEDED', 'FAILED', 'PARTIALLY_SUCCEEDED', 'CANCELLING', 'EXPIRED'])
      expect((await list(`first: 10, status: ${status}`)).totalCount).toBe(0);
  });

  it('shows items by pages and by status', async () => {
    const person = service.person();
    const job = await execute(person, { type: 'probe', input: { items: 12 } });
    await db.query(
      `UPDATE items SET status = 'DEAD', dead_at = now(), finished_at = now(), error_code = 'POISON', error_message = 'no' WHERE job_id = $1 AND idx IN (3, 9)`,
      [job.id],
    );
    const items = async (args: string) => {
      const { data } = await person.ask(
        `query ($id: ID!) { job(id: $id) { items(${args}) { nodes { index status error { code } } pageInfo { hasNextPage endCursor } } } }`,
        { id: job.id },
      );
      return (data as unknown as { job: { items: { nodes: { index: number }[]; pageInfo: { endCursor: string } } } }).job.items;
    };
    const first = await items('first: 5');
    expect(first.nodes.map((n) => n.index)).toEqual([0, 1, 2, 3, 4]);
    expect((await items(`first: 5, after: "${first.pageInfo.endCursor}"`)).nodes.map((n) => n.index)).toEqual([5, 6, 7, 8, 9]);
    expect((await items('first: 5, status: DEAD')).nodes).toMatchObject([{ index: 3, error: { code: 'POISON' } }, { index: 9 }]);
  });

  it.each(['first: 0', 'first: 101', 'first: -1', ''])('C61 jobs(%s) is 400', async (args) => {
    const answer = await service.person().ask(`{ jobs${args && `(${args})`} { nodes { id } } }`);
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('a cursor of another list is refused, and gives no access', async () => {
    const [mine, theirs] = [service.person(), service.person()];
    await execute(theirs, {});
    const cursor = Buffer.from(JSON.stringify([newId()])).toString('base64url');
    expect((await mine.ask(`{ jobs(first: 5, after: "${cursor}") { nodes { id } } }`)).data).toEqual({ jobs: { nodes: [] } });
    const broken = await mine.ask('{ jobs(first: 5, after: "eyJ4IjoxfQ") { nodes { id } } }');
    expect(broken.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('B35 everything about somebody else’s job answers like a missing one', async () => {
    const [mine, stranger] = [service.person(), service.person()];
    const { id } = await execute(mine, {});
    const asked = (target: string) => [
      `{ job(id: "${target}") { id items(first: 1) { nodes { id } } } }`,
      ...['cancelJob', 'pauseJob', 'resumeJob'].map((name) => `mutation { ${name}(id: "${target}") { id } }`),
      `mutation { redriveItems(jobId: "${target}") { id } }`,
    ];
    const missing = newId<string>();
    for (const [n, query] of asked(id).entries()) {
      const [other, none] = [await stranger.ask(query), await stranger.ask(asked(missing)[n]!)];
      expect(other.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect(other.text).toBe(none.text);
    }
    expect((await mine.ask(`{ job(id: "${id}") { status } }`)).data).toEqual({ job: { status: 'QUEUED' } });
    expect((await mine.ask(`{ job(id: "${id.toUpperCase()}") { status } }`)).data).toEqual({ job: { status: 'QUEUED' } });
  });

  it('A30 a session that ended changes nothing any more', async () => {
    const person = service.person();
    person.logOut();
    const answer = await person.ask(EXECUTE, { input: { clientRequestId: newId(), type: 'fibonacci', input: { n: 1 } } });
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});
