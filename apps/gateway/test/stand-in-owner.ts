import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buildSchema, execute, GraphQLError, parse, validate } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { sleep } from '#common';

export type OwnerName = 'auth' | 'jobs' | 'resume';
export const fixture = (name: OwnerName): string => new URL(`fixtures/${name}.graphql`, import.meta.url).pathname;
export const fixtureSdl = (name: OwnerName): string => readFileSync(fixture(name), 'utf8');

/** What a stand-in has met, for a test to look at. */
export interface Seen {
  readonly queries: string[];
  readonly bodies: string[];
  readonly headers: IncomingMessage['headers'][];
  /** Requests whose client went away before the answer. */
  left: number;
  uploaded: number;
}

interface Context {
  readonly user: string | undefined;
}

type Roots = Readonly<Record<string, unknown>>;

const PAGE = { hasNextPage: false, endCursor: null };
const need = (c: Context): string => {
  if (c.user === undefined) throw new GraphQLError('Sign in first', { extensions: { code: 'UNAUTHENTICATED' } });
  return c.user;
};
const job = (id: string, revision = 1) => ({
  __typename: 'Job',
  id,
  type: 'generate-documents',
  status: 'RUNNING',
  revision,
  items: { nodes: [], pageInfo: PAGE },
});
const resume = (id: string, content: unknown) => ({
  __typename: 'Resume',
  id,
  title: 'Résumé',
  kind: 'MASTER',
  content,
  createdAt: '2026-01-01T00:00:00Z',
});
const session = (email: string, turn = 1) => ({
  __typename: 'AuthSession',
  accessToken: `user:${email}`,
  accessTokenExpiresAt: '2099-01-01T00:00:00Z',
  refreshToken: `r-${email.split('@')[0]}-${turn}`,
  user: { id: email, email, role: 'USER', createdAt: '2026-01-01T00:00:00Z' },
});

/** Who is not let in, by address. */
const REFUSED: Readonly<Record<string, object>> = {
  'taken@example.org': { __typename: 'EmailTaken', message: 'taken' },
  'weak@example.org': { __typename: 'InvalidInput', issues: [{ path: '/password', code: 'TOO_SHORT', message: 'm' }] },
  'mail@example.org': { __typename: 'VerificationSent', email: 'mail@example.org' },
};

/** What each owner answers with; together they are one server. */
export const ROOTS: Readonly<Record<OwnerName, Roots>> = {
  auth: {
    me: (_: unknown, c: Context) => ({ id: need(c), email: need(c), role: 'USER', createdAt: '2026-01-01T00:00:00Z' }),
    login: ({ email, password }: Record<string, string>) =>
      password === 'good' ? session(email ?? '') : { __typename: 'InvalidCredentials', message: 'no' },
    register: ({ input }: { input: { email: string } }) => REFUSED[input.email] ?? session(input.email),
    refresh: ({ refreshToken }: { refreshToken: string }) => {
      const [, name = '', turn] = refreshToken.split('-');
      return name === 'used' ? { __typename: 'InvalidRefreshToken', message: 'Sign in again' } : session(name, Number(turn) + 1);
    },
    logout: () => true,
  },
  jobs: {
    job: ({ id }: { id: string }, c: Context) => (need(c), id === 'none' ? null : job(id)),
    jobs: (_: unknown, c: Context) => (need(c), { nodes: [job('1')], pageInfo: PAGE }),
    jobTypes: ['fibonacci', 'generate-documents'],
    big: ({ kilobytes }: { kilobytes: number }) => 'é'.repeat(kilobytes * 512),
    slow: ({ ms }: { ms: number }) => sleep(ms).then(() => 'done'),
    sum: ({ values }: { values: number[] }) => values.reduce((a, b) => a + b, 0),
    executeJob: ({ input }: { input: { type: string; input: unknown } }, c: Context) => (
      need(c),
      { ...job('9'), type: `${input.type}:${JSON.stringify(input.input)}` }
    ),
    generateDocuments: (_: unknown, c: Context) => (need(c), job('10')),
    slowly: ({ ms }: { ms: number }) => sleep(ms).then(() => 'done'),
    jobUpdated: async function* ({ id }: { id: string }, c: Context) {
      need(c);
      for (let n = 1; ; n++) {
        yield { jobUpdated: job(id, n) };
        await sleep(id === 'still' ? 3_600_000 : 40);
      }
    },
  },
  resume: {
    resume: ({ id }: { id: string }, c: Context) => (need(c), resume(id, { basics: { name: 'Ann' } })),
    resumes: (_: unknown, c: Context) => (need(c), { nodes: [resume('1', {})], pageInfo: PAGE }),
    createResume: ({ input }: { input: { title: string; content: unknown } }, c: Context) => (
      need(c),
      input.title === ''
        ? { __typename: 'InvalidResume', issues: [{ path: '/title', code: 'EMPTY', message: 'm' }] }
        : resume('2', input.content)
    ),
  },
};

/** `big` alone, made once: a test that asks for it a hundred times measures the gateway and not this. */
const bigAnswers = new Map<string, Buffer>();
function bigAnswer(query: string): Buffer | undefined {
  const kilobytes = /^\{ big\(kilobytes: (\d+)\) \}$/.exec(query)?.[1];
  if (kilobytes === undefined) return undefined;
  const known = bigAnswers.get(kilobytes) ?? Buffer.from(`{"data":{"big":"${'é'.repeat(Number(kilobytes) * 512)}"}}`);
  bigAnswers.set(kilobytes, known);
  return known;
}

const userOf = (header: unknown): string | undefined => {
  if (header === undefined) return undefined;
  const found = /^Bearer user:([\w@.-]+)$/.exec(String(header));
  if (!found) throw new Error('bad token');
  return found[1];
};

/**
 * A small owner over real HTTP and WebSockets, with the answers of the real ones: 401 for a bad token, codes at fields, the current row
 * first. Its token is `user:<name>`. Restarts on its own port.
 */
export class StandInOwner {
  readonly seen: Seen = { queries: [], bodies: [], headers: [], left: 0, uploaded: 0 };
  /** While set, every GraphQL request is answered so: a proxy's HTML page, an overloaded owner. */
  answer: { status: number; type: string; body: string; headers?: Record<string, string> } | undefined;
  /** It answers, and says that it cannot serve yet. */
  unready = false;
  private server: Server | undefined;
  private sockets: WebSocketServer | undefined;
  private port = 0;
  private readonly schema;

  /** `tls`: it speaks HTTPS, with this certificate. */
  constructor(
    readonly name: OwnerName,
    private readonly tls?: { readonly cert: Buffer; readonly key: Buffer },
  ) {
    this.schema = buildSchema(fixtureSdl(name));
  }

  get origin(): string {
    return `${this.tls ? 'https' : 'http'}://127.0.0.1:${this.port}`;
  }

  get live(): number {
    return this.sockets?.clients.size ?? 0;
  }

  async start(): Promise<void> {
    const listener: RequestListener = (req, res) => void this.handle(req, res).catch(() => res.destroy());
    const server: Server = this.tls ? createSecureServer(this.tls, listener) : createServer(listener);
    const sockets = new WebSocketServer({ server, path: '/graphql' });
    useServer<{ authorization?: string }, { user?: string | undefined }>(
      {
        schema: this.schema,
        roots: { subscription: ROOTS[this.name] as never },
        onConnect: ({ extra, connectionParams }) => {
          try {
            extra.user = userOf(connectionParams?.authorization);
            if (extra.user !== undefined) return true;
          } catch {
            // A bad token closes as a missing one does.
          }
          extra.socket.close(4401, 'Unauthenticated');
          return false;
        },
        context: ({ extra }): Context => ({ user: extra.user }),
      },
      sockets,
    );
    await new Promise<void>((up) => server.listen(this.port, '127.0.0.1', up));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
    this.sockets = sockets;
  }

  /** As a kill would: sockets are cut, nothing is said. */
  async stop(): Promise<void> {
    const { server, sockets } = this;
    this.server = undefined;
    for (const c of sockets?.clients ?? []) c.terminate();
    server?.closeAllConnections();
    await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  }

  /** Closes every live socket with a code, as an owner that shuts down or ends a session does. */
  closeSockets(code: number, reason: string): void {
    for (const c of this.sockets?.clients ?? []) c.close(code, reason);
  }

  private async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    res.once('close', () => {
      if (!res.writableFinished) this.seen.left++;
    });
    const send = (status: number, body: unknown, headers: Record<string, string> = {}): void =>
      void res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body));
    if (req.url === '/health/live') return send(200, { status: 'ok' });
    if (req.url === '/health/ready') return send(this.unready ? 503 : 200, { status: this.unready ? 'unavailable' : 'ok' });
    this.seen.headers.push(req.headers);
    if (req.url?.startsWith('/uploads')) return this.upload(req, send);
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    this.seen.bodies.push(text);
    const { answer } = this;
    if (answer) return void res.writeHead(answer.status, { 'content-type': answer.type, ...answer.headers }).end(answer.body);
    let user: string | undefined;
    try {
      user = userOf(req.headers.authorization);
    } catch {
      return send(
        401,
        { errors: [{ message: 'Sign in again', extensions: { code: 'UNAUTHENTICATED' } }] },
        { 'www-authenticate': 'Bearer' },
      );
    }
    const { query, variables, operationName } = JSON.parse(text) as {
      query: string;
      variables?: Record<string, unknown>;
      operationName?: string;
    };
    this.seen.queries.push(query);
    if (query.includes('half')) {
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"data":{"half":"');
      return void setImmediate(() => res.destroy());
    }
    const big = bigAnswer(query);
    if (big) return void res.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(big);
    const document = parse(query);
    const invalid = validate(this.schema, document);
    if (invalid.length) return send(400, { errors: invalid });
    const contextValue: Context = { user };
    const rootValue = ROOTS[this.name];
    const result = await execute({ schema: this.schema, document, rootValue, contextValue, variableValues: variables, operationName });
    send('data' in result ? 200 : 400, result);
  }

  private async upload(req: IncomingMessage, send: (status: number, body: unknown) => void): Promise<void> {
    if (req.url === '/uploads/full') return send(413, { code: 'PAYLOAD_TOO_LARGE' });
    let bytes = 0;
    for await (const chunk of req) {
      bytes += (chunk as Buffer).length;
      this.seen.uploaded += (chunk as Buffer).length;
    }
    send(201, { url: req.url, method: req.method, bytes, authorization: req.headers.authorization });
  }
}
