import { Agent, request, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'; // prettier-ignore
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { VitaeError, type Logger } from '#common';
import { discardRest, SlowBody } from '#http';
import type { Admission } from '../http/admission.js';
import type { RouteHandler } from '../http/front.js';
import { sendProblem } from '../http/json-answer.js';
import { factHeaders, type RequestFacts } from '../http/request-facts.js';
import { cutStalled } from '../http/stall.js';

const CONNECT_MS = 3_000;
const RETRY_MS = 5_000;

const unavailable = (cause?: unknown): VitaeError =>
  new VitaeError('DEPENDENCY_UNAVAILABLE', 'The service is not available', { cause, retryAfterMs: RETRY_MS });

/** What a REST owner needs of the client; the rest stays here. */
const UP = ['authorization', 'content-type', 'content-length', 'content-encoding', 'content-disposition', 'accept', 'accept-encoding', 'accept-language', 'idempotency-key', 'if-none-match', 'range', 'user-agent'] as const; // prettier-ignore
/** RFC 9110 §7.6.1: these speak of one connection, not of the answer. The request id is ours already. */
const HOP: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'proxy-authenticate', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'x-request-id', 'x-powered-by']); // prettier-ignore

export interface PassThroughOptions {
  readonly name: string;
  readonly origin: string;
  /** Authority that its certificate is checked by, where the origin is https. Default: those Node ships with. */
  readonly ca?: Buffer | undefined;
  /** Silence of the owner once it has the whole request. */
  readonly timeoutMs: number;
  /** How long a client may take nothing of the answer: its owner waits meanwhile. */
  readonly readerMs: number;
  readonly admission: Admission;
  readonly logger: Logger;
  /** Span the slow-body rule is judged over. Default 20 s. */
  readonly slowBodyMs?: number;
}

const upHeaders = (headers: IncomingHttpHeaders, facts: RequestFacts): OutgoingHttpHeaders => {
  // Not "close": an owner that answers early (413) and closes would reset the connection, and its answer would be lost with it.
  const out: Record<string, string | string[]> = { ...factHeaders(facts), connection: 'keep-alive' };
  for (const name of UP) {
    const value = headers[name];
    if (value !== undefined) out[name] = value;
  }
  if (headers['transfer-encoding'] !== undefined) out['transfer-encoding'] = 'chunked';
  return out;
};

const downHeaders = (headers: IncomingHttpHeaders): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP.has(name)));

/**
 * REST that only passes: method, path, body and answer are streamed both ways and nothing is held, so an upload of any size costs its
 * buffers. A fresh connection each: a kept-alive one that the owner has just closed would lose a body that cannot be sent again.
 */
export class PassThroughHandler implements RouteHandler {
  private readonly target: URL;
  private readonly open: typeof request;
  private readonly agent: Agent;
  /** When the owner is reached: over TLS once its certificate is good. */
  private readonly connected: 'connect' | 'secureConnect';

  constructor(private readonly options: PassThroughOptions) {
    this.target = new URL(options.origin);
    const secure = this.target.protocol === 'https:';
    this.connected = secure ? 'secureConnect' : 'connect';
    this.open = secure ? secureRequest : request;
    this.agent = secure
      ? new SecureAgent({ keepAlive: false, ...(options.ca ? { ca: options.ca } : {}) })
      : new Agent({ keepAlive: false });
  }

  get name(): string {
    return this.options.name;
  }

  handle(req: IncomingMessage, res: ServerResponse, facts: RequestFacts): void {
    void this.pass(req, res, facts).catch((error: unknown) => {
      this.options.logger.error('Pass-through failed', error, { route: this.name });
      res.destroy();
    });
  }

  private async pass(req: IncomingMessage, res: ServerResponse, facts: RequestFacts): Promise<void> {
    let up: ClientRequest | undefined;
    res.once('close', () => {
      if (!res.writableFinished) up?.destroy();
    });
    try {
      this.options.admission.address(facts.address);
      const { hostname, port } = this.target;
      const headers = upHeaders(req.headers, facts);
      up = this.open({ hostname, port, method: req.method, path: req.url, headers, agent: this.agent });
      const answer = await this.exchange(req, up);
      res.writeHead(answer.statusCode ?? 502, downHeaders(answer.headers));
      cutStalled(res, this.options.readerMs);
      await pipeline(answer, res);
      if (!req.complete) up.destroy();
    } catch (error) {
      up?.destroy();
      if (res.destroyed) return;
      if (res.headersSent) return void res.destroy();
      const problem = error instanceof VitaeError ? error : unavailable(error);
      if (problem.code === 'REQUEST_TIMEOUT') res.shouldKeepAlive = false;
      sendProblem(res, problem, facts.requestId);
    }
    discardRest(req);
  }

  /** Sends the body and waits for the answer, which may come before the body is through (413, 401). */
  private exchange(req: IncomingMessage, up: ClientRequest): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const tooSlow = (): void => reject(new VitaeError('REQUEST_TIMEOUT', 'The upload is too slow'));
      const pace = new SlowBody(tooSlow, this.options.slowBodyMs);
      const unreached = setTimeout(() => reject(unavailable()), CONNECT_MS);
      let unanswered: NodeJS.Timeout | undefined;
      let answered = false;
      const finish = (): void => {
        clearTimeout(unreached);
        clearTimeout(unanswered);
        pace.stop();
      };
      up.once('socket', (socket) => socket.once(this.connected, () => clearTimeout(unreached)));
      up.once('close', finish);
      up.on('error', reject);
      up.once('response', (answer) => {
        answered = true;
        finish();
        resolve(answer);
      });
      req.on('data', (chunk: Buffer) => {
        pace.came(chunk.length);
        if (up.destroyed || up.writableEnded || up.write(chunk)) return;
        req.pause();
        pace.hold(true);
        up.once('drain', () => {
          pace.hold(false);
          req.resume();
        });
      });
      req.once('end', () => {
        pace.stop();
        up.end();
        if (answered) return;
        const late = (): void => reject(new VitaeError('DEADLINE_EXCEEDED', 'The service did not answer in time'));
        unanswered = setTimeout(late, this.options.timeoutMs);
      });
      req.on('error', () => undefined); // a client that left: `res` closes, and with it `up`
    });
  }
}
