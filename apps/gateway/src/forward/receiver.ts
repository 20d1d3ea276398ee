import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Turn } from '../http/admission.js';
import type { Absence, Answer } from './answer.js';
import type { TimeLimit } from './time-limit.js';

/** What an owner's answer may say to the client beside its body. */
const DOWN = ['retry-after', 'www-authenticate'] as const;
const JSON_TYPES = /^application\/(json|graphql-response\+json)/;
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

interface Waiting {
  resolve(answer: Answer | Absence): void;
  reject(error: unknown): void;
}

/**
 * Takes one answer as it comes, so fast as it comes: what bounds it is the operation's turn. The HTTP client's own stream would cost a small answer
 * a fifth more (measured). A page of a proxy is read and thrown away.
 */
export class Receiver implements Dispatcher.DispatchHandler {
  private readonly pieces: Buffer[] = [];
  private bytes = 0;
  private head: Omit<Answer, 'body'> | undefined;
  private controller: Dispatcher.DispatchController | undefined;
  private over = false;

  constructor(
    private readonly turn: Turn,
    private readonly limit: TimeLimit,
    private readonly waiting: Waiting,
  ) {
    if (limit.signal.aborted) this.fail(limit.signal.reason);
    else limit.signal.addEventListener('abort', this.leave, { once: true });
  }

  private readonly leave = (): void => {
    const { reason } = this.limit.signal as { reason: Error };
    this.controller?.abort(reason);
    this.fail(reason);
  };

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.over) controller.abort(this.limit.signal.reason as Error);
  }

  onResponseStart(_controller: unknown, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    this.limit.answered();
    const type = headers['content-type'];
    if (speaksForSubgraph(status, type)) this.head = { status, headers: { ...downHeaders(headers), 'content-type': String(type) } };
  }

  /** What is thrown here ends the request, and is what it failed of. */
  onResponseData(_controller: unknown, piece: Buffer): void {
    if (!this.head) return;
    this.turn.answered(piece.length);
    this.bytes += piece.length;
    this.pieces.push(piece);
  }

  onResponseEnd(): void {
    if (this.over) return;
    this.end();
    this.waiting.resolve(this.head ? { ...this.head, body: this.pieces } : 'DEPENDENCY_UNAVAILABLE');
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.fail(error);
  }

  private fail(error: unknown): void {
    if (this.over) return;
    this.end();
    this.turn.release(this.bytes);
    this.waiting.reject(error);
  }

  private end(): void {
    this.over = true;
    this.limit.signal.removeEventListener('abort', this.leave);
  }
}
