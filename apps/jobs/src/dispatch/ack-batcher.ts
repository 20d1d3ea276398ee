import { currentContext, isSampled, sleep, withContext } from '#common';
import { DEFERRAL_FLOOR_MS, acknowledge, type Acknowledged, type Disposition, type Outcome } from './acknowledge.js';
import { hold } from './holds.js';
import { withTransaction, type Pool, type Queryable } from '#database';

/** Outcomes in one statement. Beyond that its locks stand long enough to be felt by heartbeats. */
const MOST = 500;

interface Waiting {
  readonly outcomes: readonly Outcome[];
  readonly traceparent: string | undefined;
  readonly resolve: (dispositions: readonly Disposition[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit for Acknowledge: while one statement runs, the calls that arrive are collected, and the next statement takes them together.
 * One call alone waits for nobody. Two statements may be under way, so that one commits while the other works.
 * Every caller gets its own dispositions, after the commit.
 */
export class AckBatcher {
  private queue: Waiting[] = [];
  private running = 0;
  private scheduled = false;

  constructor(
    private readonly pool: Pool,
    private readonly onApplied: (result: Acknowledged) => void,
    private readonly parallel = 2,
    private readonly random: () => number = Math.random,
  ) {}

  acknowledge(outcomes: readonly Outcome[]): Promise<readonly Disposition[]> {
    if (outcomes.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.queue.push({ outcomes, traceparent: currentContext().traceparent, resolve, reject });
      this.schedule();
    });
  }

  /** Resolves when everything that was asked has been answered. */
  async idle(): Promise<void> {
    while (this.running > 0 || this.queue.length > 0) await sleep(5);
  }

  /** After the current turn of the event loop: calls that arrived in the same read of a socket travel together. */
  private schedule(): void {
    if (this.scheduled || this.running >= this.parallel || this.queue.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      void this.drain();
    });
  }

  private async drain(): Promise<void> {
    const batch = this.take();
    if (batch.length === 0) return;
    this.running++;
    this.schedule();
    try {
      // The statement is everybody's; its span stands in the first recorded trace that waited for it.
      const traceparent = batch.find((w) => isSampled(w.traceparent))?.traceparent;
      const result = await withContext({ traceparent }, () => this.write(batch.flatMap((w) => w.outcomes)));
      let at = 0;
      for (const { outcomes, resolve } of batch) resolve(result.dispositions.slice(at, (at += outcomes.length)));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.running--;
      this.schedule();
    }
  }

  private take(): Waiting[] {
    let size = 0;
    let n = 0;
    while (n < this.queue.length && (n === 0 || size + this.queue[n]!.outcomes.length <= MOST)) size += this.queue[n++]!.outcomes.length;
    return this.queue.splice(0, n);
  }

  private async write(outcomes: readonly Outcome[]): Promise<Acknowledged> {
    const result = outcomes.some((o) => o.result.is === 'deferred')
      ? await withTransaction(this.pool, (tx) => this.withHolds(tx, outcomes))
      : await acknowledge(this.pool, outcomes, this.random);
    this.onApplied(result);
    return result;
  }

  /** The hold first: what the deferred item waits for, its neighbours wait for too. */
  private async withHolds(db: Queryable, outcomes: readonly Outcome[]): Promise<Acknowledged> {
    const holds = outcomes.flatMap(({ result: r }) => (r.is === 'deferred' ? [{ scope: r.scope, reason: r.reason, forMs: Math.max(DEFERRAL_FLOOR_MS, r.retryAfterMs) }] : [])); // prettier-ignore
    await hold(db, holds);
    return acknowledge(db, outcomes, this.random);
  }
}
