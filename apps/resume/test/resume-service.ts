import { status, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import { createLogger, newId, type UserId } from '#common';
import { authV1, resumeV1, stagedChunksV1 } from '#contracts';
import { createGrpcClient, type GrpcClient } from '#grpc';
import { freePort } from '#embedded-postgres';
import { askGraphql, callersOf, postGraphql, startNeighbours, TestAuth, type Answer } from '#testing';
import { startService as start } from '#service';
import { service } from '../src/service.js';

export type { Answer };

/** Somebody signed in: asks GraphQL with a real token behind a session that Auth says is active. */
export interface Person {
  readonly userId: UserId;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** A body as it is given. */
  post(body: string): Promise<Answer>;
}

export type ResumeClient = GrpcClient<resumeV1.ResumeServiceService>;

export interface Started {
  readonly url: string;
  readonly lines: string[];
  /** What Jobs has staged, by the item whose claim reads it. */
  readonly staged: Map<string, Staged>;
  person(): Person;
  client(service: 'executor' | 'jobs' | 'ai'): ResumeClient;
  anonymous(query: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** A chunk as Jobs hands it out, and the claim it hands it out for. */
export interface Staged extends stagedChunksV1.ReadStagedChunkResponse {
  readonly ownerId: string;
  readonly fence: string;
  /** Readers wait until it resolves. */
  readonly gate?: Promise<void>;
  /** Told of each reader that came, and of each that went before it had its answer. */
  readonly told?: (what: 'came' | 'went') => void;
}

const KEYS = { executor: 'e'.repeat(40), jobs: 'j'.repeat(40), ai: 'a'.repeat(40) } as const;

type ReadStagedChunk = (
  call: ServerUnaryCall<stagedChunksV1.ReadStagedChunkRequest, stagedChunksV1.ReadStagedChunkResponse>,
  done: sendUnaryData<stagedChunksV1.ReadStagedChunkResponse>,
) => Promise<void>;

/** Jobs' staging with a table instead of a database. */
const reader =
  (staged: ReadonlyMap<string, Staged>): ReadStagedChunk =>
  async (call, done) => {
    const { request } = call;
    const chunk = staged.get(request.itemId);
    call.on('cancelled', () => chunk?.told?.('went'));
    chunk?.told?.('came');
    await chunk?.gate;
    if (!chunk) done({ code: status.NOT_FOUND, details: 'Not found' });
    else if (chunk.ownerId !== request.ownerId || chunk.fence !== request.fence) done({ code: status.ABORTED, details: 'Not held' });
    else done(null, chunk);
  };

/** The real service on free ports against a real database; only Auth and Jobs are a small server of the test. */
export async function startService(databaseUrl: string, settings: Readonly<Record<string, string>> = {}): Promise<Started> {
  const auth = new TestAuth();
  const staged = new Map<string, Staged>();
  const neighbours = await startNeighbours((server) => {
    server.addService(authV1.AuthServiceService, auth.service);
    server.addService(stagedChunksV1.StagedChunkServiceService, { readStagedChunk: reader(staged) });
  });
  const grpcPort = await freePort();
  const env = {
    RESUME_PORT: '0',
    RESUME_GRPC_PORT: String(grpcPort),
    DATABASE_URL: databaseUrl,
    QUEUE_DATABASE_URL: databaseUrl,
    AUTH_GRPC_ADDRESS: neighbours.address,
    JOBS_GRPC_ADDRESS: neighbours.address,
    ACCESS_TOKEN_PUBLIC_KEYS_FILE: auth.keysFile,
    GRPC_PLAINTEXT: 'true',
    SERVICE_KEY: 'r'.repeat(40),
    SERVICE_CALLERS: callersOf(KEYS),
    ...settings,
  };
  const lines: string[] = [];
  const logger = createLogger('resume', 'info', { write: (line: string) => void lines.push(line) });
  const running = await start(service, { env, logger });
  const { url } = running;
  const clients: ResumeClient[] = [];

  return {
    url,
    lines,
    staged,
    person() {
      const { userId, token } = auth.person();
      const headers = { authorization: `Bearer ${token}` };
      return {
        userId,
        ask: (query, variables) => askGraphql(url, query, variables, headers),
        post: (body) => postGraphql(url, body, headers),
      };
    },
    client(service) {
      const client = createGrpcClient(resumeV1.ResumeServiceService, {
        address: `127.0.0.1:${grpcPort}`,
        service,
        key: KEYS[service],
        security: { mode: 'plaintext' },
      });
      clients.push(client);
      return client;
    },
    anonymous: (query) => askGraphql(url, query),
    async stop() {
      for (const client of clients) client.close();
      await running.stop();
      neighbours.stop();
    },
  };
}

export const RESUME =
  'id title kind version content findings { pointer code message confidence } parent importedFrom { uploadId index } provenance { pointer } createdAt updatedAt';
const RESULT = `{ __typename ... on Resume { ${RESUME} } ... on InvalidResume { issues { path code message } } ... on QuotaExceeded { scope limit used resetsAt } }`;
export const CREATE = `mutation($input: CreateResumeInput!) { createResume(input: $input) ${RESULT} }`;
export const UPDATE = `mutation($input: UpdateResumeInput!) { updateResume(input: $input) ${RESULT} }`;
export const READ = `query($id: ID!) { resume(id: $id) { ${RESUME} } }`;

/** A person made up for tests, with keys nobody knows. */
export const CONTENT = {
  basics: { name: 'Ada Example', 'x-pronouns': 'she' },
  work: [{ name: 'Northwind', highlights: ['Cut costs by 12 %'] }],
  'x-own': { deep: [1, null] },
};

export async function createResume(person: Person, over: Record<string, unknown> = {}): Promise<{ id: string; version: number }> {
  const answer = await person.ask(CREATE, { input: { clientRequestId: newId(), title: 'Master', content: CONTENT, ...over } });
  const made = (answer.data as unknown as { createResume?: { id?: string; version: number } } | null)?.createResume;
  if (!made?.id) throw new Error(answer.text);
  return { id: made.id, version: made.version };
}

/** A tailored résumé and a letter as the executor stores them. */
export async function generate(service: Started, person: Person, parentId: string): Promise<{ tailored: string; letter: string }> {
  const client = service.client('executor');
  const { VERDICT_SUPPORTED, VERDICT_REWORDED } = resumeV1.Verdict;
  const owner = { ownerId: person.userId };
  const statement = (pointer: string, verdict: resumeV1.Verdict) => ({ pointer, sources: ['/basics/name'], verdict, detail: '' });
  const { resumeId } = await client.saveTailoredResume(
    {
      ...owner, operationId: newId(), parentId, parentVersion: 1, title: 'Tailored', content: Buffer.from('{"basics":{"name":"A"}}'),
      provenance: [statement('/basics/name', VERDICT_SUPPORTED)],
    },
    { deadlineMs: 10_000 },
  ); // prettier-ignore
  const { coverLetterId } = await client.saveCoverLetter(
    {
      ...owner, operationId: newId(), resumeId: parentId, resumeVersion: 1, body: 'Dear team,', postingTitle: 'Engineer', company: '',
      provenance: [{ ...statement('/body', VERDICT_REWORDED), start: 0, end: 10 }],
    },
    { deadlineMs: 10_000 },
  ); // prettier-ignore
  return { tailored: resumeId, letter: coverLetterId };
}
