import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import { Pool } from 'undici';
import { currentContext, VitaeError } from '#common';
import { isTraced, traced, type Span } from '#telemetry';
import type { SubgraphName } from '../schema/merge-schema.js';
import type { Absence, AnswerBody } from './answer.js';
import { TimeLimit } from './time-limit.js';

/** A connection attempt that is not answered: the host is gone, not slow (a listening one accepts within a round trip). */
const CONNECT_MS = 2_000;
/** Readiness is open to everybody: asking it often must not become asking the owners often. */
const REACH_MS = 500;

export interface SubgraphSettings {
  readonly origin: string;
  /** Silence, before the first byte of an answer or between two. */
  readonly timeoutMs: number;
  /** Sockets to this owner; more requests than that wait for one. */
  readonly connections: number;
  /** Requests under way and waiting. One more fails at once: an owner that hangs must not take the gateway's room from the others. */
  readonly pending: number;
}

export type ForwardOutcome = 'ok' | 'refused' | 'absent' | 'late' | 'left';

export interface SubgraphResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
}

/** What an owner's answer may say to the client beside its body. */
const DOWN = ['retry-after', 'www-authenticate'] as const;
const JSON_TYPES = /^application\/(json|graphql-response\+json)/;
/** Nothing came back, so a query may be asked again: the kept-alive socket was closed under us, or nobody listened. */
const LOST: ReadonlySet<string> = new Set(['ECONNREFUSED', 'UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'UND_ERR_CONNECT_TIMEOUT']);

const codeOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? '';
const absence = (error: unknown): Absence =>
  /(HEADERS|BODY)_TIMEOUT/.test(codeOf(error)) ? 'DEADLINE_EXCEEDED' : 'DEPENDENCY_UNAVAILABLE';

/** A proxy before the owner speaks HTML or 502/504: that is nobody's answer. */
const speaksForSubgraph = (status: number, contentType: unknown): boolean =>
  status !== 502 && status !== 504 && typeof contentType === 'string' && JSON_TYPES.test(contentType);

function downHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const out: Record<string, string> = {};
  for (const name of DOWN) {
    const value = headers[name];
    if (typeof value === 'string') out[name] = value;
  }
  return out;
}

class Nowhere extends Writable {
  override _write(_chunk: unknown, _encoding: unknown, done: () => void): void {
    done();
  }
}

export interface SubgraphRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  /** Ask once more where the connection was lost before an answer. Only for what may run twice: queries. */
  readonly again: boolean;
}

type HealthPath = '/health/live' | '/health/ready';
type Send = (limit: TimeLimit) => Promise<SubgraphResponse | Absence>;

function tell(span: Span | undefined, answer: SubgraphResponse | Absence): void {
  if (typeof answer === 'string') span?.fail(answer);
  else span?.set({ 'http.response.status_code': answer.status });
}

/** GraphQL over HTTP to one owner. Never throws for the owner's absence, only when `signal` aborts. */
export class SubgraphClient {
  private readonly pool: Pool;
  private readonly address: { readonly hostname: string; readonly port: number };
  private pending = 0;
  private readonly reached = new Map<HealthPath, { readonly at: number; readonly answer: Promise<void> }>();

  constructor(
    readonly owner: SubgraphName,
    private readonly settings: SubgraphSettings,
    private readonly seen: (owner: SubgraphName, outcome: ForwardOutcome, seconds: number) => void,
  ) {
    const { protocol, hostname, port } = new URL(settings.origin);
    this.address = { hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
    this.pool = new Pool(settings.origin, {
      connections: settings.connections,
      headersTimeout: settings.timeoutMs,
      bodyTimeout: settings.timeoutMs,
      connect: { timeout: CONNECT_MS },
    });
  }

  /** The answer, read whole. */
  ask(request: SubgraphRequest): Promise<SubgraphResponse | Absence> {
    return this.admitted(request, async (limit) => {
      const r = await this.pool.request(this.message(request, limit));
      limit.answered();
      if (!speaksForSubgraph(r.statusCode, r.headers['content-type'])) {
        await r.body.dump();
        return 'DEPENDENCY_UNAVAILABLE';
      }
      const body: unknown = await r.body.json();
      if (typeof body !== 'object' || body === null) return 'DEPENDENCY_UNAVAILABLE';
      return { status: r.statusCode, headers: downHeaders(r.headers), body };
    });
  }

  /**
   * The answer, byte for byte into `res` as it comes. Undefined when `res` has been written to; if the owner dies half-way the client
   * sees a broken body, never a whole one that is not.
   */
  async pipe(request: SubgraphRequest, res: ServerResponse): Promise<Absence | undefined> {
    const send: Send = async (limit) => {
      let status: number | undefined;
      await this.pool.stream(this.message(request, limit), ({ statusCode, headers }) => {
        limit.answered();
        if (!speaksForSubgraph(statusCode, headers['content-type'])) return new Nowhere();
        status = statusCode;
        const length = headers['content-length'];
        res.writeHead(statusCode, {
          ...downHeaders(headers),
          'content-type': String(headers['content-type']),
          ...(length === undefined ? {} : { 'content-length': String(length) }),
        });
        return res;
      });
      return status === undefined ? 'DEPENDENCY_UNAVAILABLE' : { status, headers: {}, body: {} };
    };
    const answer = await this.admitted(request, send, res);
    return typeof answer === 'string' ? answer : undefined;
  }

  /** Rejects when the process does not answer its liveness door. Askers within half a second share one answer. */
  reach(): Promise<void> {
    return this.health('/health/live');
  }

  /** Rejects when the owner does not say that it can serve. Askers within half a second share one answer. */
  ready(): Promise<void> {
    return this.health('/health/ready');
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  private health(path: HealthPath): Promise<void> {
    const now = performance.now();
    const last = this.reached.get(path);
    if (last && now - last.at <= REACH_MS) return last.answer;
    const answer = this.ping(path);
    this.reached.set(path, { at: now, answer });
    return answer;
  }

  private async ping(path: HealthPath): Promise<void> {
    const r = await this.pool.request({ path, method: 'GET', signal: AbortSignal.timeout(CONNECT_MS) });
    await r.body.dump();
    if (r.statusCode !== 200) throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'is not well');
  }

  private message({ headers, body }: SubgraphRequest, { signal }: TimeLimit) {
    const trace = isTraced() ? { traceparent: currentContext().traceparent } : {};
    const all = { ...headers, ...trace, 'content-type': 'application/json', accept: 'application/json' };
    return { path: '/graphql', method: 'POST' as const, headers: all, body, signal };
  }

  private admitted(request: SubgraphRequest, send: Send, res?: ServerResponse): Promise<SubgraphResponse | Absence> {
    const attributes = { 'http.request.method': 'POST', 'server.address': this.address.hostname, 'server.port': this.address.port };
    return traced('POST /graphql', { kind: 'client', attributes }, async (span) => {
      const answer = await this.counted(request, send, res);
      tell(span, answer);
      return answer;
    });
  }

  private async counted(request: SubgraphRequest, send: Send, res?: ServerResponse): Promise<SubgraphResponse | Absence> {
    const begun = performance.now();
    const note = (outcome: ForwardOutcome): void => this.seen(this.owner, outcome, (performance.now() - begun) / 1_000);
    if (this.pending >= this.settings.pending) {
      note('absent');
      return 'DEPENDENCY_UNAVAILABLE';
    }
    this.pending++;
    const limit = new TimeLimit(this.settings.timeoutMs, request.signal);
    try {
      return await this.attempt(request, send, { limit, res, note });
    } finally {
      this.pending--;
      limit.end();
    }
  }

  private async attempt(
    request: SubgraphRequest,
    send: Send,
    { limit, res, note }: { limit: TimeLimit; res: ServerResponse | undefined; note: (outcome: ForwardOutcome) => void },
  ): Promise<SubgraphResponse | Absence> {
    for (let tries = request.again ? 2 : 1; ; tries--) {
      try {
        const answer = await send(limit);
        note(typeof answer === 'string' ? 'absent' : answer.status < 400 ? 'ok' : 'refused');
        return answer;
      } catch (error) {
        if (request.signal?.aborted || res?.headersSent) {
          note(request.signal?.aborted ? 'left' : 'absent');
          res?.destroy();
          throw error;
        }
        if (tries > 1 && !limit.late && LOST.has(codeOf(error))) continue;
        const missing = limit.late ? 'DEADLINE_EXCEEDED' : absence(error);
        note(missing === 'DEADLINE_EXCEEDED' ? 'late' : 'absent');
        return missing;
      }
    }
  }
}
