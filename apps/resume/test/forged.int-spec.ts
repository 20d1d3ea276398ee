import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { deployMigrations } from '#migrations';
import { migratedTemplate, useDatabase } from '#testing';
import { createResume, generate, startService, type Person, type Started } from './resume-service.js';

const database = useDatabase(() => migratedTemplate('prisma/resume', (url) => deployMigrations({ folder: 'prisma/resume', url })));
let service: Started;
let person: Person;
let id: string;
beforeAll(async () => {
  service = await startService(database.url);
  person = service.person();
  ({ id } = await createResume(person));
});
afterAll(() => service.stop());

const cursorOf = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** Every list that takes a cursor. */
const LISTS = {
  resumes: 'query($after: String, $id: ID!) { resumes(first: 5, after: $after) { nodes { id } } resume(id: $id) { id } }',
  ofUpload: 'query($after: String, $id: ID) { resumes(first: 5, uploadId: $id, after: $after) { nodes { id } } }',
  versions: 'query($after: String, $id: ID!) { resumeVersions(id: $id, first: 5, after: $after) { nodes { version } } }',
  letters: 'query($after: String, $id: ID) { coverLetters(first: 5, resumeId: $id, after: $after) { nodes { id } } }',
} as const;

const codeOf = async (query: string, variables: Record<string, unknown>): Promise<string | undefined> => {
  const { errors } = await person.ask(query, variables);
  const [first] = errors ?? [];
  const [issue] = (first?.extensions.issues ?? []) as { code: string }[];
  return issue?.code ?? first?.extensions.code;
};

const BEYOND = [2_147_483_648, Number.MAX_SAFE_INTEGER, 1e300, -1, 0.5, '1', null];

describe('a forged cursor', () => {
  it.each([
    ['resumes of an upload', LISTS.ofUpload],
    ['versions', LISTS.versions],
  ])('of %s is INVALID_CURSOR, as the column holds it', async (_, query) => {
    for (const key of BEYOND) expect(await codeOf(query, { id, after: cursorOf([key]) }), String(key)).toBe('INVALID_CURSOR');
    expect(await codeOf(query, { id, after: cursorOf([2_147_483_647]) })).toBeUndefined();
  });

  it('of whatever JSON is no internal error, in any list', async () => {
    const key = fc.oneof(
      fc.jsonValue(),
      fc.tuple(fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double(), fc.uuid(), fc.string())),
      fc.constantFrom(...BEYOND).map((n) => [n]),
      fc.uuid().map((u) => [`{${u}}`]),
      fc.constant(['00000000-0000-0000-0000-000000000000']),
      fc.constant(['ffffffff-ffff-ffff-ffff-ffffffffffff']),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.values(LISTS)), key, async (query, value) => {
        expect([undefined, 'INVALID_CURSOR']).toContain(await codeOf(query, { id, after: cursorOf(value) }));
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('a version that cannot be', () => {
  it.each([2_147_483_647, -2_147_483_648, 0, -1])(
    'of %i is NOT_FOUND where it is restored, STALE_VERSION where it is updated',
    async (version) => {
      const restore =
        'mutation($id: ID!, $version: Int!, $current: Int) { restoreVersion(id: $id, version: $version, currentVersion: $current) { id } }';
      expect(await codeOf(restore, { id, version })).toBe('NOT_FOUND');
      expect(await codeOf(restore, { id, version: 1, current: version })).toBe('STALE_VERSION');
      const update = 'mutation($input: UpdateResumeInput!) { updateResume(input: $input) { ... on Resume { id } } }';
      expect(await codeOf(update, { input: { id, version, title: 'T' } })).toBe('STALE_VERSION');
    },
  );

  it('is NOT_FOUND or BAD_USER_INPUT over gRPC', async () => {
    const client = service.client('executor');
    const call = { deadlineMs: 5_000, retry: false };
    const [ownerId, most] = [person.userId, 4_294_967_295];
    await expect(client.getResume({ ownerId, resumeId: id, version: most, withContent: true }, call)).rejects.toMatchObject({ code: 'NOT_FOUND' }); // prettier-ignore
    const common = { ownerId, operationId: newId(), provenance: [] };
    await expect(
      client.saveTailoredResume(
        { ...common, parentId: id, parentVersion: most, title: 'T', content: Buffer.from('{"basics":{"name":"A"}}') },
        call,
      ),
    ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(
      client.saveCoverLetter({ ...common, resumeId: id, resumeVersion: most, body: 'B', postingTitle: '', company: '' }, call),
    ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const body = Buffer.from('[{"basics":{"name":"A"}}]');
    for (const over of [{ chunk: most }, { indexes: [most] }]) {
      const chunk = { ownerId, uploadId: newId(), chunk: 0, indexes: [0], body, zstd: false, ...over };
      await expect(client.importChunk(chunk, call)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    }
    await generate(service, person, id);
  });
});
