import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { deployMigrations } from '#migrations';
import { migratedTemplate, useDatabase } from '#testing';
import { createResume, generate, startService, UPDATE, type Person, type Started } from './resume-service.js';

const database = useDatabase(() => migratedTemplate('prisma/resume', (url) => deployMigrations({ folder: 'prisma/resume', url })));
let service: Started;
let person: Person;

beforeAll(async () => {
  service = await startService(database.url);
  person = service.person();
});
afterAll(() => service.stop());

const RESULT =
  '{ __typename ... on Export { url fileName contentType bytes version etag } ... on GlyphsMissing { characters } ... on UnsupportedStatements { statements { pointer verdict } } ... on InvalidInput { issues { path code } } }';
const EXPORT = `mutation($input: ExportResumeInput!) { it: exportResume(input: $input) ${RESULT} }`;
const EXPORT_LETTER = `mutation($input: ExportLetterInput!) { it: exportLetter(input: $input) ${RESULT} }`;

interface Made {
  readonly __typename: string;
  readonly url: string;
  readonly [key: string]: unknown;
}

async function exported(who: Person, input: object, query = EXPORT): Promise<Made> {
  const { data, text } = await who.ask(query, { input });
  const made = (data as { it?: Made } | null)?.it;
  if (!made) throw new Error(text);
  return made;
}

const CONTENT = {
  basics: { name: 'Zoë Ångström', label: '#import "x": *', email: 'zoe@example.org', summary: '$ \\ @label <script>' },
  work: [{ name: 'Northwind', position: 'Lead', startDate: '2021-03', highlights: ['Cut costs by 12 %', '- item'] }],
  'x-own': { kept: [1, null] },
};

describe('a résumé as a file', () => {
  it.each([
    ['PDF', 'application/pdf', '.pdf'],
    ['DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.docx'],
    ['HTML', 'text/html; charset=utf-8', '.html'],
    ['MARKDOWN', 'text/markdown; charset=utf-8', '.md'],
    ['TEXT', 'text/plain; charset=utf-8', '.txt'],
    ['JSON_RESUME', 'application/json; charset=utf-8', '.json'],
  ])('is %s at the address that the mutation gives, twice the same, and 304 to who has it', async (format, contentType, ending) => {
    const { id } = await createResume(person, { content: CONTENT });
    const made = await exported(person, { id, format, template: 'portal', language: 'en' });
    expect(made).toMatchObject({ __typename: 'Export', contentType, version: 1, fileName: `Zoë Ångström – Résumé${ending}` });
    const answer = await person.get(made.url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(contentType);
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename=".*${ending}"; filename\\*=UTF-8''Zo%C3%AB`),
    );
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBe(made['bytes']);
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).toBe(`"${String(made['etag'])}"`);
    const again = await person.get(made.url, { 'if-none-match': `W/"x", ${etag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    if (format === 'JSON_RESUME') expect(JSON.parse(bytes.toString())).toEqual(CONTENT);
    if (format === 'TEXT') expect(bytes.toString()).toContain('#import "x": *');
    if (format === 'PDF') expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is of the version that is asked for, as long as it is kept', async () => {
    const { id } = await createResume(person, { content: CONTENT });
    const first = await exported(person, { id, format: 'TEXT' });
    await person.ask(UPDATE, { input: { id, version: 1, content: { ...CONTENT, basics: { name: 'Zoë Second' } } } });
    const [old, now] = [await person.get(first.url), await person.get(`/exports/resumes/${id}?format=txt`)];
    expect(await old.text()).toMatch(/^Zoë Ångström/);
    expect(await now.text()).toMatch(/^Zoë Second/);
    expect((await person.get(`/exports/resumes/${id}?version=7`)).status).toBe(404);
    await person.ask('mutation($id: ID!) { deleteResume(id: $id) }', { id });
    expect((await person.get(first.url)).status).toBe(404);
  });

  it('has the order, titles, paper and colour that were chosen', async () => {
    const { id } = await createResume(person, { content: CONTENT });
    const sections = [
      { id: 'work', title: 'Career: *so far*' },
      { id: 'summary', hidden: true },
    ];
    const made = await exported(person, {
      id,
      format: 'MARKDOWN',
      sections,
      paper: 'LETTER',
      accent: '#AA0044',
      fontSize: 9.5,
      dates: 'NUMERIC',
    });
    const text = await (await person.get(made.url)).text();
    expect(text).toContain(String.raw`## Career: \*so far\*`);
    expect(text).toContain('03/2021');
    expect(text).not.toContain('Summary');
  });

  it('refuses what it does not know, and says where', async () => {
    const { id } = await createResume(person, { content: CONTENT });
    expect(await exported(person, { id, template: 'fancy' })).toMatchObject({
      __typename: 'InvalidInput',
      issues: [{ path: '/template' }],
    });
    expect(await exported(person, { id, accent: 'red;}', fontSize: 99 })).toMatchObject({
      issues: [{ path: '/accent' }, { path: '/fontSize' }],
    });
    for (const query of [
      'format=exe',
      'template=../../x',
      'colour=red',
      'version=-1',
      'version=1e9',
      'order=work,x',
      'format=pdf&format=txt',
      'title.work=' + 'x'.repeat(81),
      'leaveOut=maybe',
    ])
      expect([query, (await person.get(`/exports/resumes/${id}?${query}`)).status]).toEqual([query, 400]);
    for (const path of [
      `/exports/resumes/${newId()}`,
      '/exports/resumes/x',
      `/exports/secrets/${id}`,
      `/exports/letters/${id}`,
      `/exports/${id}`,
    ])
      expect([path, (await person.get(path)).status]).toEqual([path, 404]);
  });

  it('is nobody else’s', async () => {
    const { id } = await createResume(person, { content: CONTENT });
    const made = await exported(person, { id, format: 'TEXT' });
    const stranger = await service.person().get(made.url);
    const missing = await service.person().get(made.url.replace(id, newId()));
    const plain = async (answer: Response): Promise<string> => (await answer.text()).replaceAll(/"(instance|requestId)":"[^"]*"/g, '');
    expect([stranger.status, await plain(stranger)]).toEqual([404, await plain(missing)]);
    expect((await fetch(service.url + made.url)).status).toBe(401);
  });

  it('names characters that no font has, and leaves them out when told to', async () => {
    const { id } = await createResume(person, { content: { basics: { name: 'ᚠᚢ', summary: 'runes ᚠ and 𒀀 here' } } });
    const refused = await exported(person, { id });
    expect(refused.__typename).toBe('GlyphsMissing');
    expect(String(refused['characters'])).toMatch(/ᚠ|ᚢ|𒀀/);
    const answer = await person.get(`/exports/resumes/${id}?format=pdf`);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'GLYPH_MISSING', characters: expect.anything() as unknown });
    const made = await exported(person, { id, leaveOut: true });
    expect(made).toMatchObject({ __typename: 'Export', url: expect.stringContaining('leaveOut=true') as unknown });
    expect((await person.get(made.url)).status).toBe(200);
    expect(await exported(person, { id, format: 'DOCX' })).toMatchObject({ __typename: 'Export' });
  });

  it('lets no unsupported statement out unless it is told to', async () => {
    const { id } = await createResume(person, { content: CONTENT });
    const { tailored } = await generate(service, person, id);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`UPDATE provenance SET statements = $2::jsonb WHERE document_id = $1`, [
      tailored,
      JSON.stringify([{ pointer: '/work/0/highlights/0', sources: [], verdict: 'UNSUPPORTED', detail: 'NUMBER' }]),
    ]);
    await client.end();
    expect(await exported(person, { id: tailored, format: 'TEXT' })).toMatchObject({
      __typename: 'UnsupportedStatements',
      statements: [{ pointer: '/work/0/highlights/0', verdict: 'UNSUPPORTED' }],
    });
    const answer = await person.get(`/exports/resumes/${tailored}?format=json`);
    expect([answer.status, await answer.json()]).toMatchObject([
      409,
      { code: 'UNSUPPORTED_STATEMENTS', statements: [{ pointer: '/work/0/highlights/0' }] },
    ]);
    expect(await exported(person, { id: tailored, format: 'TEXT', includeUnsupported: true })).toMatchObject({ __typename: 'Export' });
  });

  it('without a name, with half characters and as 300 pages has a clear answer', async () => {
    const nameless = await createResume(person, { content: { work: [{ highlights: ['x'] }] } });
    expect(await exported(person, { id: nameless.id })).toMatchObject({ fileName: 'Résumé.pdf' });
    const emoji = await createResume(person, { content: { basics: { name: '🦄' } } });
    expect(await exported(person, { id: emoji.id })).toMatchObject({ fileName: '🦄 – Résumé.pdf' });
    const slashes = await createResume(person, { content: { basics: { name: '../../CON: "a"\u202Efdp' } } });
    expect(String((await exported(person, { id: slashes.id, format: 'TEXT' }))['fileName'])).not.toMatch(/[/\\:"\u202E]/);
  });
});

describe('a letter as a file', () => {
  it('has the head of its résumé, and none when that is gone', async () => {
    const { id } = await createResume(person, { content: CONTENT });
    const { letter } = await generate(service, person, id);
    const made = await exported(person, { id: letter, format: 'TEXT', language: 'en' }, EXPORT_LETTER);
    expect(made).toMatchObject({ __typename: 'Export', fileName: 'Zoë Ångström – Cover letter.txt' });
    expect(await (await person.get(made.url)).text()).toMatch(/^Zoë Ångström\n[\s\S]*Engineer\n\nDear team,\n$/);
    expect((await exported(person, { id: letter }, EXPORT_LETTER)).__typename).toBe('Export');
    await person.ask('mutation($id: ID!) { deleteResume(id: $id) }', { id });
    expect(await (await person.get(made.url)).text()).toMatch(/^Cover letter\n/);
  });
});

it('tells the designs there are', async () => {
  const { data } = await person.ask('{ templates { id name formats } }');
  expect((data as unknown as { templates: { id: string }[] }).templates.map((t) => t.id)).toEqual([
    'classic',
    'modern',
    'compact',
    'portal',
  ]);
});

it('makes 40 files at once in turn, each right', async () => {
  const { id } = await createResume(person, { content: CONTENT });
  const others = await Promise.all(Array.from({ length: 4 }, async () => ({ who: service.person() })));
  const ids = await Promise.all(others.map(async ({ who }) => (await createResume(who, { content: CONTENT })).id));
  const digests = await Promise.all(
    [person, ...others.map((o) => o.who)].flatMap((who, n) =>
      Array.from({ length: 8 }, async (_, i) => {
        const answer = await who.get(`/exports/resumes/${n === 0 ? id : ids[n - 1]}?format=pdf&fontSize=${8 + (i % 4)}`);
        return `${i % 4} ${answer.status} ${createHash('sha256')
          .update(Buffer.from(await answer.arrayBuffer()))
          .digest('hex')
          .slice(0, 8)}`;
      }),
    ),
  );
  expect(digests.every((d) => d.includes(' 200 '))).toBe(true);
});
