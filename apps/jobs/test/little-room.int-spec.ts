import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { askGraphql, eventually, useDatabase, type Answer } from '#testing';
import { jobsTemplate } from './database.js';
import { startService, type Person, type Started } from './jobs-service.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
/** One replica with room, as it was, and one that sees any disk as full: no disk has more than all of its room. */
let roomy: Started;
let full: Started;
let person: Person;
let same: Pick<Person, 'token' | 'ask'>;

beforeAll(async () => {
  const urls = { databaseUrl: database.url, queueDatabaseUrl: queue.url };
  roomy = await startService(urls);
  full = await startService({ ...urls, like: roomy, env: { STORAGE_PATH: tmpdir(), STORAGE_LOW: '1000Ti', STORAGE_LOW_PERCENT: '100' } });
  person = roomy.person();
  same = at(full, person);
  await eventually(async () => {
    if ((await health(full)).status !== 'degraded') throw new Error('It has not looked yet');
  });
});
afterAll(async () => {
  await full.stop();
  await roomy.stop();
});

const health = async ({ url }: Started) =>
  (await (await fetch(`${url}/health/ready`)).json()) as { status: string; checks: Record<string, string> };
/** The same person, asking that replica. */
const at = ({ url }: Started, { token }: Person): Pick<Person, 'token' | 'ask'> => ({
  token,
  ask: (query, variables): Promise<Answer> => askGraphql(url, query, variables, { authorization: `Bearer ${token}` }),
});
const RUN = 'mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } } }';
const input = { clientRequestId: newId(), type: 'fibonacci', input: { n: 3 } };

describe('I167 with little room on the disk of the database', () => {
  it('new work is refused with a code and a time, and nothing is kept of it', async () => {
    const documents = { clientRequestId: newId(), masterResumeId: newId(), postings: [{ text: 'We need SQL.' }], kinds: ['RESUME'] };
    const answers = [
      await same.ask(RUN, { input }),
      await same.ask('mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { __typename } }', {
        input: documents,
      }),
      await same.ask('mutation ($input: ImportResumesInput!) { importResumes(input: $input) { __typename } }', {
        input: { clientRequestId: newId(), uploadId: newId() },
      }),
    ];
    for (const { errors } of answers) expect(errors?.[0]).toMatchObject({ extensions: { code: 'STORAGE_FULL', retryAfterSeconds: 60 } });
    const upload = await fetch(`${full.url}/uploads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${same.token}` },
      body: '[{"basics":{"name":"A"}}]',
    });
    expect(upload.status).toBe(507);
    expect(upload.headers.get('retry-after')).toBe('60');
    expect(await upload.json()).toMatchObject({ code: 'STORAGE_FULL', status: 507 });
    expect((await same.ask('{ jobs(first: 1) { totalCount } }')).data).toEqual({ jobs: { totalCount: 0 } });
  });

  it('who is not signed in is told that, and not how full the disk is', async () => {
    const response = await fetch(`${full.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: RUN, variables: { input } }),
    });
    expect(await response.text()).not.toContain('STORAGE_FULL');
  });

  it('the service is ready, degraded, and says why; the metrics say so too', async () => {
    const { status, checks } = await health(full);
    expect(status).toBe('degraded');
    expect(checks['storage']).toMatch(/^STORAGE_FULL|Little room on the disk/);
    const metrics = await (await fetch(`${full.url}/metrics`)).text();
    expect(metrics).toMatch(/^vitae_storage_low(\{.*\})? 1$/m);
    expect(metrics).toMatch(/^vitae_storage_free_bytes(\{.*\})? [1-9]/m);
    expect((await health(roomy)).checks['storage']).toBeUndefined();
  });

  it('what is there is read, cancelled and deleted', async () => {
    const { data } = await person.ask(RUN, { input });
    const { id } = (data as unknown as { executeJob: { id: string } }).executeJob;
    expect((await same.ask('query ($id: ID!) { job(id: $id) { id } }', { id })).data).toEqual({ job: { id } });
    for (const verb of ['cancelJob(id: $id) { id }', 'deleteJob(id: $id)'])
      await eventually(async () => expect((await same.ask(`mutation ($id: ID!) { ${verb} }`, { id })).errors).toBeUndefined());
    expect((await same.ask('{ jobs(first: 1) { totalCount } }')).data).toEqual({ jobs: { totalCount: 0 } });
  });
});
