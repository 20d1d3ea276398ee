import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '#common';
import { resumeV1 } from '#contracts';
import { deployMigrations } from '#migrations';
import { migratedTemplate, useDatabase } from '#testing';
import { CONTENT, createResume, generate, READ, startService, UPDATE, type Started } from './resume-service.js';

const database = useDatabase(() => migratedTemplate('prisma/resume', (url) => deployMigrations({ folder: 'prisma/resume', url })));
let service: Started;
beforeAll(async () => {
  service = await startService(database.url);
});
afterAll(() => service.stop());

const CALL = { deadlineMs: 5_000 };
const { VERDICT_SUPPORTED, VERDICT_UNSPECIFIED } = resumeV1.Verdict;

describe('GetResume', () => {
  it('answers the pinned version, whatever came after', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    await person.ask(UPDATE, { input: { id, version: 1, content: { basics: { name: 'Changed' } } } });
    const client = service.client('executor');
    const at = async (version: number) => client.getResume({ ownerId: person.userId, resumeId: id, version, withContent: true }, CALL);
    expect(JSON.parse((await at(1)).content.toString())).toEqual(CONTENT);
    expect(await at(0)).toMatchObject({ version: 2, kind: 'MASTER', title: 'Master' });
    await expect(at(3)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const bare = await client.getResume({ ownerId: person.userId, resumeId: id, version: 0, withContent: false }, CALL);
    expect(bare.content).toHaveLength(0);
  });
});

describe('E100 a document saved again under its operation', () => {
  it('is stored once, also when twenty save at once', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    const client = service.client('executor');
    const request = {
      ownerId: person.userId, operationId: newId(), parentId: id, parentVersion: 1, title: 'Tailored', content: Buffer.from('{"basics":{"name":"A"}}'),
      provenance: [{ pointer: '/basics/name', sources: ['/basics/name'], verdict: VERDICT_SUPPORTED, detail: '' }],
    }; // prettier-ignore
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.saveTailoredResume(request, CALL)));
    expect(new Set(answers.map((a) => a.resumeId)).size).toBe(1);
    expect(answers.filter((a) => a.created)).toHaveLength(1);
    const { data } = await person.ask(
      '{ resumes(first: 10, kind: TAILORED) { totalCount nodes { parent provenance { pointer sources verdict detail } } } }',
    );
    expect(data).toEqual({
      resumes: {
        totalCount: 1,
        nodes: [{ parent: id, provenance: [{ pointer: '/basics/name', sources: ['/basics/name'], verdict: 'SUPPORTED', detail: null }] }],
      },
    });
  });

  it('stays deleted when the person deleted it', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    const client = service.client('executor');
    const request = {
      ownerId: person.userId,
      operationId: newId(),
      parentId: id,
      parentVersion: 1,
      title: 'Tailored',
      content: Buffer.from('{"basics":{"name":"A"}}'),
      provenance: [],
    };
    const { resumeId } = await client.saveTailoredResume(request, CALL);
    await person.ask('mutation($id: ID!) { deleteResume(id: $id) }', { id: resumeId });
    await expect(client.saveTailoredResume(request, CALL)).resolves.toEqual({ resumeId, created: false });
    expect((await person.ask(READ, { id: resumeId })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('is refused where it cannot be one', async () => {
    const client = service.client('executor');
    const base = {
      ownerId: newId(),
      operationId: newId(),
      parentId: newId(),
      parentVersion: 1,
      title: 'T',
      content: Buffer.from('{"basics":{"name":"A"}}'),
      provenance: [],
    };
    for (const over of [
      { ownerId: 'x' },
      { operationId: '' },
      { parentId: 'x' },
      { title: '' },
      { content: Buffer.from('[1]') },
      { content: Buffer.from('{"a":1,"a":2}') },
      { content: Buffer.from([0xff]) },
      { provenance: [{ pointer: '/a', sources: [], verdict: VERDICT_UNSPECIFIED, detail: '' }] },
    ]) {
      await expect(client.saveTailoredResume({ ...base, ...over }, CALL)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });
});

describe('a letter', () => {
  it('is read with its provenance and outlives its master', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    const { letter } = await generate(service, person, id);
    await person.ask('mutation($id: ID!) { deleteResume(id: $id) }', { id });
    const { data } = await person.ask(
      'query($id: ID!) { coverLetter(id: $id) { body resumeId resumeVersion postingTitle company provenance { pointer start end verdict } } }',
      { id: letter },
    );
    expect(data).toEqual({
      coverLetter: {
        body: 'Dear team,',
        resumeId: id,
        resumeVersion: 1,
        postingTitle: 'Engineer',
        company: null,
        provenance: [{ pointer: '/body', start: 0, end: 10, verdict: 'REWORDED' }],
      },
    });
  });

  it('of an executor of the release before says no place, and one outside of it is refused', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    const save = (provenance: resumeV1.Provenance[]) =>
      service.client('executor').saveCoverLetter(
        { ownerId: person.userId, operationId: newId(), resumeId: id, resumeVersion: 1, body: 'Dear team,', postingTitle: '', company: '', provenance },
        CALL,
      ); // prettier-ignore
    const statement = { pointer: '/body/3', sources: ['/basics'], verdict: resumeV1.Verdict.VERDICT_REWORDED, detail: '' };
    const { coverLetterId } = await save([statement]);
    const { data } = await person.ask('query($id: ID!) { coverLetter(id: $id) { provenance { pointer start end } } }', {
      id: coverLetterId,
    });
    expect(data).toEqual({ coverLetter: { provenance: [{ pointer: '/body', start: null, end: null }] } });
    for (const span of [{ start: 3, end: 11 }, { start: 4, end: 3 }, { start: 11 }]) {
      await expect(save([{ ...statement, pointer: '/body', ...span }])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });
});

describe('provenance', () => {
  it('belongs to the generated version: an edit has none, a restore has it again', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    const { tailored } = await generate(service, person, id);
    const provenance = async (): Promise<number> =>
      ((await person.ask(READ, { id: tailored })).data as unknown as { resume: { provenance: unknown[] } }).resume.provenance.length;
    expect(await provenance()).toBe(1);
    await person.ask(UPDATE, { input: { id: tailored, version: 1, title: 'By hand' } });
    expect(await provenance()).toBe(0);
    await person.ask('mutation($id: ID!) { restoreVersion(id: $id, version: 1) { id } }', { id: tailored });
    expect(await provenance()).toBe(1);
  });

  it('C75 of a page of 50 résumés and 50 letters takes two statements a part, its size and itself, beside the list and the count', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    await Promise.all(Array.from({ length: 50 }, () => generate(service, person, id)));
    const statements: string[] = [];
    const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: never[]) {
      const [query] = args as unknown as [string | { text: string }];
      statements.push(typeof query === 'string' ? query : query.text);
      return original.apply(this, args) as never;
    } as never);
    const { data } = await person.ask(
      '{ resumes(first: 50) { nodes { title content provenance { pointer } } } coverLetters(first: 50) { totalCount nodes { body provenance { pointer } } } }',
    );
    spy.mockRestore();
    const { resumes, coverLetters } = data as unknown as Record<string, { nodes: { provenance: unknown[] }[] }>;
    expect(resumes!.nodes.filter((n) => n.provenance.length === 1)).toHaveLength(50);
    expect(coverLetters!.nodes.filter((n) => n.provenance.length === 1)).toHaveLength(50);
    // Two lists and a count; contents, bodies and the provenance of both levels, each weighed and read. Of the service's own tables: its consumer asks the broker's at its own pace.
    expect(statements.filter((text) => /resumes|cover_letters|provenance/.test(text)).length).toBeLessThanOrEqual(11);
  });
});

const original = pg.Client.prototype.query as unknown as (...args: never[]) => unknown;
