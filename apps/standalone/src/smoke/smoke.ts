import { randomBytes, randomUUID } from 'node:crypto';
import { sleep, VitaeError } from '#common';
import type { ApiClient } from './api.client.js';

export interface Job {
  readonly id: string;
  readonly status: string;
  readonly progress: { readonly total: number; readonly succeeded: number; readonly dead: number };
}

const RECORDS = 20;
const POSTINGS = 3;
const OPEN = new Set(['QUEUED', 'RUNNING', 'PAUSED', 'CANCELLING']);
export const JOB = '__typename ... on Job { id status progress { total succeeded dead } } ... on InvalidInput { issues { path message } }';
const WATCH = 'subscription ($id: ID!) { jobUpdated(id: $id) { id status progress { total succeeded dead } } }';

/** Invented people, one a line. */
const resumes = (): string =>
  Array.from({ length: RECORDS }, (_, i) =>
    JSON.stringify({
      basics: { name: `Robin Sample ${i + 1}`, email: `robin${i + 1}@example.com`, summary: 'Builds and runs services for online shops.' },
      work: [
        { name: 'Example Works', position: 'Backend Engineer', startDate: '2019-03', highlights: ['Moved 14 services to Kubernetes', 'Cut the response time of checkout by 40 % with PostgreSQL indexes'] },
      ],
      skills: [{ name: 'Backend', keywords: ['TypeScript', 'PostgreSQL', 'Kubernetes'] }],
    }),
  ).join('\n'); // prettier-ignore

const postings = Array.from({ length: POSTINGS }, (_, i) => ({
  title: `Backend Engineer ${i + 1}`,
  company: `Sample Company ${i + 1}`,
  text: 'We need TypeScript, PostgreSQL and Kubernetes. You will run services in production and mentor colleagues.',
}));

const wrong = (sentence: string): VitaeError => new VitaeError('INTERNAL_SERVER_ERROR', sentence);

function expectFinished(what: string, job: Job, items: number): void {
  const { total, succeeded, dead } = job.progress;
  if (job.status === 'SUCCEEDED' && total === items && succeeded === items) return;
  throw wrong(`${what} ended ${job.status} with ${succeeded} of ${total} items done and ${dead} dead; ${items} were expected`);
}

/**
 * One person's whole journey against a running product: registers, uploads a bulk file, imports it, generates documents, watches the
 * subscription to the end, reads every document and deletes all of it. `say` hears each step's result. Throws at the first thing that is
 * not as promised; what was made by then is deleted all the same.
 */
export async function smoke(api: ApiClient, say: (sentence: string) => void): Promise<void> {
  const person = await register(api);
  say('registered a person');
  try {
    const uploadId = await importFile(api, say);
    await generate(api, uploadId, say);
  } finally {
    await erase(api, person, say);
  }
}

export interface Person {
  readonly email: string;
  readonly password: string;
}

/** A person nobody knows, signed in. */
export async function register(api: ApiClient): Promise<Person> {
  await api.ready();
  const person = { email: `smoke-${randomUUID()}@example.com`, password: randomBytes(24).toString('base64url') };
  const session = await api.ask<{ accessToken?: string; __typename: string }>(
    'register',
    'mutation ($input: RegisterInput!) { register(input: $input) { __typename ... on AuthSession { accessToken } } }',
    { input: person },
  );
  if (!session.accessToken) throw wrong(`Registering answered ${session.__typename}`);
  api.token = session.accessToken;
  return person;
}

/** Another token for somebody who is there. */
export async function signIn(api: ApiClient, { email, password }: Person): Promise<void> {
  const query = 'mutation ($e: String!, $p: String!) { login(email: $e, password: $p) { ... on AuthSession { accessToken } } }';
  const session = await api.ask<{ accessToken?: string }>('login', query, { e: email, p: password });
  if (!session.accessToken) throw wrong('Signing in again was refused');
  api.token = session.accessToken;
}

export async function importFile(api: ApiClient, say: (sentence: string) => void): Promise<string> {
  const upload = await api.upload<{ uploadId: string; accepted: number; rejected: number }>(resumes());
  if (upload.accepted !== RECORDS) throw wrong(`${upload.accepted} of ${RECORDS} records were accepted`);
  say(`uploaded ${RECORDS} résumés in one file`);
  const job = await api.ask<Job>('importResumes', `mutation ($input: ImportResumesInput!) { importResumes(input: $input) { ${JOB} } }`, {
    input: { clientRequestId: randomUUID(), uploadId: upload.uploadId },
  });
  const { value } = await finished(api, job);
  expectFinished('The import', value, value.progress.total);
  const { totalCount } = await api.ask<{ totalCount: number }>('resumes', 'query ($u: ID) { resumes(first: 1, uploadId: $u) { totalCount } }', { u: upload.uploadId }); // prettier-ignore
  if (totalCount !== RECORDS) throw wrong(`${totalCount} résumés are there after the import, not ${RECORDS}`);
  say(`imported them: ${totalCount} stored`);
  return upload.uploadId;
}

async function generate(api: ApiClient, uploadId: string, say: (sentence: string) => void): Promise<void> {
  const { nodes } = await api.ask<{ nodes: { id: string }[] }>('resumes', 'query ($u: ID) { resumes(first: 1, uploadId: $u) { nodes { id } } }', { u: uploadId }); // prettier-ignore
  const kinds = ['RESUME', 'COVER_LETTER'];
  const input = { clientRequestId: randomUUID(), masterResumeId: nodes[0]?.id, kinds, postings };
  const job = await api.ask<Job>('generateDocuments', `mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { ${JOB} } }`, { input }); // prettier-ignore
  const { value, seen } = await finished(api, job);
  expectFinished('The generation', value, POSTINGS * kinds.length);
  say(`generated ${value.progress.succeeded} documents, watched live in ${seen} updates`);

  const { items } = await api.ask<{ items: { nodes: { result: { kind: string; id: string } }[] } }>(
    'job',
    'query ($id: ID!) { job(id: $id) { items(first: 50) { nodes { result { kind id } } } } }',
    { id: job.id },
  );
  for (const { result } of items.nodes) {
    const letter = result.kind === 'COVER_LETTER';
    const query = letter
      ? 'query ($id: ID!) { coverLetter(id: $id) { provenance { verdict } } }'
      : 'query ($id: ID!) { resume(id: $id) { provenance { verdict } } }';
    const { provenance } = await api.ask<{ provenance: { verdict: string }[] }>(letter ? 'coverLetter' : 'resume', query, { id: result.id });
    if (provenance.length === 0 || provenance.some((p) => p.verdict === 'UNSUPPORTED')) throw wrong(`A statement of a ${result.kind} is not traced`);
  } // prettier-ignore
  say(`read ${items.nodes.length} documents; every statement is traced`);
  const letter = items.nodes.find(({ result }) => result.kind === 'COVER_LETTER')?.result.id;
  const bytes = [await exported(api, 'exportResume', nodes[0]?.id), await exported(api, 'exportLetter', letter)];
  say(`exported a résumé and a letter as PDF, ${bytes.map((n) => `${Math.round(n / 1_000)} kB`).join(' and ')}`);
}

/** Makes a PDF and fetches it; answers its bytes. */
async function exported(api: ApiClient, name: 'exportResume' | 'exportLetter', id: string | undefined): Promise<number> {
  const type = name === 'exportResume' ? 'ExportResumeInput' : 'ExportLetterInput';
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Export { url bytes } } }`;
  const { __typename, url, bytes } = await api.ask<{ __typename: string; url?: string; bytes?: number }>(name, query, { input: { id } });
  if (url === undefined) throw wrong(`${name} answered ${__typename}`);
  const file = await api.download(url);
  if (file.length !== bytes || file.subarray(0, 5).toString() !== '%PDF-') throw wrong(`What ${name} made is no PDF of ${bytes} bytes`);
  return file.length;
}

export const finished = (api: ApiClient, job: Job): Promise<{ value: Job; seen: number }> =>
  api.watch<Job>('jobUpdated', WATCH, { id: job.id }, (j) => !OPEN.has(j.status));

/** Tokens of an erased person stop within five seconds; other services follow by event. */
export async function erase(api: ApiClient, { email, password }: Person, say: (sentence: string) => void): Promise<void> {
  const gone = await api.ask<{ __typename: string }>(
    'deleteAccount',
    'mutation ($password: String!) { deleteAccount(password: $password) { __typename } }',
    { password },
  );
  if (gone.__typename !== 'AccountDeleted') throw wrong(`Deleting the account answered ${gone.__typename}`);
  const { token } = api;
  api.token = undefined;
  const again = await api.ask<{ __typename: string }>('login', 'mutation ($e: String!, $p: String!) { login(email: $e, password: $p) { __typename } }', { e: email, p: password }); // prettier-ignore
  if (again.__typename === 'AuthSession') throw wrong('The deleted person can still sign in');
  api.token = token;
  for (let refused = false; !refused;) {
    refused = await api.ask('resumes', '{ resumes(first: 1) { totalCount } }').then(
      () => false,
      (error: unknown) => error instanceof VitaeError && error.code === 'UNAUTHENTICATED',
    );
    if (!refused) await sleep(500);
  }
  say('deleted the person and all of it; the token is refused');
}
