import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { createLogger } from '#common';
import { authV1 } from '#contracts';
import { createGrpcClient, type GrpcClient } from '#grpc';
import { deployMigrations } from '#migrations';
import { freePort } from '#embedded-postgres';
import { askGraphql, callersOf, migratedTemplate, temporaryFolder, type Answer, type DatabaseTemplate } from '#testing';
import { generateSigningKey } from '../src/session/signing-key.js';
import { startService, type RunningService } from '#service';
import { service } from '../src/service.js';

export const authTemplate = (): Promise<DatabaseTemplate> =>
  migratedTemplate('prisma/auth', (url) => deployMigrations({ folder: 'prisma/auth', url }));

/** Good passwords of people who do not exist. */
export const PASSWORD = 'umbrella-fjord-kestrel-nine';
export const OTHER_PASSWORD = 'obsidian marmalade trombone quilt';

export type { Answer };

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly user: { readonly id: string };
}

export interface Ask {
  readonly token?: string | undefined;
  /** The client's address, as a trusted proxy tells it. Default 203.0.113.1. */
  readonly from?: string;
  readonly device?: string;
}

export type Caller = 'jobs' | 'resume' | 'executor';
export type AuthClient = GrpcClient<authV1.AuthServiceService>;

const KEYS: Readonly<Record<Caller, string>> = { jobs: 'j'.repeat(40), resume: 'r'.repeat(40), executor: 'e'.repeat(40) };

const SESSION =
  '... on AuthSession { accessToken accessTokenExpiresAt refreshToken user { id email firstName lastName role emailVerified createdAt } }';
export const REGISTER = `mutation($input: RegisterInput!) { register(input: $input) { __typename ${SESSION} ... on EmailTaken { message } ... on VerificationSent { email } ... on InvalidInput { issues { path code message } } } }`;
export const LOGIN = `mutation($email: String!, $password: String!) { login(email: $email, password: $password) { __typename ${SESSION} ... on InvalidCredentials { message } } }`;
export const REFRESH = `mutation($token: String!) { refresh(refreshToken: $token) { __typename ${SESSION} ... on InvalidRefreshToken { message } } }`;

/** Files and secrets of an instance, made for one run; two services started with the same ones are replicas. */
export interface Instance {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

export function makeInstance(databaseUrl: string): Instance {
  const folder = temporaryFolder('auth');
  const { privateKey, keys } = generateSigningKey('k1');
  writeFileSync(path.join(folder, 'key.pem'), privateKey);
  writeFileSync(path.join(folder, 'jwks.json'), JSON.stringify(keys));
  const env = {
    DATABASE_URL: databaseUrl,
    QUEUE_DATABASE_URL: databaseUrl,
    ACCESS_TOKEN_PRIVATE_KEY_FILE: path.join(folder, 'key.pem'),
    ACCESS_TOKEN_PUBLIC_KEYS_FILE: path.join(folder, 'jwks.json'),
    PASSWORD_PEPPER: 'pq7Zr0vKx2Wm9Lt4Yb8Nc1Hd6Js3Gf5T',
    REFRESH_TOKEN_SECRET: 'u5Xk9Qa2Zw7Ve4Rt1Yb6Nm3Lp8Jh0Gd5',
    GRPC_PLAINTEXT: 'true',
    AUTH_PORT: '0',
    REGISTRATIONS_PER_ADDRESS: '100000',
    REFUSAL_PAUSE_MS: '0',
    SERVICE_CALLERS: callersOf(KEYS),
  };
  return { folder, env };
}

/** The real service on free ports against a real database. */
export class AuthService {
  readonly lines: string[];
  private readonly clients: AuthClient[] = [];
  private next = 0;

  private constructor(
    readonly running: RunningService,
    readonly url: string,
    readonly db: pg.Pool,
    private readonly grpcPort: number,
    lines: string[],
  ) {
    this.lines = lines;
  }

  static async start(instance: Instance, env: Record<string, string> = {}): Promise<AuthService> {
    const grpcPort = await freePort();
    const lines: string[] = [];
    const logger = createLogger('auth', 'debug', { write: (line: string) => void lines.push(line) });
    const all: Record<string, string | undefined> = { ...instance.env, AUTH_GRPC_PORT: String(grpcPort), ...env };
    const running = await startService(service, { env: all, logger });
    const db = new pg.Pool({ connectionString: all['DATABASE_URL'], max: 4 });
    db.on('error', () => undefined);
    return new AuthService(running, running.url, db, grpcPort, lines);
  }

  ask(
    query: string,
    variables: Record<string, unknown> = {},
    { token, from = '203.0.113.1', device = 'vitest' }: Ask = {},
  ): Promise<Answer> {
    const headers = { 'x-forwarded-for': from, 'user-agent': device, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    return askGraphql(this.url, query, variables, headers);
  }

  /** A name nobody has had in this run. */
  email(): string {
    return `person-${++this.next}@example.com`;
  }

  async register(email: string = this.email(), options: Ask & { password?: string } = {}): Promise<Tokens & { readonly email: string }> {
    const { data, text } = await this.ask(REGISTER, { input: { email, password: options.password ?? PASSWORD } }, options);
    const session = data?.['register'] as unknown as Tokens | undefined;
    if (!session?.accessToken) throw new Error(`register answered ${text}`);
    return { ...session, email };
  }

  login(email: string, password: string = PASSWORD, options: Ask = {}): Promise<Answer> {
    return this.ask(LOGIN, { email, password }, options);
  }

  refresh(token: string, options: Ask = {}): Promise<Answer> {
    return this.ask(REFRESH, { token }, options);
  }

  grpc(service: Caller, key: string = KEYS[service]): AuthClient {
    const client = createGrpcClient(authV1.AuthServiceService, {
      address: `127.0.0.1:${this.grpcPort}`,
      service,
      key,
      security: { mode: 'plaintext' },
    });
    this.clients.push(client);
    return client;
  }

  async rows<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.db.query<T>(text, values)).rows;
  }

  async audits(kind: string, subjectId?: string): Promise<number> {
    const [row] = await this.rows<{ n: number }>(
      'SELECT count(*)::int AS n FROM audit_events WHERE kind = $1 AND ($2::uuid IS NULL OR subject_id = $2)',
      [kind, subjectId ?? null],
    );
    return row!.n;
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.close();
    await this.running.stop();
    await this.db.end();
  }
}

/** The one union member an answer's only field holds, loosely typed: a spec looks at what it expects. */
export const resultOf = (answer: Answer): Record<string, unknown> & { __typename: string; user: { id: string } } =>
  Object.values(answer.data ?? {})[0] as never;

export const codeOf = (answer: Answer): string | undefined => answer.errors?.[0]?.extensions.code;

/** The `sid` of an access token. */
export const sessionIdOf = (accessToken: string): string =>
  (JSON.parse(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString('utf8')) as { sid: string }).sid;
