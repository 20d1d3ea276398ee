import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { useDatabase } from '#testing';
import { jobsTemplate } from './database.js';
import { startService, type Person, type Started } from './jobs-service.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
let service: Started;
let person: Person;

beforeAll(async () => {
  service = await startService({ databaseUrl: database.url, queueDatabaseUrl: queue.url });
  person = service.person();
  const input = { clientRequestId: newId(), type: 'probe', input: { items: 3 } };
  await person.ask('mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { __typename } }', { input });
});
afterAll(() => service.stop());

const LISTS = {
  jobs: 'query ($after: String) { jobs(first: 2, after: $after) { nodes { id } } }',
  items: 'query ($after: String) { jobs(first: 2) { nodes { items(first: 2, after: $after) { nodes { index } } } } }',
} as const;

const forged = (value: unknown): string => Buffer.from(JSON.stringify(value) ?? '').toString('base64url');
const codes = async (query: string, after: string): Promise<(string | undefined)[]> =>
  ((await person.ask(query, { after })).errors ?? []).map(({ extensions }) => extensions?.['code'] as string | undefined);

describe('forged cursors', () => {
  it.each([2_147_483_648, Number.MAX_SAFE_INTEGER, -1, 0.5, '1', null])(
    'an index that the column cannot hold is none: %s',
    async (index) => {
      const { errors } = await person.ask(LISTS.items, { after: forged([index]) });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: '/after', code: 'INVALID_CURSOR' }] });
    },
  );

  it('the last index there can be is one', async () => {
    expect(await codes(LISTS.items, forged([2_147_483_647]))).toEqual([]);
  });

  it('any JSON at all is a cursor or bad input, and never our error', async () => {
    const keys = fc.oneof(
      fc.jsonValue(),
      fc.tuple(fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double(), fc.string(), fc.uuid(), fc.date())),
      fc.tuple(fc.jsonValue()),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.values(LISTS)), keys, async (query, key) => {
        for (const code of await codes(query, forged(key))) expect(code).toBe('BAD_USER_INPUT');
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
