import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { deployMigrations } from '#prisma';
import { migratedTemplate, useDatabase } from '#testing';
import { startService, type Person, type Started } from './resume-service.js';

const database = useDatabase(() => migratedTemplate('prisma/resume', (url) => deployMigrations({ folder: 'prisma/resume', url })));
let service: Started;

beforeAll(async () => {
  service = await startService(database.url);
});
afterAll(() => service.stop());

const FIELDS = 'id title kind version content parent importedFrom { uploadId index } provenance { pointer } createdAt updatedAt';
const CREATE = `mutation($input: CreateResumeInput!) { createResume(input: $input) { __typename ... on Resume { ${FIELDS} } ... on InvalidResume { issues { path code message } } } }`;
const READ = `query($id: ID!) { resume(id: $id) { ${FIELDS} } }`;

const CONTENT = {
  basics: { name: 'Ada Example', 'x-pronouns': 'she' },
  work: [{ name: 'Northwind', highlights: ['Cut costs by 12 %'] }],
  'x-own': { deep: [1, null] },
};

async function create(person: Person, over: Record<string, unknown> = {}): Promise<{ id: string; version: number }> {
  const answer = await person.ask(CREATE, { input: { clientRequestId: newId(), title: 'Master', content: CONTENT, ...over } });
  expect(answer.errors).toBeUndefined();
  return (answer.data as unknown as { createResume: { id: string; version: number } }).createResume;
}

describe('a résumé typed in', () => {
  it('is kept with every key it came with', async () => {
    const person = service.person();
    const { id } = await create(person);
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
});
