import { status, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import { createLogger, type LogLevel, type UserId } from '#common';
import { aiV1, authV1, jobsV1, resumeV1, stagedChunksV1 } from '#contracts';
import { createGrpcClient, type GrpcClient } from '#grpc';
import { freePort } from '#embedded-postgres';
import { askGraphql, callersOf, startNeighbours, TestAuth, type Answer } from '#testing';
import { startService as start } from '#service';
import { service } from '../src/service.js';

export type { Answer };

/** Somebody signed in, with a real token behind a session that Auth says is active. */
export interface Person {
  readonly userId: UserId;
  readonly token: string;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The person's session ends at Auth. */
  logOut(): void;
}

export type JobsClient = GrpcClient<jobsV1.JobExecutionServiceService>;
export type StagedChunksClient = GrpcClient<stagedChunksV1.StagedChunkServiceService>;

export interface Started {
  readonly house: House;
  readonly url: string;
  readonly grpcAddress: string;
  readonly lines: string[];
  /** Résumés that Resume knows: owner → résumé id → version. */
  readonly masters: Map<UserId, Map<string, number>>;
  models: aiV1.Model[];
  /** What Ai says it sent: `<owner> <item>` → requests. */
  readonly sent: Map<string, aiV1.SentRequest[]>;
  /** Owners that Ai was told to forget, in order. Ai refuses the first time it is asked. */
  readonly forgotten: string[];
  person(): Person;
  client(service?: 'executor' | 'resume'): JobsClient;
  stagedChunks(service?: 'executor' | 'resume'): StagedChunksClient;
  stop(): Promise<void>;
}

const KEYS = { executor: 'e'.repeat(40), resume: 'r'.repeat(40) } as const;

type Neighbourhood = Pick<Started, 'masters' | 'models' | 'sent' | 'forgotten'>;

type Unary<Q, R> = (call: ServerUnaryCall<Q, R>, done: sendUnaryData<R>) => void;

/** The three services jobs asks, as small servers with tables instead of databases: what jobs sees of them. */
function neighboursOf(state: Neighbourhood, auth: TestAuth): ReturnType<typeof startNeighbours> {
  const getResume: Unary<resumeV1.GetResumeRequest, resumeV1.GetResumeResponse> = ({ request }, done) => {
    const version = state.masters.get(request.ownerId as UserId)?.get(request.resumeId);
    if (version === undefined) return done({ code: status.NOT_FOUND, details: 'Not found' });
    done(null, { resumeId: request.resumeId, version, title: 'Master', kind: 'MASTER', content: Buffer.alloc(0) });
  };
  const listModels: Unary<aiV1.ListModelsRequest, aiV1.ListModelsResponse> = (_call, done) => done(null, { models: state.models });
  const forgetOwner: Unary<aiV1.ForgetOwnerRequest, aiV1.ForgetOwnerResponse> = ({ request }, done) => {
    state.forgotten.push(request.ownerId);
    if (state.forgotten.length === 1) return done({ code: status.INTERNAL });
    done(null, { deleted: 1 });
  };
  const refuse: Unary<object, object> = (_call, done) => done({ code: status.UNIMPLEMENTED });
  return startNeighbours((server) => {
    server.addService(authV1.AuthServiceService, auth.service);
    server.addService(resumeV1.ResumeServiceService, {
      getResume,
      saveTailoredResume: refuse,
      saveCoverLetter: refuse,
      importChunk: refuse,
      importStagedChunk: refuse,
      usage: (_call: ServerUnaryCall<resumeV1.UsageRequest, resumeV1.UsageResponse>, done: sendUnaryData<resumeV1.UsageResponse>) =>
        done(null, { limits: [{ scope: 'resumes', limit: 10, used: 2, resetsAt: undefined }] }),
    });
    const readSent: Unary<aiV1.ReadSentRequest, aiV1.ReadSentResponse> = ({ request: { ownerId, operationId } }, done) =>
      done(null, { requests: state.sent.get(`${ownerId} ${operationId}`) ?? [] });
    server.addService(aiV1.AiServiceService, { listModels, readSent, forgetOwner, generateDocument: refuse });
  });
}

export interface StartOptions {
  readonly databaseUrl: string;
  /** Default: the same server's database as `databaseUrl`. */
  readonly queueDatabaseUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A replica of that one: the same keys, sessions and neighbours. */
  readonly like?: Started;
}

/** What replicas have in common. */
interface House {
  readonly auth: TestAuth;
  readonly state: Neighbourhood;
  readonly neighbours: Awaited<ReturnType<typeof startNeighbours>>;
}

async function startHouse(): Promise<House> {
  const auth = new TestAuth();
  const state: Neighbourhood = {
    forgotten: [],
    masters: new Map(),
    sent: new Map(),
    models: [{ name: 'local', provider: 'local', available: true, loginRequired: false, waitingUntil: undefined }],
  };
  return { auth, state, neighbours: await neighboursOf(state, auth) };
}

/** The real service on free ports against a real database. */
export async function startService({ databaseUrl, queueDatabaseUrl = databaseUrl, env = {}, like }: StartOptions): Promise<Started> {
  const house = like?.house ?? (await startHouse());
  const { auth, state, neighbours } = house;
  const grpcAddress = `127.0.0.1:${await freePort()}`;
  const own = {
    JOBS_PORT: '0',
    JOBS_GRPC_PORT: grpcAddress.split(':')[1],
    DATABASE_URL: databaseUrl,
    QUEUE_DATABASE_URL: queueDatabaseUrl,
    AUTH_GRPC_ADDRESS: neighbours.address,
    RESUME_GRPC_ADDRESS: neighbours.address,
    AI_GRPC_ADDRESS: neighbours.address,
    ACCESS_TOKEN_PUBLIC_KEYS_FILE: auth.keysFile,
    VITAE_PROBE: 'true',
    GRPC_PLAINTEXT: 'true',
    SERVICE_KEY: 'j'.repeat(40),
    SERVICE_CALLERS: callersOf(KEYS),
    ...env,
  };
  const lines: string[] = [];
  const logger = createLogger('jobs', env['LOG_LEVEL'] as LogLevel | undefined, { write: (line: string) => void lines.push(line) });
  const running = await start(service, { env: own, logger });
  const { url } = running;
  const clients: { close(): void }[] = [];
  const caller = (name: keyof typeof KEYS) =>
    ({ address: grpcAddress, service: name, key: KEYS[name], security: { mode: 'plaintext' } }) as const;

  return {
    house,
    masters: state.masters,
    sent: state.sent,
    forgotten: state.forgotten,
    get models() {
      return state.models;
    },
    set models(models) {
      state.models = models;
    },
    url,
    grpcAddress,
    lines,
    person() {
      const signedIn = auth.person();
      const { userId, token } = signedIn;
      return {
        userId,
        token,
        ask: (query: string, variables?: Record<string, unknown>) =>
          askGraphql(url, query, variables, { authorization: `Bearer ${token}` }),
        logOut: () => auth.logOut(signedIn),
      };
    },
    client(service: keyof typeof KEYS = 'executor') {
      const client = createGrpcClient(jobsV1.JobExecutionServiceService, caller(service));
      clients.push(client);
      return client;
    },
    stagedChunks(service: keyof typeof KEYS = 'resume') {
      const client = createGrpcClient(stagedChunksV1.StagedChunkServiceService, caller(service));
      clients.push(client);
      return client;
    },
    async stop() {
      for (const client of clients) client.close();
      await running.stop();
      if (like) return;
      neighbours.stop();
    },
  };
}
