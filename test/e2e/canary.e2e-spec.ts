import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient, FINISHED } from '../harness/client.js';
import { Stack } from '../harness/stack.js';

/** A person whose every fact is a word that nobody else would write. */
const CANARY = {
  email: 'zebulonia.quarringtonix@example.com',
  password: 'Wyrmwhistle-canary-phrase-42',
  firstName: 'Zebulonia',
  lastName: 'Quarringtonix',
  phone: '+00 555 7319042',
  employer: 'Fizzlethorpe Apparatus',
  statement: 'Calibrated brindlesnark turbines for 17 districts',
  posting: 'Grumblewick Foundry seeks a snorfblat engineer. TypeScript and PostgreSQL required; you will run services in production.',
} as const;

const WORDS = ['zebulonia', 'quarringtonix', 'wyrmwhistle', '7319042', 'fizzlethorpe', 'brindlesnark', 'grumblewick', 'snorfblat'];

const RESUME = {
  basics: { name: `${CANARY.firstName} ${CANARY.lastName}`, label: 'Software Engineer', email: CANARY.email, phone: CANARY.phone, summary: CANARY.statement },
  work: [{ name: CANARY.employer, position: 'Software Engineer', startDate: '2019-01', highlights: [CANARY.statement, 'Built services in TypeScript with PostgreSQL'] }],
  skills: [{ name: 'Software', keywords: ['TypeScript', 'PostgreSQL', 'brindlesnark'] }],
}; // prettier-ignore

const JOB = '... on Job { id status }';

describe('what a person writes', () => {
  let stack: Stack;
  let api: ApiClient;
  beforeAll(async () => {
    stack = await Stack.start({ env: { LOG_LEVEL: 'debug' } });
    api = new ApiClient(stack.gatewayUrl);
  }, 120_000);
  afterAll(async () => {
    await api?.close();
    await stack?.stop();
  });

  it('stands in no log of any process and in no metric', { timeout: 120_000 }, async () => {
    await signUpAndFail();
    const masterId = await store();
    await uploadAndImport();
    await generate(masterId);
    await mistakes();

    const metrics = await Promise.all(
      stack.started.map(async (p) => `${p.label}: ${await (await fetch(new URL('/metrics', p.spec.readyUrl))).text()}`),
    );
    await Promise.all(stack.started.map((p) => p.stop()));
    const postgres = readFileSync(path.join(stack.folder, 'logs/postgres.log'), 'utf8');
    const written = { logs: stack.logs(), metrics: metrics.join('\n'), postgres };
    // The search would find something if it were there: the logs are full.
    for (const label of ['auth', 'jobs', 'resume', 'ai', 'executor', 'gateway']) expect(written.logs).toContain(`"service":"${label}"`);
    expect(written.metrics.match(/^# HELP/gm)?.length).toBeGreaterThan(100);

    const found = Object.entries(written).flatMap(([where, text]) =>
      text.split('\n').flatMap((line) => WORDS.filter((word) => line.toLowerCase().includes(word)).map((word) => `${where}: ${word}: ${line.slice(0, 300)}`)),
    ); // prettier-ignore
    expect(found).toEqual([]);
  });

  async function signUpAndFail(): Promise<void> {
    const register = 'mutation ($input: RegisterInput!) { register(input: $input) { __typename ... on AuthSession { accessToken } } }';
    const input = { email: CANARY.email, password: CANARY.password, firstName: CANARY.firstName, lastName: CANARY.lastName };
    const { register: session } = await api.ask<{ register: { __typename: string; accessToken: string } }>(register, { input });
    expect(session.__typename).toBe('AuthSession');
    api.accessToken = session.accessToken;
    const again = await api.ask<{ register: { __typename: string } }>(register, { input });
    expect(again.register.__typename).toBe('EmailTaken');
    const login = 'mutation ($e: String!, $p: String!) { login(email: $e, password: $p) { __typename } }';
    const wrong = await api.ask<{ login: { __typename: string } }>(login, { e: CANARY.email, p: `${CANARY.password}!` });
    expect(wrong.login.__typename).toBe('InvalidCredentials');
  }

  async function store(): Promise<string> {
    const create =
      'mutation ($input: CreateResumeInput!) { createResume(input: $input) { __typename ... on Resume { id } ... on InvalidResume { issues { path } } } }';
    const ask = (content: unknown, clientRequestId: string = randomUUID()) =>
      api.ask<{ createResume: { __typename: string; id: string } }>(create, {
        input: { clientRequestId, title: CANARY.lastName, content },
      });
    const { createResume } = await ask(RESUME);
    expect(createResume.__typename).toBe('Resume');
    const refused = await ask({ ...RESUME, work: [{ name: CANARY.employer, startDate: CANARY.lastName }] });
    expect(refused.createResume.__typename).toBe('InvalidResume');
    return createResume.id;
  }

  async function uploadAndImport(): Promise<void> {
    const records = [RESUME, { ...RESUME, work: [{ company: CANARY.employer, position: `${CANARY.statement}\0` }] }];
    const response = await api.upload(JSON.stringify(records));
    expect(response.status).toBe(201);
    const { uploadId, rejected } = (await response.json()) as { uploadId: string; rejected: number };
    expect(rejected).toBe(1);
    const broken = await api.upload(`[${JSON.stringify(RESUME)}, {"basics": {"name": "${CANARY.lastName}`);
    expect(broken.status).toBeGreaterThanOrEqual(400);
    const { importResumes } = await api.ask<{ importResumes: { id: string } }>(
      `mutation ($input: ImportResumesInput!) { importResumes(input: $input) { ${JOB} } }`,
      { input: { clientRequestId: randomUUID(), uploadId } },
    );
    expect(await ended(importResumes.id)).toBe('SUCCEEDED');
  }

  async function generate(masterResumeId: string): Promise<void> {
    const postings = [{ text: CANARY.posting, title: 'Snorfblat engineer', company: 'Grumblewick Foundry' }];
    const { generateDocuments } = await api.ask<{ generateDocuments: { id: string } }>(
      `mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { ${JOB} } }`,
      { input: { clientRequestId: randomUUID(), masterResumeId, postings, kinds: ['RESUME', 'COVER_LETTER'] } },
    );
    expect(await ended(generateDocuments.id)).toBe('SUCCEEDED');
  }

  /** A person's words where they do not belong: in documents that cannot be read, in variables of the wrong type, in paths. */
  async function mistakes(): Promise<void> {
    const wrong = [
      api.raw(`{ me { ${CANARY.lastName} } }`),
      api.raw(`{ me { email "${CANARY.statement}" `),
      api.raw('query ($id: ID!) { job(id: $id) { id } }', { id: CANARY.email }),
      api.raw('query ($first: Int!) { jobs(first: $first) { totalCount } }', { first: CANARY.phone }),
      api.raw('mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { __typename ... on InvalidInput { issues { path } } } }', { input: { clientRequestId: CANARY.lastName, type: CANARY.employer, input: { n: CANARY.phone } } }), // prettier-ignore
    ];
    for (const answer of await Promise.all(wrong)) expect(answer.errors ?? JSON.stringify(answer.data)).toBeTruthy();
    for (const url of [`/uploads/${CANARY.lastName}/report`, `/share/${CANARY.email}`, `/graphql?query={${CANARY.lastName}}`])
      await fetch(`${stack.gatewayUrl}${url}`, { headers: { authorization: `Bearer ${CANARY.password}`, 'user-agent': CANARY.employer } });
  }

  async function ended(id: string): Promise<string | undefined> {
    const query = 'subscription ($id: ID!) { jobUpdated(id: $id) { status } }';
    const seen = await api.watch<{ jobUpdated: { status: string } }>(query, { id }, (v) => FINISHED.has(v.jobUpdated.status));
    return seen.at(-1)?.jobUpdated.status;
  }
});
