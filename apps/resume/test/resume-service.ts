import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Server, ServerCredentials, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import jwt from 'jsonwebtoken';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createLogger, newId, readConfig, type SessionId, type UserId } from '#common';
import { authV1, resumeV1 } from '#contracts';
import { ACCESS_TOKEN } from '#graphql';
import { createGrpcClient, hashServiceKey, type GrpcClient } from '#grpc';
import { freePort } from '#prisma';
import { resumeSettings } from '../src/config.js';
import { startResume } from '../src/start.js';

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
}

export type ResumeClient = GrpcClient<resumeV1.ResumeServiceService>;

export interface Started {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly lines: string[];
  person(): Person;
  client(service: 'executor' | 'jobs' | 'ai'): ResumeClient;
  anonymous(query: string): Promise<Answer>;
  stop(): Promise<void>;
}

const KEYS = { executor: 'e'.repeat(40), jobs: 'j'.repeat(40), ai: 'a'.repeat(40) } as const;

/** Auth's gRPC door with a table of sessions instead of a database: what the service under test sees of Auth. */
async function startAuth(sessions: Map<string, UserId>): Promise<{ port: number; stop(): void }> {
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
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  return { port, stop: () => server.forceShutdown() };
}

/** The real service on free ports against a real database; only Auth is a small server of the test. */
export async function startService(databaseUrl: string): Promise<Started> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vitae-resume-'));
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keysFile = path.join(folder, 'keys.json');
  writeFileSync(keysFile, JSON.stringify({ keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'k1' }] }));
  const sessions = new Map<string, UserId>();
  const auth = await startAuth(sessions);
  const grpcPort = await freePort();
  const config = readConfig(resumeSettings, {
    RESUME_PORT: '0',
    RESUME_GRPC_PORT: String(grpcPort),
    DATABASE_URL: databaseUrl,
    AUTH_GRPC_ADDRESS: `127.0.0.1:${auth.port}`,
    ACCESS_TOKEN_PUBLIC_KEYS_FILE: keysFile,
    GRPC_PLAINTEXT: 'true',
    SERVICE_KEY: 'r'.repeat(40),
    SERVICE_CALLERS: Object.entries(KEYS)
      .map(([name, key]) => `${name}:${hashServiceKey(key)}`)
      .join(','),
  });
  const lines: string[] = [];
  const app = await startResume(config, createLogger('resume', 'info', { write: (line: string) => void lines.push(line) }));
  const url = await app.getUrl();
  const clients: ResumeClient[] = [];

  const post = async (query: string, variables: Record<string, unknown> | undefined, headers: Record<string, string>): Promise<Answer> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as Answer;
    return { status: response.status, text, data, errors };
  };

  return {
    app,
    url,
    lines,
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
      return { userId, ask: (query, variables) => post(query, variables, { authorization: `Bearer ${token}` }) };
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
    anonymous: (query) => post(query, undefined, {}),
    async stop() {
      for (const client of clients) client.close();
      await app.close();
      auth.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
