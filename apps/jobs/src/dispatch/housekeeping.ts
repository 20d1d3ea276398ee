import { Loop, type JobId, type Logger } from '#common';
import type { Pool } from '#database';
import { UsageRecount, type Drift } from '#quota';
import { RECOUNT_OF } from '../kept/kept-sql.js';
import { expireJobs } from './expire.js';
import { sweepHolds } from './holds.js';
import { findViolations } from './invariants.js';

const ROUND_MS = 60_000;

/** The recount of a minute ago says enough; it is the costliest of the chores. */
const CHECK_EVERY_ROUNDS = 5;

/** Persons of which is counted what they keep: a thousand in an hour. */
const PERSONS_A_CHECK = 100;

export interface HousekeepingOptions {
  readonly pool: Pool;
  readonly logger: Logger;
  readonly jobDays: number;
  readonly onExpired: (jobs: readonly JobId[]) => void;
  readonly onChecked: (violations: number) => void;
  /** What persons keep was written down wrong. */
  readonly onDrift: (drift: Drift) => void;
}

/**
 * The slow chores, once a minute: jobs expire, ended holds go, invariants are checked, what some persons keep is counted. Every replica does them; none minds another doing
 * the same.
 */
export class Housekeeping {
  private readonly loop: Loop;
  private readonly recount: UsageRecount;
  private rounds = 0;

  constructor(private readonly options: HousekeepingOptions) {
    const { pool, logger, onDrift } = options;
    this.recount = new UsageRecount({ pool, logger, onDrift, count: RECOUNT_OF, persons: PERSONS_A_CHECK });
    this.loop = new Loop(
      () => this.round(),
      ROUND_MS,
      (error) => options.logger.error('Housekeeping failed', error),
    );
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** One turn of every chore. */
  async round(): Promise<boolean> {
    const { pool, jobDays, onExpired } = this.options;
    const stopped = await expireJobs(pool, jobDays);
    if (stopped.length > 0) onExpired(stopped);
    await sweepHolds(pool);
    if (this.rounds++ % CHECK_EVERY_ROUNDS === 0) await this.check();
    return false;
  }

  private async check(): Promise<void> {
    await this.recount.round();
    const violations = await findViolations(this.options.pool);
    this.options.onChecked(violations.length);
    for (const { job, what } of violations.slice(0, 10))
      this.options.logger.error('An invariant is violated', undefined, { jobId: job, code: what });
  }
}
