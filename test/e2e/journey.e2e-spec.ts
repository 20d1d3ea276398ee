import { readFileSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient, FINISHED } from '../harness/client.js';
import { Stack } from '../harness/stack.js';

const assets = path.resolve(import.meta.dirname, '../../assets');
const JOB = 'id type status revision progress { total ready running succeeded dead cancelled } error { code message }';
const WATCH = `subscription ($id: ID!) { jobUpdated(id: $id) { ${JOB} } }`;

interface Job {
  id: string;
  status: string;
  revision: number;
  progress: { total: number; succeeded: number; dead: number };
}

let stack: Stack;
let api: ApiClient;

beforeAll(async () => {
  stack = await Stack.start();
  api = new ApiClient(stack.gatewayUrl);
}, 120_000);

afterAll(async () => {
  await api?.close();
  await stack?.stop();
});

const finished = (v: { jobUpdated: Job }): boolean => FINISHED.has(v.jobUpdated.status);

describe('the whole road, as a client meets it', () => {
  let masterId: string;

  it('registers a person', async () => {
    const { email } = await api.register();
    const { me } = await api.ask<{ me: { email: string; role: string } }>('{ me { email role } }');
    expect(me).toEqual({ email, role: 'USER' });
  });

  it('runs the smoke job and shows its result', async () => {
    const { executeJob } = await api.ask<{ executeJob: Job & { __typename: string } }>(
      `mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { __typename ... on Job { ${JOB} } } }`,
      { input: { clientRequestId: randomUUID(), type: 'fibonacci', input: { n: 90 } } },
    );
    expect(executeJob.__typename).toBe('Job');
    const seen = await api.watch<{ jobUpdated: Job }>(WATCH, { id: executeJob.id }, finished);
    expect(seen.at(-1)?.jobUpdated.status).toBe('SUCCEEDED');
    const { job } = await api.ask<{ job: { items: { nodes: { result: { kind: string; detail: unknown } }[] } } }>(
      'query ($id: ID!) { job(id: $id) { items(first: 1) { nodes { result { kind detail } } } } }',
      { id: executeJob.id },
    );
    expect(JSON.stringify(job.items.nodes[0]?.result)).toContain('2880067194370816120');
  });

  it('uploads the example file, imports it, and every accepted record is a résumé', async () => {
    const response = await api.upload(readFileSync(path.join(assets, 'resumes.json')));
    expect(response.status).toBe(201);
    const upload = (await response.json()) as { uploadId: string; records: number; accepted: number; repaired: number; rejected: number };
    expect(upload.accepted + upload.repaired + upload.rejected).toBe(upload.records);
    expect(upload.repaired).toBeGreaterThan(0);
    expect(upload.rejected).toBeGreaterThan(0);
    const { importResumes } = await api.ask<{ importResumes: Job & { __typename: string } }>(
      `mutation ($input: ImportResumesInput!) { importResumes(input: $input) { __typename ... on Job { ${JOB} } } }`,
      { input: { clientRequestId: randomUUID(), uploadId: upload.uploadId } },
    );
    expect(importResumes.__typename).toBe('Job');
    const seen = await api.watch<{ jobUpdated: Job }>(WATCH, { id: importResumes.id }, finished);
    expect(seen.at(-1)?.jobUpdated.status).toBe('SUCCEEDED');
    const { resumes } = await api.ask<{
      resumes: { totalCount: number; nodes: { id: string; kind: string; importedFrom: { index: number } }[] };
    }>('query ($u: ID) { resumes(first: 100, uploadId: $u) { totalCount nodes { id kind importedFrom { index } } } }', {
      u: upload.uploadId,
    });
    expect(resumes.totalCount).toBe(upload.accepted + upload.repaired);
    expect(new Set(resumes.nodes.map((n) => n.kind))).toEqual(new Set(['IMPORTED']));
    masterId = resumes.nodes.toSorted((a, b) => a.importedFrom.index - b.importedFrom.index)[0]?.id ?? '';
  });

  it('generates a résumé and a letter for two postings, watched live, with rising revisions', async () => {
    const postings = ['Backend engineer. We need TypeScript, PostgreSQL and Kubernetes. You will run services in production and mentor colleagues. Five years of experience with distributed systems required.', 'Data engineer. Must have SQL, Python and experience with data pipelines. You will build reports with analysts. Nice to have: Kafka, Airflow.'].map((text, i) => ({ text, title: `Posting ${i + 1}`, company: 'Example Works' })); // prettier-ignore
    const { generateDocuments } = await api.ask<{ generateDocuments: Job & { __typename: string } }>(
      `mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { __typename ... on Job { ${JOB} } ... on InvalidInput { issues { path code message } } } }`,
      { input: { clientRequestId: randomUUID(), masterResumeId: masterId, postings, kinds: ['RESUME', 'COVER_LETTER'] } },
    );
    expect(generateDocuments).toMatchObject({ __typename: 'Job', progress: { total: 4 } });
    const seen = await api.watch<{ jobUpdated: Job }>(WATCH, { id: generateDocuments.id }, finished);
    expect(seen.at(-1)?.jobUpdated).toMatchObject({ status: 'SUCCEEDED', progress: { total: 4, succeeded: 4, dead: 0 } });
    const revisions = seen.map((s) => s.jobUpdated.revision);
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
    expect(new Set(revisions).size).toBe(revisions.length);

    const { job } = await api.ask<{ job: { items: { nodes: { result: { kind: string; id: string } }[] } } }>(
      'query ($id: ID!) { job(id: $id) { items(first: 10) { nodes { result { kind id } } } } }',
      { id: generateDocuments.id },
    );
    const results = job.items.nodes.map((n) => n.result);
    expect(results.map((r) => r.kind).toSorted()).toEqual(['COVER_LETTER', 'COVER_LETTER', 'RESUME', 'RESUME']);
    for (const { kind, id } of results) {
      if (kind === 'RESUME') {
        const { resume } = await api.ask<{ resume: { kind: string; parent: string; content: object; provenance: { verdict: string }[] } }>(
          'query ($id: ID!) { resume(id: $id) { kind parent content provenance { pointer sources verdict detail } } }',
          { id },
        );
        expect(resume).toMatchObject({ kind: 'TAILORED', parent: masterId });
        expect(resume.provenance.length).toBeGreaterThan(0);
        expect(resume.provenance.map((p) => p.verdict)).not.toContain('UNSUPPORTED');
      } else {
        const { coverLetter } = await api.ask<{ coverLetter: { body: string; company: string; provenance: { verdict: string }[] } }>(
          'query ($id: ID!) { coverLetter(id: $id) { body company provenance { pointer sources verdict detail } } }',
          { id },
        );
        expect(coverLetter.body).toContain('Example Works');
        expect(coverLetter.provenance.map((p) => p.verdict)).not.toContain('UNSUPPORTED');
      }
    }
  });

  it('answers a repeated clientRequestId with the first job', async () => {
    const input = { clientRequestId: randomUUID(), type: 'fibonacci', input: { n: 3 } };
    const ask = () =>
      api.ask<{ executeJob: { id: string } }>('mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } } }', {
        input,
      });
    const [a, b] = [await ask(), await ask()];
    expect(a.executeJob.id).toBe(b.executeJob.id);
  });

  it("answers somebody else's objects like missing ones", async () => {
    const other = new ApiClient(stack.gatewayUrl);
    await other.register();
    const theirs = await other.raw<{ resume: null }>('query ($id: ID!) { resume(id: $id) { id } }', { id: masterId });
    const missing = await other.raw<{ resume: null }>('query ($id: ID!) { resume(id: $id) { id } }', {
      id: '0192f0c1-2b3a-7000-8000-000000000000',
    });
    expect(theirs.data).toEqual({ resume: null });
    expect(theirs.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect(theirs).toEqual(missing);
  });
});
