import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Server, ServerCredentials, status, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import jwt from 'jsonwebtoken';
import { createLogger, newId, type SessionId, type UserId } from '#common';
import { authV1, resumeV1, stagedChunksV1 } from '#contracts';
import { ACCESS_TOKEN } from '#access';
import { createGrpcClient, hashServiceKey, type GrpcClient } from '#grpc';
import { freePort } from '#embedded-postgres';
import { temporaryFolder } from '#testing';
import { startService as start } from '#service';
import { service } from '../src/service.js';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly data: Record<string, never> | null | undefined;
  readonly errors: { message: string; path?: unknown[]; extensions: { code: string; issues?: unknown[] } }[] | undefined;
}

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

/** Auth and Jobs with tables instead of databases: what the service under test sees of them. */
async function startNeighbours(sessions: Map<string, UserId>, staged: Map<string, Staged>): Promise<{ port: number; stop(): void }> {
  const server = new Server();
  server.addService(authV1.AuthServiceService, {
    authenticate(
      call: ServerUnaryCall<authV1.AuthenticateRequest, authV1.AuthenticateResponse>,
      done: sendUnaryData<authV1.AuthenticateResponse>,
    ) {
      const userId = sessions.get(call.request.sessionId);
      const state = userId ? authV1.SessionState.SESSION_STATE_ACTIVE : authV1.SessionState.SESSION_STATE_ENDED;
      done(null, { state, userId: userId ?? '', role: authV1.Role.ROLE_USER, sessionExpiresAt: undefined });
    },
  });
  server.addService(stagedChunksV1.StagedChunkServiceService, {
    async readStagedChunk(
      call: ServerUnaryCall<stagedChunksV1.ReadStagedChunkRequest, stagedChunksV1.ReadStagedChunkResponse>,
      done: sendUnaryData<stagedChunksV1.ReadStagedChunkResponse>,
    ) {
      const { request } = call;
      const chunk = staged.get(request.itemId);
      call.on('cancelled', () => chunk?.told?.('went'));
      chunk?.told?.('came');
      await chunk?.gate;
      if (!chunk) done({ code: status.NOT_FOUND, details: 'Not found' });
      else if (chunk.ownerId !== request.ownerId || chunk.fence !== request.fence) done({ code: status.ABORTED, details: 'Not held' });
      else done(null, chunk);
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  return { port, stop: () => server.forceShutdown() };
}

/** The real service on free ports against a real database; only Auth is a small server of the test. */
export async function startService(databaseUrl: string): Promise<Started> {
  const folder = temporaryFolder('resume');
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keysFile = path.join(folder, 'keys.json');
  writeFileSync(keysFile, JSON.stringify({ keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'k1' }] }));
  const sessions = new Map<string, UserId>();
  const staged = new Map<string, Staged>();
  const neighbours = await startNeighbours(sessions, staged);
  const grpcPort = await freePort();
  const env = {
    RESUME_PORT: '0',
    RESUME_GRPC_PORT: String(grpcPort),
    DATABASE_URL: databaseUrl,
    QUEUE_DATABASE_URL: databaseUrl,
    AUTH_GRPC_ADDRESS: `127.0.0.1:${neighbours.port}`,
    JOBS_GRPC_ADDRESS: `127.0.0.1:${neighbours.port}`,
    ACCESS_TOKEN_PUBLIC_KEYS_FILE: keysFile,
    GRPC_PLAINTEXT: 'true',
    SERVICE_KEY: 'r'.repeat(40),
    SERVICE_CALLERS: Object.entries(KEYS)
      .map(([name, key]) => `${name}:${hashServiceKey(key)}`)
      .join(','),
  };
  const lines: string[] = [];
  const logger = createLogger('resume', 'info', { write: (line: string) => void lines.push(line) });
  const running = await start(service, { env, logger });
  const { url } = running;
  const clients: ResumeClient[] = [];

  const post = async (body: string, headers: Record<string, string>): Promise<Answer> => {
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as Answer;
    return { status: response.status, text, data, errors };
  };

  return {
    url,
    lines,
    staged,
    person() {
      const userId = newId<UserId>();
      const sessionId = newId<SessionId>();
      sessions.set(sessionId, userId);
      const { algorithm, type, issuer, audience } = ACCESS_TOKEN;
      const token = jwt.sign({ sub: userId, sid: sessionId, jti: newId() }, pair.privateKey, {
        algorithm,
        issuer,
        audience,
        expiresIn: 600,
        header: { alg: algorithm, typ: type, kid: 'k1' },
      });
      const headers = { authorization: `Bearer ${token}` };
      return {
        userId,
        ask: (query, variables) => post(JSON.stringify({ query, variables }), headers),
        post: (body) => post(body, headers),
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
    anonymous: (query) => post(JSON.stringify({ query }), {}),
    async stop() {
      for (const client of clients) client.close();
      await running.stop();
      neighbours.stop();
    },
  };
}

export const RESUME =
  'id title kind version content findings { pointer code message confidence } parent importedFrom { uploadId index } provenance { pointer } createdAt updatedAt';
const RESULT = `{ __typename ... on Resume { ${RESUME} } ... on InvalidResume { issues { path code message } } }`;
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
      provenance: [statement('/body/0', VERDICT_REWORDED)],
    },
    { deadlineMs: 10_000 },
  ); // prettier-ignore
  return { tailored: resumeId, letter: coverLetterId };
}
