import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { acceptRecord, RecordSplitter, type SplitRecord } from '#json-resume';
import { deployMigrations } from '#migrations';
import { migratedTemplate, useDatabase } from '#testing';
import { CONTENT, CREATE, createResume, generate, READ, RESUME, startService, UPDATE, type Started } from './resume-service.js';

const database = useDatabase(() => migratedTemplate('prisma/resume', (url) => deployMigrations({ folder: 'prisma/resume', url })));
let service: Started;

beforeAll(async () => {
  service = await startService(database.url);
});
afterAll(() => service.stop());

const RESTORE = `mutation($id: ID!, $version: Int!, $current: Int) { restoreVersion(id: $id, version: $version, currentVersion: $current) { ${RESUME} } }`;
const VERSIONS =
  'query($id: ID!, $first: Int!, $after: String) { resumeVersions(id: $id, first: $first, after: $after) { nodes { version title content } pageInfo { hasNextPage endCursor } totalCount } }';

/** One record of each kind of finding. */
const ROAD: readonly (readonly [string, object])[] = [
  ['nothing to say', CONTENT],
  [
    'an older dialect',
    { basics: { name: 'Ada', picture: '' }, work: [{ company: 'Northwind', startDate: 'May 2014', endDate: 'Present' }] },
  ],
  [
    'a wrapped and flat record',
    { resume: { name: 'Ada', email: 'ada@example.com', work: [{ name: 'Northwind', positions: [{ title: 'Cook' }] }] } },
  ],
  [
    'fields of another shape',
    { basics: { name: 'Ada', website: { name: 'x', url: 'https://example.com' }, phone: true }, education: 'none' },
  ],
  [
    'dates that are doubtful',
    {
      basics: { name: 'Ada' },
      work: [
        { name: 'X', startDate: '2019-00', endDate: '2015' },
        { name: 'Y', endDate: 'N/A' },
      ],
    },
  ],
  ['a section nobody reads', { basics: { name: 'Ada' }, experiences: [{ name: 'X', startDate: '2014' }] }],
  ['terms in one text', { basics: { name: 'Ada' }, skills: [{ name: 'Care', keywords: 'ICU, CRRT' }] }],
];

describe('a résumé typed in', () => {
  it('is kept with every key it came with', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    const { data } = await person.ask(READ, { id });
    expect(data).toMatchObject({
      resume: { id, title: 'Master', kind: 'MASTER', version: 1, content: CONTENT, parent: null, importedFrom: null, provenance: [] },
    });
  });

  it('is made once for one request id, also when asked twenty times at once', async () => {
    const person = service.person();
    const input = { clientRequestId: newId(), title: 'Master', content: CONTENT };
    const answers = await Promise.all(Array.from({ length: 20 }, () => person.ask(CREATE, { input })));
    expect(new Set(answers.map((a) => (a.data as unknown as { createResume: { id: string } }).createResume.id)).size).toBe(1);
    const { data } = await person.ask('{ resumes(first: 10) { totalCount } }');
    expect(data).toEqual({ resumes: { totalCount: 1 } });
  });

  it('is refused under a request id that was used for another', async () => {
    const person = service.person();
    const clientRequestId = newId();
    await createResume(person, { clientRequestId });
    const { data, errors } = await person.ask(CREATE, { input: { clientRequestId, title: 'Another', content: CONTENT } });
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('may share its request id with another person’s', async () => {
    const clientRequestId = newId();
    const [a, b] = [await createResume(service.person(), { clientRequestId }), await createResume(service.person(), { clientRequestId })];
    expect(a.id).not.toBe(b.id);
  });

  it('is read from older dialects', async () => {
    const person = service.person();
    const { id } = await createResume(person, {
      content: { basics: { name: 'Ada', picture: '' }, work: [{ company: 'Northwind', website: 'https://example.com' }] },
    });
    const { data } = await person.ask(READ, { id });
    expect(data).toMatchObject({ resume: { content: { work: [{ name: 'Northwind', url: 'https://example.com' }] } } });
  });

  it.each(ROAD)('answers with the findings of an upload, and stores what an upload stores: %s', async (_, content) => {
    const uploaded = acceptRecord(new RecordSplitter().push(Buffer.from(`[${JSON.stringify(content)}]`))[0] as SplitRecord);
    if (uploaded.status === 'rejected') throw new Error('not a record for this test');
    const person = service.person();
    const findings = uploaded.findings.map((finding) => ({ ...finding, confidence: null }));
    const created = await createResume(person, { content });
    const { data } = await person.ask(READ, { id: created.id });
    expect(data).toMatchObject({ resume: { content: uploaded.resume, findings } });
    const { data: updated } = await person.ask(UPDATE, { input: { id: created.id, version: 1, content } });
    expect(updated).toMatchObject({ updateResume: { version: 2, content: uploaded.resume, findings } });
  });

  it.each([
    ['soon', 'INVALID_DATE'],
    ['2019-13', 'IMPOSSIBLE_DATE'],
    ['31.02.2019', 'IMPOSSIBLE_DATE'],
  ])('is refused where a date cannot be one: %s', async (date, code) => {
    const person = service.person();
    const content = { basics: { name: 'Ada' }, work: [{ company: 'Northwind', startDate: '2010', endDate: date }] };
    const refused = { __typename: 'InvalidResume', issues: [{ path: '/content/work/0/endDate', code, message: expect.any(String) }] };
    const { data, text } = await person.ask(CREATE, { input: { clientRequestId: newId(), title: 'T', content } });
    expect(data).toEqual({ createResume: refused });
    expect(text).not.toContain(date);
    const { id } = await createResume(person);
    expect((await person.ask(UPDATE, { input: { id, version: 1, content } })).data).toEqual({ updateResume: refused });
  });

  it('of an upload may hold what cannot be a date: its title can be changed all the same, and the findings go with each version', async () => {
    const person = service.person();
    const uploadId = newId();
    const content = { basics: { name: 'Ada' }, work: [{ name: 'Northwind', startDate: '2019-02-31' }] };
    const body = Buffer.from(JSON.stringify([content]));
    const client = service.client('executor');
    await client.importChunk({ ownerId: person.userId, uploadId, chunk: 0, indexes: [0], body, zstd: false }, { deadlineMs: 5_000 });
    const listed = await person.ask(`{ resumes(first: 1, uploadId: "${uploadId}") { nodes { ${RESUME} } } }`);
    const [{ id }] = (listed.data as unknown as { resumes: { nodes: [{ id: string }] } }).resumes.nodes;
    expect(listed.data).toMatchObject({ resumes: { nodes: [{ content, findings: [] }] } });
    const renamed = await person.ask(UPDATE, { input: { id, version: 1, title: 'Renamed' } });
    expect(renamed.data).toMatchObject({ updateResume: { version: 2, title: 'Renamed', content, findings: [] } });

    const older = { basics: { name: 'Ada' }, work: [{ company: 'Northwind' }] };
    const findings = [{ pointer: '/work/0/company', code: 'OLD_KEY' }];
    const rewritten = await person.ask(UPDATE, { input: { id, version: 2, content: older } });
    expect(rewritten.data).toMatchObject({ updateResume: { version: 3, findings } });
    expect((await person.ask(UPDATE, { input: { id, version: 3, content: CONTENT } })).data).toMatchObject({
      updateResume: { findings: [] },
    });
    expect((await person.ask(RESTORE, { id, version: 3 })).data).toMatchObject({ restoreVersion: { version: 5, findings } });
  });

  it.each([
    ['a wrong type', { title: 'T', content: { basics: 'Ada 42' } }, '/content/basics'],
    ['a list where an object belongs', { title: 'T', content: [1] }, '/content'],
    ['no title', { title: '  ', content: CONTENT }, '/title'],
    ['a title of 201 characters', { title: 'x'.repeat(201), content: CONTENT }, '/title'],
    ['a kind the product makes', { title: 'T', content: {}, kind: 'IMPORTED' }, '/kind'],
    ['a request id that is none', { title: 'T', content: {}, clientRequestId: 'with space' }, '/clientRequestId'],
  ])('answers %s with where it is and never with what it was', async (_, over, path) => {
    const { data, text, errors } = await service.person().ask(CREATE, { input: { clientRequestId: newId(), ...over } });
    expect(errors).toBeUndefined();
    const { createResume: answer } = data as unknown as { createResume: { __typename: string; issues: { path: string }[] } };
    expect(answer.__typename).toBe('InvalidResume');
    expect(answer.issues[0]?.path).toBe(path);
    expect(text).not.toContain('42');
  });

  it('B45 a __proto__ key is refused and pollutes nothing', async () => {
    const body = `{"query":${JSON.stringify(CREATE)},"variables":{"input":{"clientRequestId":"x","title":"T","content":{"__proto__":{"polluted":true}}}}}`;
    const { status, text } = await service.person().post(body);
    expect(status).toBe(400);
    expect(text).not.toContain('polluted');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('B43 takes no owner, role or version from the input', async () => {
    for (const field of ['ownerId', 'role', 'version', 'id', 'emailVerified']) {
      const { status, errors } = await service
        .person()
        .ask(CREATE, { input: { clientRequestId: newId(), title: 'T', content: {}, [field]: 'x' } });
      expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    }
  });

  it('B51 an operator object is no id', async () => {
    const { status, errors } = await service.person().ask(READ, { id: { contains: '' } });
    expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
});

describe('versions', () => {
  it('rise by one with each update, and what was left out stays', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    const { data } = await person.ask(UPDATE, { input: { id, version: 1, title: 'Renamed' } });
    expect(data).toMatchObject({ updateResume: { version: 2, title: 'Renamed', content: CONTENT } });
  });

  it('H148 of twenty updates of one version one wins and the rest are STALE_VERSION', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => person.ask(UPDATE, { input: { id, version: 1, title: `Title ${i}` } })),
    );
    expect(answers.filter((a) => !a.errors)).toHaveLength(1);
    expect(answers.filter((a) => a.errors?.[0]?.extensions.code === 'STALE_VERSION')).toHaveLength(19);
    const { data } = await person.ask(READ, { id });
    expect(data).toMatchObject({ resume: { version: 2 } });
  });

  it('are listed newest first, page by page, and restored as a new one', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    for (let version = 1; version <= 3; version++)
      await person.ask(UPDATE, { input: { id, version, title: `Title ${version + 1}`, content: { basics: { name: `Ada ${version}` } } } });
    const first = (await person.ask(VERSIONS, { id, first: 3 })).data as unknown as {
      resumeVersions: { nodes: { version: number }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    };
    expect(first.resumeVersions.nodes.map((v) => v.version)).toEqual([4, 3, 2]);
    expect(first.resumeVersions.pageInfo.hasNextPage).toBe(true);
    const { data } = await person.ask(VERSIONS, { id, first: 3, after: first.resumeVersions.pageInfo.endCursor });
    expect(data).toMatchObject({
      resumeVersions: { nodes: [{ version: 1, title: 'Master', content: CONTENT }], totalCount: 4, pageInfo: { hasNextPage: false } },
    });

    const restored = await person.ask(RESTORE, { id, version: 1 });
    expect(restored.data).toMatchObject({ restoreVersion: { version: 5, title: 'Master', content: CONTENT } });
    const stale = await person.ask(RESTORE, { id, version: 2, current: 4 });
    expect(stale.errors?.[0]?.extensions.code).toBe('STALE_VERSION');
    const missing = await person.ask(RESTORE, { id, version: 99 });
    expect(missing.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('say why each was written, and nothing where nobody kept it', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    const { tailored } = await generate(service, person, id);
    const causes = async (of: string) => {
      const { data } = await person.ask('query($id: ID!) { resumeVersions(id: $id, first: 9) { nodes { version cause author } } }', {
        id: of,
      });
      return (data as unknown as { resumeVersions: { nodes: { cause: string | null; author: string | null }[] } }).resumeVersions.nodes.map(
        ({ cause, author }) => `${cause} ${author}`,
      );
    };
    await person.ask(UPDATE, { input: { id, version: 1, title: 'Other' } });
    await person.ask(UPDATE, { input: { id, version: 2, content: { basics: { name: 'Ada' } } } });
    await person.ask(RESTORE, { id, version: 1 });
    expect(await causes(id)).toEqual(['RESTORE PERSON', 'TYPED PERSON', 'TYPED PERSON', 'TYPED PERSON']);
    await person.ask(UPDATE, { input: { id: tailored, version: 1, title: 'By hand' } });
    expect(await causes(tailored)).toEqual(['TYPED PERSON', 'GENERATION VITAE']);
    const sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
    await sql.query('UPDATE resumes SET cause = NULL WHERE id = $1', [tailored]).finally(() => sql.end());
    await person.ask(UPDATE, { input: { id: tailored, version: 2, title: 'Again' } });
    expect(await causes(tailored)).toEqual(['TYPED PERSON', 'null null', 'GENERATION VITAE']);
  });

  it('differ by pointer and word, both ways, for their owner alone', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    await person.ask(UPDATE, { input: { id, version: 1, content: { ...CONTENT, basics: { name: 'Ada L. Example', label: 'Cook' } } } });
    const DIFF =
      'query($id: ID!, $from: Int!, $to: Int!) { resumeDiff(id: $id, from: $from, to: $to) { kind pointer before after words { kind text } } }';
    const told = async (from: number, to: number) =>
      ((await person.ask(DIFF, { id, from, to })).data as unknown as { resumeDiff: { kind: string; pointer: string }[] }).resumeDiff;
    const there = await told(1, 2);
    expect(there).toContainEqual({ kind: 'ADDED', pointer: '/basics/label', before: null, after: 'Cook', words: null });
    expect(await told(2, 1)).toContainEqual({ kind: 'REMOVED', pointer: '/basics/label', before: 'Cook', after: null, words: null });
    expect(there.find(({ pointer }) => pointer === '/basics/name')).toMatchObject({ kind: 'CHANGED', after: 'Ada L. Example' });
    expect(await told(2, 2)).toEqual([]);
    for (const [who, from] of [
      [person, 3],
      [person, 0],
      [person, -1],
      [person, 2_147_483_647],
      [service.person(), 1],
    ] as const) {
      expect((await who.ask(DIFF, { id, from, to: 1 })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});

describe('lists', () => {
  const PAGE =
    'query($first: Int!, $after: String, $kind: ResumeKind, $uploadId: ID) { resumes(first: $first, after: $after, kind: $kind, uploadId: $uploadId) { nodes { id kind importedFrom { index } } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount } }';
  interface Page {
    resumes: {
      nodes: { id: string; importedFrom: { index: number } | null }[];
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
      totalCount: number;
    };
  }

  it('come newest first, each once, over pages', async () => {
    const person = service.person();
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.push((await createResume(person)).id);
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const { resumes } = (await person.ask(PAGE, { first: 3, after })).data as unknown as Page;
      seen.push(...resumes.nodes.map((n) => n.id));
      expect(resumes.totalCount).toBe(7);
      if (!resumes.pageInfo.hasNextPage) break;
      after = resumes.pageInfo.endCursor;
    }
    expect(seen).toEqual(ids.toReversed());
  });

  it('of an upload come in the order of its file', async () => {
    const person = service.person();
    await createResume(person);
    const uploadId = newId();
    const body = Buffer.from(JSON.stringify([{ basics: { name: 'A' } }, { basics: { name: 'B' } }, { basics: { name: 'C' } }]));
    await service
      .client('executor')
      .importChunk({ ownerId: person.userId, uploadId, chunk: 0, indexes: [9, 4, 7], body, zstd: false }, { deadlineMs: 5_000 });
    const first = (await person.ask(PAGE, { first: 2, uploadId })).data as unknown as Page;
    expect(first.resumes.nodes.map((n) => n.importedFrom?.index)).toEqual([4, 7]);
    const { data } = await person.ask(PAGE, { first: 2, uploadId, after: first.resumes.pageInfo.endCursor });
    expect(data).toMatchObject({ resumes: { nodes: [{ importedFrom: { index: 9 } }], totalCount: 3 } });
    expect((await person.ask(PAGE, { first: 5, kind: 'IMPORTED' })).data).toMatchObject({ resumes: { totalCount: 3 } });
    expect((await person.ask(PAGE, { first: 5, kind: 'MASTER' })).data).toMatchObject({ resumes: { totalCount: 1 } });
    expect((await service.person().ask(PAGE, { first: 5, uploadId })).data).toMatchObject({ resumes: { totalCount: 0 } });
  });

  it.each(['nonsense', Buffer.from('["x"]').toString('base64url'), Buffer.from('[{"lt":0}]').toString('base64url')])(
    'a cursor that is none (%s) is BAD_USER_INPUT',
    async (after) => {
      const { errors } = await service.person().ask(PAGE, { first: 3, after });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    },
  );

  it.each([0, -1, 101, 99_999_999])('C61 a page of %i is refused', async (first) => {
    const { status, errors } = await service.person().ask(PAGE, { first });
    expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
});
