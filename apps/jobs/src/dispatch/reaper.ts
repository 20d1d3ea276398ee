import { Loop, sleep, type JobId, type Logger } from '#common';
import type { Pool } from '#database';
import type { Announcements } from '../job/announcements.js';
import { cancelItems, cancellingJobs } from './cancel-items.js';
import { reapExpiredLeases, type ReapedLeases } from './expired-leases.js';

const SWEEP_MS = 1_000;
const STOP_POLL_MS = 2_000;

/** Leases are judged only after the house has been well for so long: after an outage every lease is over, and every executor is alive. */
const GRACE_MS = 12_000;

export interface ReaperOptions {
  readonly pool: Pool;
  readonly announcements: Announcements;
  readonly logger: Logger;
  readonly leaseMs: number;
  readonly onSwept: (swept: ReapedLeases) => void;
}

/**
 * Background work every replica does: leases that ran out are taken back, jobs that are CANCELLING get their open items cancelled.
 * Row locks with SKIP LOCKED let any number of replicas do it side by side.
 * After its start and after every failure the sweeper waits a heartbeat's time, so that executors that lived through the outage can speak first.
 */
export class Reaper {
  private readonly sweeper: Loop;
  private readonly stopper: Loop;
  private wellSince = performance.now();
  private readonly graceMs: number;

  constructor(private readonly options: ReaperOptions) {
    this.graceMs = Math.min(GRACE_MS, options.leaseMs);
    this.sweeper = new Loop(() => this.sweep(), SWEEP_MS, (error) => this.failed('Sweeping failed', error)); // prettier-ignore
    this.stopper = new Loop(() => this.stopJobs(), STOP_POLL_MS, (error) => this.failed('Cancelling items failed', error)); // prettier-ignore
  }

  start(): void {
    this.sweeper.start();
    this.stopper.start();
  }

  /** A job is CANCELLING. */
  stopping(): void {
    this.stopper.wake();
  }

  async stop(): Promise<void> {
    await Promise.all([this.sweeper.stop(), this.stopper.stop()]);
  }

  private failed(what: string, error: unknown): void {
    this.wellSince = performance.now();
    this.options.logger.error(what, error);
  }

  private async sweep(): Promise<boolean> {
    if (performance.now() - this.wellSince < this.graceMs) {
      await this.options.pool.query('SELECT 1');
      return false;
    }
    const swept = await reapExpiredLeases(this.options.pool, this.options.leaseMs);
    if (swept.items === 0) return false;
    this.options.onSwept(swept);
    return swept.more;
  }

  private async stopJobs(): Promise<boolean> {
    for (const job of await cancellingJobs(this.options.pool)) await this.stopJob(job);
    return false;
  }

  /** Rows somebody else held were skipped: the next poll finds them, or their Acknowledge has ended the job. */
  private async stopJob(job: JobId): Promise<void> {
    for (let from = -1; ;) {
      const { last, done } = await cancelItems(this.options.pool, job, from);
      if (last !== undefined) this.options.announcements.changed([job]);
      if (done || last === undefined) return;
      from = last;
      await sleep(0);
    }
  }
}
