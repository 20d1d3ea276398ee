import { createClient, type Client } from 'graphql-ws';
import { gzipSync } from 'node:zlib';
import { Pool } from 'undici';
import WebSocket from 'ws';
import { FINISHED } from '../harness/client.js';
import { Refused } from './tally.js';

/** Nobody waits longer for a page; what takes longer counts as failed. */
const PATIENCE_MS = 20_000;

interface Spoken {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message?: string; readonly extensions?: { readonly code?: string } }[];
}

type Answer = Readonly<Record<string, unknown>>;

export interface Account {
  readonly email: string;
  readonly password: string;
}

const LOGIN = 'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { __typename ... on AuthSession { accessToken refreshToken } } }'; // prettier-ignore
const REFRESH =
  'mutation ($token: String!) { refresh(refreshToken: $token) { __typename ... on AuthSession { accessToken refreshToken } } }';
const WATCH = 'subscription ($id: ID!) { jobUpdated(id: $id) { id status } }';

/**
 * A person's browser at a loopback address of its own, so that the product tells people apart as it does outside: two HTTP connections that
 * stay, and a socket for what is watched. Every answer's body is looked at: a GraphQL error is HTTP 200.
 */
export class Browser {
  token: string | undefined;
  private refreshToken: string | undefined;
  private live: Client | undefined;
  private readonly http: Pool;

  constructor(
    readonly url: string,
    readonly from: string,
  ) {
    this.http = new Pool(url, {
      connections: 2,
      connect: { localAddress: from, timeout: PATIENCE_MS },
      keepAliveTimeout: 4_000,
      headersTimeout: PATIENCE_MS,
      bodyTimeout: PATIENCE_MS,
    });
  }

  /** The answer's only field. Throws Refused with the code of an error, or with the type where a union answers otherwise than with `type`. */
  async ask(query: string, variables: object = {}, { type, packed = false }: { type?: string; packed?: boolean } = {}): Promise<Answer> {
    const text = JSON.stringify({ query, variables });
    const { statusCode, body } = await this.http.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', ...(packed ? { 'content-encoding': 'gzip' } : {}), ...this.authorization() },
      body: packed ? gzipSync(text) : text,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { data, errors } = (await body.json()) as Spoken;
    if (errors?.length || !data) throw new Refused(errors?.[0]?.extensions?.code ?? `HTTP_${statusCode}`, errors?.[0]?.message);
    const [made] = Object.values(data) as readonly Answer[];
    const named = made?.['__typename'];
    if (type !== undefined && named !== type) throw new Refused(String(named));
    return made ?? {};
  }

  async signIn({ email, password }: Account): Promise<void> {
    this.keep(await this.ask(LOGIN, { email, password }, { type: 'AuthSession' }));
  }

  async refresh(): Promise<void> {
    this.keep(await this.ask(REFRESH, { token: this.refreshToken }, { type: 'AuthSession' }));
  }

  /** The upload's id. `packed`: gzip. */
  async upload(body: string | Buffer, { packed = false, ms = PATIENCE_MS }: { packed?: boolean; ms?: number } = {}): Promise<string> {
    const answer = await this.http.request({
      method: 'POST',
      path: '/uploads',
      headers: { 'content-type': 'application/json', ...(packed ? { 'content-encoding': 'gzip' } : {}), ...this.authorization() },
      body,
      headersTimeout: ms,
      signal: AbortSignal.timeout(ms),
    });
    const { uploadId, code } = (await answer.body.json()) as { uploadId?: string; code?: string };
    if (uploadId === undefined) throw new Refused(code ?? `HTTP_${answer.statusCode}`);
    return uploadId;
  }

  /** Opens the socket that `watched` uses, again after a new sign-in. `lost`: it was closed by the other side, with this code. */
  open(lost: (code: string) => void): void {
    this.shut();
    const { from } = this;
    class Local extends WebSocket {
      constructor(address: string, protocol: string) {
        super(address, protocol, { localAddress: from });
      }
    }
    this.live = createClient({
      url: `${this.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: Local,
      lazy: false,
      retryAttempts: 5,
      connectionParams: () => this.authorization(),
      onNonLazyError: (event) => lost(closeOf(event)),
    });
  }

  /** Resolves with the job's status when it has finished. */
  async watched(id: string): Promise<string> {
    const { live } = this;
    if (!live) throw new Refused('NO_SOCKET');
    const events = live.iterate<{ jobUpdated: { status: string } }>({ query: WATCH, variables: { id } });
    const timer = setTimeout(() => void events.return?.(), PATIENCE_MS);
    try {
      for await (const { data, errors } of events) {
        if (errors?.length) throw new Refused(String(errors[0]?.extensions?.['code'] ?? 'SUBSCRIPTION'));
        if (data && FINISHED.has(data.jobUpdated.status)) return data.jobUpdated.status;
      }
      throw new Refused('TIMEOUT');
    } catch (error) {
      throw error instanceof Error ? error : new Refused(Array.isArray(error) ? codeOfErrors(error) : closeOf(error));
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    this.shut();
    await this.http.destroy();
  }

  private shut(): void {
    void this.live?.dispose();
    this.live = undefined;
  }

  private keep({ accessToken, refreshToken }: Answer): void {
    this.token = String(accessToken);
    this.refreshToken = String(refreshToken);
  }

  authorization(): Record<string, string> {
    return this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
  }
}

const closeOf = (event: unknown): string => {
  const code = (event as { code?: unknown } | null)?.code;
  return code === undefined ? 'SOCKET' : `SOCKET_${String(code)}`;
};
const codeOfErrors = (errors: readonly unknown[]): string =>
  (errors[0] as { extensions?: { code?: string } } | undefined)?.extensions?.code ?? 'SUBSCRIPTION';
