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

/** Lanes of a type with slots of their own; what is hinted of further ones has those of the lane without a name. */
const MOST_LANES = 16;

/** What a drain left: items given back to Jobs, and outcomes Jobs could not be told. */
export interface Drained {
  readonly released: number;
  readonly unsent: number;
}

/** Runs items: a worker for each job type and lane of it, one heartbeat and one acknowledger for all. */
export class Runner {
  private readonly book = new LeaseBook();
  private readonly acknowledger: AckSender;
  private readonly heartbeat: Heartbeat;
  /** By type, and then by lane. */
  private readonly workers: ReadonlyMap<JobType, Map<string, JobTypeWorker>>;
  private readonly newWorker: (type: JobType, lane: string) => JobTypeWorker;
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
    this.newWorker = (type, lane) =>
      new JobTypeWorker({
        ...parts,
        handler: registry.of(type),
        lane,
        slots: slotsOf(type, options.concurrency),
        others: (lanes) => this.open(type, lanes),
      });
    this.workers = new Map(registry.types.map((type) => [type, new Map([['', this.newWorker(type, '')]])]));
  }

  start(): void {
    this.heartbeat.start();
    for (const worker of this.all) worker.start();
  }

  /** Resolves `done` when every hinted item has ended, was told, or was not to be had; `again` when this executor drains before that. */
  hint(jobType: JobType, itemIds: readonly ItemId[], traceparent?: string, lane = ''): Promise<HintEnd> {
    this.open(jobType, [lane]);
    const worker = this.workers.get(jobType)?.get(lane) ?? this.workers.get(jobType)?.get('');
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

  private get all(): JobTypeWorker[] {
    return [...this.workers.values()].flatMap((lanes) => [...lanes.values()]);
  }

  /**
   * Makes workers for lanes that have none. Each has all the slots of its type: what waits for a provider costs no processor here, and one
   * that hangs has nothing that another lane could need. There are as many lanes as Jobs has providers, MOST_LANES at most.
   */
  private open(type: JobType, names: readonly string[]): void {
    const lanes = this.workers.get(type);
    for (const name of names) {
      if (!lanes || lanes.has(name) || lanes.size >= MOST_LANES || this.draining) continue;
      const worker = this.newWorker(type, name);
      lanes.set(name, worker);
      worker.start();
    }
  }

  private async drainOnce(ms: number): Promise<Drained> {
    let released = 0;
    const giveBack = async (items: readonly HeldItem[]): Promise<void> => {
      released += items.length;
      await this.release(items);
    };
    const late: Promise<void>[] = [];
    const workers = this.all;
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
