import { errorText, sleep, VitaeError, type ItemId, type Logger } from '#common';
import { jobTypeSpec, type JobType } from '#contracts';
import { AckSender } from './ack-sender.js';
import type { ExecutorMetrics } from './executor.metrics.js';
import { Heartbeat } from './heartbeat.js';
import type { HandlerRegistry } from './handler-registry.js';
import type { HeldItem } from './held-item.js';
import type { HintEnd } from './hint-progress.js';
import type { JobsPort } from './jobs.port.js';
import { JobTypeWorker } from './job-type-worker.js';
import { LeaseBook } from './lease-book.js';

export interface RunnerOptions {
  /** Slots of a job type that differ from its catalogue entry. */
  readonly concurrency: Readonly<Partial<Record<JobType, number>>>;
  readonly heartbeatMs: number;
  readonly quietMs: number;
  readonly waitMs: number;
}

/** What a drain left: items given back to Jobs, and outcomes Jobs could not be told. */
export interface Drained {
  readonly released: number;
  readonly unsent: number;
}

/** Runs items: a worker for each job type, one heartbeat and one acknowledger for all. */
export class Runner {
  private readonly book = new LeaseBook();
  private readonly acknowledger: AckSender;
  private readonly heartbeat: Heartbeat;
  private readonly workers: ReadonlyMap<JobType, JobTypeWorker>;
  private draining: Promise<Drained> | undefined;

  constructor(
    registry: HandlerRegistry,
    private readonly jobs: JobsPort,
    metrics: ExecutorMetrics,
    private readonly logger: Logger,
    options: RunnerOptions,
  ) {
    this.acknowledger = new AckSender(jobs, metrics, logger);
    this.heartbeat = new Heartbeat(jobs, this.book, metrics, logger, options.heartbeatMs);
    const parts = {
      jobs,
      metrics,
      logger,
      acknowledger: this.acknowledger,
      book: this.book,
      quietMs: options.quietMs,
      waitMs: options.waitMs,
    };
    this.workers = new Map(
      registry.types.map((type) => [
        type,
        new JobTypeWorker({ ...parts, handler: registry.of(type), slots: slotsOf(type, options.concurrency) }),
      ]),
    );
  }

  start(): void {
    this.heartbeat.start();
    for (const worker of this.workers.values()) worker.start();
  }

  /** Resolves `done` when every hinted item has ended, was told, or was not to be had; `again` when this executor drains before that. */
  hint(jobType: JobType, itemIds: readonly ItemId[], traceparent?: string): Promise<HintEnd> {
    const worker = this.workers.get(jobType);
    if (!worker) throw new VitaeError('INTERNAL_SERVER_ERROR', 'A hint for a job type without a worker');
    return worker.hint(itemIds, traceparent);
  }

  /**
   * Takes nothing more, gives back what was not started, lets the rest finish for at most `ms`, then stops it and gives it back uncharged.
   * Takes at most `ms` plus the few seconds Release may need. A second call waits for the first.
   */
  drain(ms: number): Promise<Drained> {
    return (this.draining ??= this.drainOnce(ms));
  }

  private async drainOnce(ms: number): Promise<Drained> {
    let released = 0;
    const giveBack = async (items: readonly HeldItem[]): Promise<void> => {
      released += items.length;
      await this.release(items);
    };
    const late: Promise<void>[] = [];
    const workers = [...this.workers.values()];
    const unstarted = workers.flatMap((worker) => worker.close((items) => void late.push(giveBack(items))));
    const patience = new AbortController();
    await Promise.race([this.finished(workers, giveBack(unstarted)), sleep(ms, patience.signal)]);
    patience.abort();
    const left = this.book.all;
    for (const item of left) item.stop('drain');
    await giveBack(left);
    await Promise.all(late);
    const unsent = this.acknowledger.stop();
    await this.heartbeat.stop();
    return { released, unsent };
  }

  private async finished(workers: readonly JobTypeWorker[], given: Promise<void>): Promise<void> {
    await given;
    await Promise.all(workers.map((worker) => worker.settled()));
    await Promise.all(this.book.all.map((item) => new Promise<void>((resolve) => item.whenEnded(resolve))));
  }

  /** Leases that cannot be given back run out by themselves. */
  private async release(items: readonly HeldItem[]): Promise<void> {
    if (items.length === 0) return;
    try {
      await this.jobs.release(items);
    } catch (error) {
      this.logger.warn('Items could not be given back; their leases will run out', { count: items.length, reason: errorText(error) });
    }
    for (const item of items) item.finish();
  }
}

/** The slots of a type: its catalogue entry, unless the configuration says otherwise. */
const slotsOf = (type: JobType, configured: Readonly<Partial<Record<JobType, number>>>): number =>
  configured[type] ?? jobTypeSpec(type).concurrency;
