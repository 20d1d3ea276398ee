import { backoff, sleep, type Logger } from '#common';
import { readPass, type Pass, type PulsarAccess } from '../pulsar-admin/access.js';
import { connectionProblem, PulsarProblem, type Wish } from '../pulsar-admin/problem.js';
import { LiveSocket } from './live-socket.js';
import type { Timings } from './timings.js';

export interface LinkOptions {
  readonly access: PulsarAccess;
  /** `/producer/…` or `/consumer/…`, with its query. */
  readonly path: string;
  readonly wish: Wish;
  readonly timings: Timings;
  readonly logger: Logger;
  /** A socket is there; the one before it, if any, has ended or is told to `onRetired`. */
  readonly onOpen: (socket: LiveSocket) => void;
  readonly onMessage: (socket: LiveSocket, text: string) => void;
  readonly onEnd: (socket: LiveSocket) => void;
  /** Replaced while it was well: the owner closes it when it has no more use for it. */
  readonly onRetired: (socket: LiveSocket) => void;
  /** Asked before the next try after a refusal: may mend what it can. True: it did, and the next try is not put off. Must not throw. */
  readonly onRefused?: (problem: PulsarProblem) => Promise<boolean>;
  /** Asked before every try but the first; what it throws is the reason, and the socket is not asked for. */
  readonly mayOpen?: () => Promise<void>;
}

/** How often a file is looked at for a token newer than the one that ends. */
const LOOK_FOR_TOKEN_MS = 1_000;
/** Timers beyond 24.8 days would fire at once. */
const MAX_TIMER_MS = 86_400_000;

/**
 * Keeps one socket open for as long as it is wanted: `ws` itself never connects again.
 *
 * States: trying (no socket; after the first failure with the reason in `problem`), open, replacing (the token ends soon and a newer one
 * is there, or the owner asked for it: the next socket is opened before the old one is let go), closed. A token that has ended while its socket is open is told in
 * `problem` although the socket still works.
 */
export class Link {
  current: LiveSocket | undefined;
  /** Why there is no socket, or why there soon will be none. */
  problem: PulsarProblem | undefined;
  private readonly closing = new AbortController();
  private readonly running: Promise<void>;
  private settle: () => void = () => undefined;
  private replaceNow: () => void = () => undefined;
  private outcome = new Promise<void>((resolve) => (this.settle = resolve));

  constructor(private readonly options: LinkOptions) {
    this.running = this.run();
  }

  /** Resolves when there is a socket or a reason why there is none. */
  async settled(): Promise<void> {
    if (this.current === undefined && this.problem === undefined) await this.outcome;
  }

  /** Has another socket opened in the place of the present one, which then goes to `onRetired`. Nothing while there is none. */
  replace(): void {
    this.replaceNow();
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.settle();
    await this.current?.close();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.closing;
    const { firstRetryMs, lastRetryMs, lastingRetryMs } = this.options.timings;
    const untilRetry = backoff({ first: firstRetryMs, longest: lastRetryMs });
    const untilLastingRetry = backoff({ first: lastingRetryMs, longest: lastingRetryMs });
    let failures = 0;
    while (!signal.aborted) {
      let mended = false;
      try {
        await this.stay(await this.connect());
        failures = 0;
      } catch (error) {
        mended = await this.failed(connectionProblem(error));
      }
      if (signal.aborted) return;
      const lasting = this.problem?.lasting === true && !mended;
      failures = lasting ? 0 : failures + 1;
      await sleep(lasting ? untilLastingRetry(1) : untilRetry(failures), signal);
    }
  }

  private async connect(): Promise<{ socket: LiveSocket; pass: Pass; ended: Promise<void> }> {
    const { access, path, wish, timings, onMessage, onEnd, mayOpen } = this.options;
    if (this.problem) await mayOpen?.();
    const pass = await readPass(access);
    const url = new URL(`/ws/v2${path}`, access.webUrl);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = await LiveSocket.open(url, pass, wish, timings, this.closing.signal);
    socket.onMessage = (text) => onMessage(socket, text);
    const ended = socket.ended.then((problem) => {
      if (this.current === socket) {
        this.current = undefined;
        if (!this.closing.signal.aborted) this.tell(problem);
      }
      onEnd(socket);
    });
    this.take(socket);
    return { socket, pass, ended };
  }

  private take(socket: LiveSocket): void {
    if (this.problem) this.options.logger.info('The broker is back', this.facts());
    const before = this.current;
    this.current = socket;
    this.problem = undefined;
    this.settle();
    if (this.closing.signal.aborted) return void socket.close();
    this.options.onOpen(socket);
    if (before) this.options.onRetired(before);
  }

  /** Until the socket, or one that replaced it, has ended. */
  private async stay(first: { socket: LiveSocket; pass: Pass; ended: Promise<void> }): Promise<void> {
    for (let now = first; ;) {
      const renewed = await this.untilRenewable(now.pass, now.ended);
      if (!renewed) return;
      now = await this.connect().catch(async (error: unknown) => {
        this.tell(connectionProblem(error));
        await sleep(this.options.timings.lastingRetryMs, this.closing.signal);
        return now;
      });
      if (this.current === undefined) return;
    }
  }

  /** True when the socket is to be replaced; false when it has ended. */
  private async untilRenewable(pass: Pass, ended: Promise<void>): Promise<boolean> {
    const over = new AbortController();
    const finished = ended.then(() => false);
    const asked = new Promise<boolean>((resolve) => (this.replaceNow = () => resolve(true)));
    try {
      return await Promise.race([finished, asked, this.untilTokenEnds(pass, over)]);
    } finally {
      this.replaceNow = () => undefined;
      over.abort();
    }
  }

  /** True when the token ends soon and another is there; false when `over`, and never where it does not end. */
  private async untilTokenEnds(pass: Pass, over: AbortController): Promise<boolean> {
    if (pass.expiresAt === undefined) return new Promise(() => undefined);
    while (!over.signal.aborted) {
      const left = pass.expiresAt - this.options.timings.renewAheadMs - Date.now();
      await sleep(left > 0 ? Math.min(left, MAX_TIMER_MS) : LOOK_FOR_TOKEN_MS, over.signal);
      if (over.signal.aborted || Date.now() < pass.expiresAt - this.options.timings.renewAheadMs) continue;
      try {
        const next = await readPass(this.options.access);
        if (next.token !== pass.token) return !over.signal.aborted;
      } catch (error) {
        if (!over.signal.aborted) this.tell(connectionProblem(error));
      }
    }
    return false;
  }

  private async failed(problem: PulsarProblem): Promise<boolean> {
    if (this.closing.signal.aborted) return false;
    this.tell(problem);
    return (await this.options.onRefused?.(problem)) ?? false;
  }

  /** Said once for each reason, not at each try. */
  private tell(problem: PulsarProblem): void {
    if (this.problem?.message !== problem.message)
      this.options.logger.warn('No connection to the broker', { ...this.facts(), reason: problem.message });
    this.problem = problem;
    this.settle();
  }

  private facts(): { readonly queue: string; readonly operation: string } {
    return { queue: this.options.wish.topic, operation: this.options.wish.verb };
  }
}
