import { backoff, currentContext, findVitaeError, isSampled, sleep, VitaeError, withContext, type Logger } from '#common';
import type { ExecutorMetrics } from './executor.metrics.js';
import type { HeldItem } from './held-item.js';
import type { Disposition, JobsPort } from './jobs.port.js';
import type { Outcome } from './outcome.js';

interface Entry {
  readonly item: HeldItem;
  readonly outcome: Outcome;
  readonly traceparent: string | undefined;
  readonly resolve: (disposition: Disposition | undefined) => void;
}

/** Outcomes in one call. A letter's detail is some 10 kB, a message at most 4 MiB. */
const MAX_IN_BATCH = 200;
/** With one call under way a second goes out only for so many: small ones wait and travel together. */
const WORTH_A_SECOND_CALL = 50;
/** Outcomes kept while Jobs is away; at this many no further item is claimed. Each may hold some 10 kB. */
export const SPOOL_LIMIT = 1_000;
const untilRetry = backoff({ first: 200, longest: 5_000 });

/**
 * Tells Jobs the outcomes, in batches, again and again until it has answered: at most two calls under way, everything else waits in a
 * bounded spool whose items keep their leases by heartbeat. Nothing is dropped while this executor lives.
 */
export class AckSender {
  private spool: Entry[] = [];
  private calls = 0;
  private failures = 0;
  private scheduled = false;
  private readonly stopped = new AbortController();

  constructor(
    private readonly jobs: Pick<JobsPort, 'acknowledge'>,
    private readonly metrics: ExecutorMetrics,
    private readonly logger: Logger,
  ) {}

  /** Resolves with Jobs' disposition, or undefined when the outcome was given up: by `stop`, or because Jobs refuses to read it. */
  push(item: HeldItem, outcome: Outcome): Promise<Disposition | undefined> {
    return new Promise((resolve) => {
      if (this.stopped.signal.aborted) return resolve(undefined);
      this.spool.push({ item, outcome, traceparent: currentContext().traceparent, resolve });
      this.metrics.unsent.inc();
      this.schedule();
    });
  }

  get full(): boolean {
    return this.spool.length >= SPOOL_LIMIT;
  }

  get idle(): boolean {
    return this.spool.length === 0 && this.calls === 0;
  }

  /** Gives up what has not been told: its leases run out and the items run again elsewhere. Answers how many. */
  stop(): number {
    this.stopped.abort();
    const left = this.spool.splice(0);
    for (const entry of left) this.settle(entry, undefined);
    return left.length;
  }

  /** Once a turn of the event loop, so that everything that ended in it goes out together. */
  private schedule(): void {
    if (this.scheduled || this.failures > 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  private flush(): void {
    while (this.spool.length > 0 && (this.calls === 0 || (this.calls === 1 && this.spool.length >= WORTH_A_SECOND_CALL))) {
      this.calls++;
      void this.send(this.spool.splice(0, MAX_IN_BATCH));
    }
  }

  private async send(batch: readonly Entry[]): Promise<void> {
    try {
      // One call tells of many items; its span stands in the first recorded trace among them.
      const traceparent = batch.find((entry) => isSampled(entry.traceparent))?.traceparent;
      const call = (): Promise<readonly Disposition[]> => this.jobs.acknowledge(batch);
      const dispositions = await this.metrics.timed('acknowledge', () => withContext({ traceparent }, call));
      this.failures = 0;
      batch.forEach((entry, i) => this.settle(entry, dispositions[i]));
    } catch (error) {
      await this.failed(batch, error);
    }
    this.calls--;
    this.flush();
  }

  private async failed(batch: readonly Entry[], error: unknown): Promise<void> {
    if (isUnreadable(error)) return this.split(batch, error);
    this.spool = [...batch, ...this.spool];
    if (this.stopped.signal.aborted) return void this.stop();
    if (this.failures++ === 0)
      this.logger.warn('Outcomes cannot be told to Jobs; they are kept and told later', { count: this.spool.length });
    await sleep(untilRetry(this.failures), this.stopped.signal);
  }

  /** One outcome Jobs cannot read must not keep its neighbours from being told. */
  private async split(batch: readonly Entry[], error: unknown): Promise<void> {
    const [only] = batch;
    if (only && batch.length === 1) {
      this.logger.error('Jobs refuses an outcome', error, { itemId: only.item.task.itemId, jobType: only.item.task.jobType });
      return this.settle(only, undefined);
    }
    const half = Math.ceil(batch.length / 2);
    for (const part of [batch.slice(0, half), batch.slice(half)]) {
      this.calls++;
      await this.send(part);
    }
  }

  private settle(entry: Entry, disposition: Disposition | undefined): void {
    this.metrics.unsent.dec();
    this.metrics.dispositions.inc({ disposition: disposition ?? 'NONE' });
    entry.resolve(disposition);
  }
}

const UNREADABLE: ReadonlySet<VitaeError['code']> = new Set(['BAD_USER_INPUT', 'PAYLOAD_TOO_LARGE']);

const isUnreadable = (error: unknown): boolean => {
  const known = findVitaeError(error);
  return known !== undefined && UNREADABLE.has(known.code);
};
