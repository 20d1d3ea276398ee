import { readFileSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import { ApiClient, FINISHED } from '../harness/client.js';
import { ComposeProject, crash, docker, killAndStart, root, startedTimes } from './compose-project.js';

const JOB = 'id status revision progress { total ready running succeeded dead cancelled }';
const WATCH = `subscription ($id: ID!) { jobUpdated(id: $id) { ${JOB} } }`;

/** One request may meet a container that is being killed; the client's own way is to ask again. */
const PATIENCE = { timeoutMs: 120_000, intervalMs: 250 };

interface Job {
  readonly id: string;
  readonly status: string;
  readonly progress: { readonly total: number; readonly succeeded: number; readonly dead: number };
}

const project = new ComposeProject();
let api: ApiClient;
let masterId: string;
let person: { email: string; password: string };

beforeAll(async () => {
  await project.build();
  await project.up('--no-build');
  api = new ApiClient(await project.gatewayUrl());
});

afterAll(async () => {
  await api?.close();
  if (!process.env['VITAE_KEEP']) await project.down();
});

const jobOf = (id: string): Promise<Job> =>
  api.ask<{ job: Job }>(`query ($id: ID!) { job(id: $id) { ${JOB} } }`, { id }).then((a) => a.job);

async function importFile(body: NonNullable<RequestInit['body']>): Promise<{ jobId: string; uploadId: string; usable: number }> {
  const response = await api.upload(body);
  expect(response.status).toBe(201);
  const upload = (await response.json()) as { uploadId: string; accepted: number; repaired: number };
  const { importResumes } = await api.ask<{ importResumes: Job }>(
    `mutation ($input: ImportResumesInput!) { importResumes(input: $input) { ... on Job { ${JOB} } } }`,
    { input: { clientRequestId: randomUUID(), uploadId: upload.uploadId } },
  );
  return { jobId: importResumes.id, uploadId: upload.uploadId, usable: upload.accepted + upload.repaired };
}

const posting = (i: number): object => ({
  title: `Engineer ${i}`,
  company: 'Example Works',
  text: `Posting ${i}. We need TypeScript, PostgreSQL and Kubernetes. You will run services in production and mentor colleagues.`,
});

async function generate(postings: number): Promise<Job> {
  const { generateDocuments } = await api.ask<{ generateDocuments: Job }>(
    `mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { ... on Job { ${JOB} } } }`,
    {
      input: {
        clientRequestId: randomUUID(),
        masterResumeId: masterId,
        kinds: ['RESUME', 'COVER_LETTER'],
        postings: Array.from({ length: postings }, (_, i) => posting(i)),
      },
    },
  );
  return generateDocuments;
}

async function counts(): Promise<{ tailored: number; letters: number }> {
  const { resumes, coverLetters } = await api.ask<{ resumes: { totalCount: number }; coverLetters: { totalCount: number } }>(
    '{ resumes(first: 1, kind: TAILORED) { totalCount } coverLetters(first: 1) { totalCount } }',
  );
  return { tailored: resumes.totalCount, letters: coverLetters.totalCount };
}

interface Item {
  readonly status: string;
  readonly attempt: number;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly result: { readonly id: string } | null;
}

/** The job's items over all pages. */
async function itemsOf(jobId: string): Promise<Item[]> {
  const found: Item[] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = await api.ask<{
      job: { items: { nodes: Item[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    }>(
      'query ($id: ID!, $after: String) { job(id: $id) { items(first: 100, after: $after) { nodes { status attempt error { code message } result { id } } pageInfo { hasNextPage endCursor } } } }',
      { id: jobId, after },
    );
    found.push(...page.job.items.nodes);
    ({ endCursor: after, hasNextPage: more } = page.job.items.pageInfo);
  }
  return found;
}

describe('docker compose up, from outside', () => {
  it('publishes the gateway on loopback and nothing else', async () => {
    const ports = await project.compose(['ps', '--format', '{{.Ports}}']);
    expect(ports.match(/[\d.:[\]]+:\d+->/g)).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+->$/)]);
  });

  it('runs the journey: register, upload, import, generate, watch, read', async () => {
    person = await api.register();
    const imported = await importFile(readFileSync(path.join(root, 'assets/resumes.json')));
    const seen = await api.watch<{ jobUpdated: Job }>(WATCH, { id: imported.jobId }, (v) => FINISHED.has(v.jobUpdated.status));
    expect(seen.at(-1)?.jobUpdated.status).toBe('SUCCEEDED');
    const { resumes } = await api.ask<{ resumes: { totalCount: number; nodes: { id: string }[] } }>(
      'query ($u: ID) { resumes(first: 1, uploadId: $u) { totalCount nodes { id } } }',
      { u: imported.uploadId },
    );
    expect(resumes.totalCount).toBe(imported.usable);
    masterId = resumes.nodes[0]?.id ?? '';

    const job = await generate(2);
    const live = await api.watch<{ jobUpdated: Job }>(WATCH, { id: job.id }, (v) => FINISHED.has(v.jobUpdated.status));
    expect(live.at(-1)?.jobUpdated).toMatchObject({ status: 'SUCCEEDED', progress: { total: 4, succeeded: 4, dead: 0 } });
    const { coverLetters } = await api.ask<{ coverLetters: { nodes: { body: string; provenance: { verdict: string }[] }[] } }>(
      '{ coverLetters(first: 2) { nodes { body provenance { verdict } } } }',
    );
    expect(coverLetters.nodes).toHaveLength(2);
    for (const letter of coverLetters.nodes) {
      expect(letter.body).toContain('Example Works');
      expect(letter.provenance.map((p) => p.verdict)).not.toContain('UNSUPPORTED');
    }
  });

  it('loses nothing and doubles nothing while executor, jobs, PostgreSQL and Pulsar are killed', async () => {
    const before = await counts();
    const records = 20_000;
    const people = Array.from({ length: records }, (_, i) => ({
      basics: { name: `Person ${i}`, email: `p${i}@example.com`, summary: 'Runs things.' },
    }));
    const imported = await importFile(JSON.stringify(people));
    expect(imported.usable).toBe(records);
    const jobs = [await generate(250), await generate(250), await generate(250)];
    const done = async (): Promise<number> =>
      (await Promise.all(jobs.map((j) => jobOf(j.id)))).reduce((sum, j) => sum + j.progress.succeeded, 0);
    const total = jobs.reduce((sum, j) => sum + j.progress.total, 0);
    expect(total).toBe(1_500);

    const kills: readonly (() => Promise<void>)[] = [
      () => crash(project, 'executor'),
      () => crash(project, 'jobs'),
      () => killAndStart(project, 'postgres'),
      () => killAndStart(project, 'pulsar'),
    ];
    for (const kill of kills) {
      const reached = await eventually(done, PATIENCE);
      await eventually(async () => expect(await done()).toBeGreaterThan(reached), PATIENCE);
      expect(await done(), 'work is under way when the container dies').toBeLessThan(total);
      await kill();
    }
    const restarted = async (service: string): Promise<number> => startedTimes(await project.container(service));
    for (const service of ['executor', 'jobs']) await eventually(async () => expect(await restarted(service)).toBe(1), PATIENCE);
    for (const id of [imported.jobId, ...jobs.map((j) => j.id)]) {
      await eventually(async () => expect([...FINISHED]).toContain((await jobOf(id)).status), { timeoutMs: 400_000, intervalMs: 500 });
    }

    const items = (await Promise.all(jobs.map((j) => itemsOf(j.id)))).flat();
    expect(items.filter((i) => i.status !== 'SUCCEEDED')).toEqual([]);
    for (const job of jobs)
      expect(await jobOf(job.id)).toMatchObject({ status: 'SUCCEEDED', progress: { total: 500, succeeded: 500, dead: 0 } });
    const made = items.map((i) => i.result?.id);
    expect(new Set(made).size).toBe(total);
    expect(await counts()).toEqual({ tailored: before.tailored + 750, letters: before.letters + 750 });
    const { resumes } = await api.ask<{ resumes: { totalCount: number } }>(
      'query ($u: ID) { resumes(first: 1, uploadId: $u) { totalCount } }',
      {
        u: imported.uploadId,
      },
    );
    expect(resumes.totalCount).toBe(records);
  });

  it('shares the work among three executors', async () => {
    await project.up('--no-build', '--no-recreate', '--scale', 'executor=3');
    const executors = await project.containers('executor');
    expect(executors).toHaveLength(3);
    const job = await generate(250);
    await eventually(async () => expect((await jobOf(job.id)).status).toBe('SUCCEEDED'), { timeoutMs: 240_000, intervalMs: 250 });
    const shares = await Promise.all(
      executors.map(async (id) => {
        const metrics = await project.node(id, `fetch('http://127.0.0.1:3005/metrics').then((r) => r.text()).then(console.log)`);
        return Number(/^vitae_executor_items_total\{[^}]*generate-documents[^}]*\} (\d+)/m.exec(metrics)?.[1] ?? 0);
      }),
    );
    for (const share of shares) expect(share, `shares: ${shares.join(', ')}`).toBeGreaterThan(10);
  });

  it('ends in order on docker compose stop: the executor gives its work back and exits 0', async () => {
    await project.compose(['stop', 'executor']);
    const codes = await Promise.all(
      (await project.containers('executor')).map((id) => docker(['inspect', '--format', '{{.State.ExitCode}}', id])),
    );
    expect(codes).toEqual(['0', '0', '0']);
  });

  it('keeps keys, people and documents over down and up, and finds the same database', async () => {
    const before = await counts();
    await project.compose(['down']);
    await project.up('--no-build');
    await api.close();
    const again = new ApiClient(await project.gatewayUrl());
    again.accessToken = api.accessToken;
    api = again;
    expect(await counts()).toEqual(before);
    const { login } = await api.ask<{ login: { __typename: string } }>(
      'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { __typename } }',
      { email: person.email, password: person.password },
    );
    expect(login.__typename).toBe('AuthSession');
  });
});
