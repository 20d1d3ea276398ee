import { Pool } from 'undici';
import { currentContext, VitaeError } from '#common';
import { isTraced, traced, type Span } from '#telemetry';
import type { SubgraphName } from '../schema/merge-schema.js';
import type { Turn } from '../http/admission.js';
import type { Absence, Answer } from './answer.js';
import { FairLine } from './fair-line.js';
import { Receiver } from './receiver.js';
import { TimeLimit } from './time-limit.js';

/** A connection attempt that is not answered: the host is gone, not slow (a listening one accepts within a round trip). */
const CONNECT_MS = 2_000;
/** An owner that hangs is nobody's fault who asked it. */
const LONGEST_REST_MS = 1_000;
/** Readiness is open to everybody: asking it often must not become asking the owners often. */
const REACH_MS = 500;

export interface SubgraphSettings {
  readonly origin: string;
  /** Authority that its certificate is checked by, where the origin is https. Default: those Node ships with. */
  readonly ca?: Buffer | undefined;
  /** Silence, before the first byte of an answer or between two. */
  readonly timeoutMs: number;
  /** Requests to this owner at once; more than that wait, by turns of who asks. */
  readonly connections: number;
  /** Of these, heavy ones (Weights), one a person: each holds an owner's event loop for milliseconds. */
  readonly heavy: number;
  /** Requests under way and waiting. One more fails at once: an owner that hangs must not take the gateway's room from the others. */
  readonly pending: number;
}

/** `cut`: it was more than may be kept. */
export type ForwardOutcome = 'ok' | 'refused' | 'absent' | 'late' | 'left' | 'cut';

/** Nothing came back, so a query may be asked again: the kept-alive socket was closed under us, or nobody listened. */
const LOST: ReadonlySet<string> = new Set(['ECONNREFUSED', 'UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'UND_ERR_CONNECT_TIMEOUT']);

const codeOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? '';
const absence = (error: unknown): Absence =>
  /(HEADERS|BODY)_TIMEOUT/.test(codeOf(error)) ? 'DEADLINE_EXCEEDED' : 'DEPENDENCY_UNAVAILABLE';

export interface SubgraphRequest {
  readonly body: string;
  /** Nodes it asks for. */
  readonly nodes: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  /** Ask once more where the connection was lost before the answer was whole. Only for what may run twice: queries. */
  readonly again: boolean;
  /** Told of every byte of the answer; ends the asking by throwing. */
  readonly turn: Turn;
}

type HealthPath = '/health/live' | '/health/ready';

function tell(span: Span | undefined, answer: Answer | Absence): void {
  if (typeof answer === 'string') span?.fail(answer);
  else span?.set({ 'http.response.status_code': answer.status });
}

/** GraphQL over HTTP to one owner. Never throws for the owner's absence, only when `signal` aborts or the answer may not be kept. */
export class SubgraphClient {
  private readonly pool: Pool;
  private readonly address: { readonly hostname: string; readonly port: number };
  private readonly line: FairLine;
  private readonly heavy: FairLine;
  private readonly reached = new Map<HealthPath, { readonly at: number; readonly answer: Promise<void> }>();

  constructor(
    readonly owner: SubgraphName,
    private readonly settings: SubgraphSettings,
    private readonly seen: (owner: SubgraphName, outcome: ForwardOutcome, seconds: number) => void,
  ) {
    const { protocol, hostname, port } = new URL(settings.origin);
    this.address = { hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
    this.line = new FairLine({ places: settings.connections, most: settings.pending });
    this.heavy = new FairLine({ places: settings.heavy, each: 1, most: settings.pending });
    this.pool = new Pool(settings.origin, {
      // One more than the line lets in: an owner whose places are all taken can still say that it is well.
      connections: settings.connections + 1,
      headersTimeout: settings.timeoutMs,
      bodyTimeout: settings.timeoutMs,
      connect: { timeout: CONNECT_MS, ...(settings.ca ? { ca: settings.ca } : {}) },
    });
  }

  /**
   * The answer, read whole and as fast as it comes: the connection is free again before the client has seen the first byte. Throws what the
   * request's `turn` throws.
   */
  ask(request: SubgraphRequest): Promise<Answer | Absence> {
    const attributes = { 'http.request.method': 'POST', 'server.address': this.address.hostname, 'server.port': this.address.port };
    return traced('POST /graphql', { kind: 'client', attributes }, async (span) => {
      const answer = await this.counted(request);
      tell(span, answer);
      return answer;
    });
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

  private message({ headers, body }: SubgraphRequest) {
    const trace = isTraced() ? { traceparent: currentContext().traceparent } : {};
    const all = { ...headers, ...trace, 'content-type': 'application/json', accept: 'application/json' };
    return { path: '/graphql', method: 'POST' as const, headers: all, body };
  }

  private async counted(request: SubgraphRequest): Promise<Answer | Absence> {
    const begun = performance.now();
    const note = (outcome: ForwardOutcome): void => this.seen(this.owner, outcome, (performance.now() - begun) / 1_000);
    if (this.line.full || this.heavy.full) {
      note('absent');
      return 'DEPENDENCY_UNAVAILABLE';
    }
    const limit = new TimeLimit(this.settings.timeoutMs, request.signal);
    try {
      const heavy = request.turn.isHeavy(request.body.length, request.nodes);
      return await (heavy ? this.inHeavyLine(request, limit, note) : this.inLine(request, limit, note));
    } finally {
      limit.end();
    }
  }

  /** A person rests for as long as a turn took, so that an owner's event loop is others' for half of the time at least. */
  private async inHeavyLine(
    request: SubgraphRequest,
    limit: TimeLimit,
    note: (outcome: ForwardOutcome) => void,
  ): Promise<Answer | Absence> {
    const { who } = request.turn;
    try {
      const turn = this.heavy.enter(who, limit.signal);
      if (turn) await turn;
    } catch (error) {
      return this.missed(error, request, limit, note);
    }
    const begun = performance.now();
    try {
      return await this.inLine(request, limit, note);
    } finally {
      this.heavy.leave(who, Math.min(performance.now() - begun, LONGEST_REST_MS));
    }
  }

  private async inLine(request: SubgraphRequest, limit: TimeLimit, note: (outcome: ForwardOutcome) => void): Promise<Answer | Absence> {
    try {
      const turn = this.line.enter(request.turn.who, limit.signal);
      if (turn) await turn;
    } catch (error) {
      return this.missed(error, request, limit, note);
    }
    try {
      return await this.attempt(request, limit, note);
    } finally {
      this.line.leave(request.turn.who);
    }
  }

  private async attempt(request: SubgraphRequest, limit: TimeLimit, note: (outcome: ForwardOutcome) => void): Promise<Answer | Absence> {
    for (let tries = request.again ? 2 : 1; ; tries--) {
      try {
        const answer = await this.send(request, limit);
        note(typeof answer === 'string' ? 'absent' : answer.status < 400 ? 'ok' : 'refused');
        return answer;
      } catch (error) {
        if (tries > 1 && !limit.signal.aborted && LOST.has(codeOf(error))) continue;
        return this.missed(error, request, limit, note);
      }
    }
  }

  /** What became of a request that has no answer. Throws where nobody waits for one any more, or may have it. */
  private missed(error: unknown, request: SubgraphRequest, limit: TimeLimit, note: (outcome: ForwardOutcome) => void): Absence {
    if (request.signal?.aborted || error instanceof VitaeError) {
      note(error instanceof VitaeError ? 'cut' : 'left');
      throw error;
    }
    const missing = limit.late ? 'DEADLINE_EXCEEDED' : absence(error);
    note(missing === 'DEADLINE_EXCEEDED' ? 'late' : 'absent');
    return missing;
  }

  private send(request: SubgraphRequest, limit: TimeLimit): Promise<Answer | Absence> {
    return new Promise((resolve, reject) => {
      this.pool.dispatch(this.message(request), new Receiver(request.turn, limit, { resolve, reject }));
    });
  }
}
