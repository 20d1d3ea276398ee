import { readFileSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawTrace, eventually, OtlpReceiver, type ReceivedSpan } from '#testing';
import { ApiClient, FINISHED } from '../harness/client.js';
import { Stack } from '../harness/stack.js';

const assets = path.resolve(import.meta.dirname, '../../assets');
const POSTING = 'We need TypeScript, PostgreSQL and Kubernetes. You will run services in production and mentor colleagues.';
const WATCH = 'subscription ($id: ID!) { jobUpdated(id: $id) { id status } }';

interface Watched {
  jobUpdated: { id: string; status: string };
}

let collector: OtlpReceiver;
let stack: Stack;
let api: ApiClient;
let email: string;
let password: string;
let masterId: string;

beforeAll(async () => {
  collector = await OtlpReceiver.start();
  stack = await Stack.start({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }, hosts: true });
  api = new ApiClient(stack.gatewayUrl);
  ({ email, password } = await api.register());
}, 120_000);

afterAll(async () => {
  await api?.close();
  await stack?.stop();
  await collector?.close();
});

/** Spans are sent every two seconds, by each service for itself. */
const ARRIVED = { timeoutMs: 15_000, intervalMs: 200 };

/** Runs the job of a mutation to its end and answers with its trace, as soon as that has all that `whole` asks of it. */
async function traceOf(mutation: string, input: object, whole: (spans: readonly ReceivedSpan[]) => void): Promise<ReceivedSpan[]> {
  const field = /\{ (\w+)\(/.exec(mutation)?.[1] ?? '';
  const answer = await api.ask<Record<string, { id: string }>>(mutation, { input });
  const id = answer[field]?.id ?? '';
  const seen = await api.watch<Watched>(WATCH, { id }, (v) => FINISHED.has(v.jobUpdated.status));
  expect(seen.at(-1)?.jobUpdated.status).toBe('SUCCEEDED');
  return eventually(() => {
    const submit = collector.spans.find((s) => s.attributes['vitae.job.id'] === id && s.name.startsWith('submit '));
    const spans = collector.spans.filter((s) => s.traceId === submit?.traceId);
    expectTree(spans);
    whole(spans);
    return spans;
  }, ARRIVED);
}

/** One root, and every other span hangs on one that is there. */
function expectTree(spans: readonly ReceivedSpan[]): void {
  const known = new Set(spans.map((s) => s.spanId));
  expect(known.size).toBe(spans.length);
  const roots = spans.filter((s) => s.parentId === '');
  const orphans = spans.filter((s) => s.parentId !== '' && !known.has(s.parentId));
  expect({ roots: roots.map((s) => s.name), orphans: orphans.map((s) => s.name) }, drawTrace(spans)).toEqual({
    roots: ['POST /graphql'],
    orphans: [],
  });
  expect(roots[0]).toMatchObject({ service: 'gateway', kind: 'server' });
}

/** Of these names, in this order, is the way from the root to such a span; others may stand between. */
function expectRoad(spans: readonly ReceivedSpan[], service: string, name: string, way: readonly string[]): void {
  const last = spans.find((s) => s.service === service && s.name === name);
  const names: string[] = [];
  for (let at = last; at; at = spans.find((s) => s.spanId === at?.parentId)) names.unshift(at.name);
  expect(
    names.filter((n) => way.includes(n)).filter((n, i, all) => all[i - 1] !== n),
    drawTrace(spans),
  ).toEqual(way);
}

const named = (service: string): string[] => collector.spans.filter((s) => s.service === service).map((s) => s.name);

/** One of each, or the test says which is missing, with the trace. */
function expectNames(spans: readonly ReceivedSpan[], names: readonly string[]): void {
  const there = new Set(spans.map((s) => `${s.service} ${s.kind} ${s.name}`));
  expect(
    names.filter((name) => !there.has(name)),
    drawTrace(spans),
  ).toEqual([]);
}

const CALLED = (service: string, method: string, caller: string, callee: string): string[] => [
  `${caller} client vitae.${service}/${method}`,
  `${callee} server vitae.${service}/${method}`,
];
const REQUEST = ['gateway server POST /graphql', 'gateway client POST /graphql', 'jobs server POST /graphql'];

describe('the spans of a job', () => {
  it('of an import, whose one chunk goes with a claim that waited, are one tree, from the request to the rows', async () => {
    const response = await api.upload(readFileSync(path.join(assets, 'resumes.json')));
    const { uploadId } = (await response.json()) as { uploadId: string };
    const mutation = 'mutation ($input: ImportResumesInput!) { importResumes(input: $input) { __typename ... on Job { id } } }';
    await traceOf(mutation, { clientRequestId: randomUUID(), uploadId }, (spans) => {
      expectNames(spans, [
        ...REQUEST,
        'jobs internal mutation importResumes',
        'jobs internal submit import-resumes',
        'jobs client WITH job-insert',
        'executor internal claim import-resumes',
        'executor internal handle import-resumes',
        ...CALLED('resume.v1.ResumeService', 'ImportStagedChunk', 'executor', 'resume'),
        ...CALLED('jobs.v1.StagedChunkService', 'ReadStagedChunk', 'resume', 'jobs'),
        'resume client COMMIT',
        'executor internal acknowledge',
        ...CALLED('jobs.v1.JobExecutionService', 'Acknowledge', 'executor', 'jobs'),
      ]);
      expectRoad(spans, 'jobs', 'vitae.jobs.v1.StagedChunkService/ReadStagedChunk', [
        'submit import-resumes',
        'claim import-resumes',
        'handle import-resumes',
        'vitae.resume.v1.ResumeService/ImportStagedChunk',
      ]);
    });
    const { resumes } = await api.ask<{ resumes: { nodes: { id: string }[] } }>('{ resumes(first: 1) { nodes { id } } }');
    masterId = resumes.nodes[0]?.id ?? '';
    expect(masterId).not.toBe('');
  });

  it('of a generation are one tree, with the hint and the model that was asked', async () => {
    const mutation = 'mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { __typename ... on Job { id } } }';
    // More than a claim that waits takes with it: the others go by the hint.
    const postings = Array.from({ length: 20 }, (_, n) => ({ title: `Backend Engineer ${n}`, company: 'Example Works', text: POSTING }));
    const input = { clientRequestId: randomUUID(), masterResumeId: masterId, kinds: ['RESUME', 'COVER_LETTER'], postings };
    const spans = await traceOf(mutation, input, (spans) => {
      expectNames(spans, [
        ...REQUEST,
        'jobs internal mutation generateDocuments',
        'jobs internal submit generate-documents',
        'jobs client WITH job-insert-parts',
        'jobs producer send jobs/generate-documents',
        'executor consumer process jobs/generate-documents',
        'executor internal claim generate-documents',
        'executor internal handle generate-documents',
        ...CALLED('resume.v1.ResumeService', 'GetResume', 'executor', 'resume'),
        ...CALLED('ai.v1.AiService', 'GenerateDocument', 'executor', 'ai'),
        'ai client generate_content local',
        ...CALLED('resume.v1.ResumeService', 'SaveTailoredResume', 'executor', 'resume'),
        ...CALLED('resume.v1.ResumeService', 'SaveCoverLetter', 'executor', 'resume'),
        'executor internal acknowledge',
      ]);
      expect(spans.filter((s) => s.name === 'handle generate-documents').length).toBe(40);
      expect(spans.filter((s) => s.name === 'acknowledge').length).toBe(40);
      expectRoad(spans, 'ai', 'generate_content local', [
        'mutation generateDocuments',
        'submit generate-documents',
        'claim generate-documents',
        'handle generate-documents',
        'vitae.ai.v1.AiService/GenerateDocument',
      ]);
    });
    expect(spans.find((s) => s.name === 'generate_content local')?.attributes).toMatchObject({
      'gen_ai.operation.name': 'generate_content',
      'gen_ai.request.model': 'local',
    });
    expect(spans.filter((s) => s.failed)).toEqual([]);
  });

  it("are each service's own, also of those that share a process", () => {
    const processes = new Map(collector.spans.map((s) => [s.service, s.resource['process.pid']]));
    expect([...processes.keys()].toSorted()).toEqual(['ai', 'auth', 'executor', 'gateway', 'jobs', 'resume']);
    expect(new Set([processes.get('auth'), processes.get('jobs'), processes.get('resume')]).size).toBe(1);
    expect(named('auth')).toEqual(expect.arrayContaining(['mutation register', 'vitae.auth.v1.AuthService/Authenticate']));
    expect(named('auth').filter((name) => /submit|ReadStagedChunk|ImportStagedChunk/.test(name))).toEqual([]);
  });

  it("begin with requests and with nothing else: polls, heartbeats and probes are nobody's", () => {
    const roots = collector.spans.filter((s) => s.parentId === '');
    expect(new Set(roots.map((s) => s.service))).toEqual(new Set(['gateway']));
    expect(collector.spans.filter((s) => /health|metrics|Heartbeat/.test(s.name))).toEqual([]);
  });

  it('tell nothing of the person: no address, no password, no token, no line of a résumé or posting, no value of a statement', () => {
    const sent = Buffer.concat(collector.bodies).toString('latin1');
    const résumé = readFileSync(path.join(assets, 'resumes.json'), 'utf8');
    const words = [...new Set(résumé.match(/[\w.+-]+@[\w.-]+|[A-Z][a-z]+ [A-Z][a-z]+/g))];
    expect(words.length).toBeGreaterThan(20);
    const secret = [email, password, api.accessToken ?? '-', 'eyJ', POSTING.slice(0, 30), 'Example Works', 'Bearer', ...words];
    expect(secret.filter((text) => sent.includes(text))).toEqual([]);
  });
});
