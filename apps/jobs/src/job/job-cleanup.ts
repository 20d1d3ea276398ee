import { Loop, type Logger } from '#common';
import { OLD_JOBS, type JobRemovalRepository } from './job-removal.repository.js';

const EVERY_MS = 60_000;

/** Deletes jobs that ended longer ago than the retention. Any number of replicas may do it at once. */
export class JobCleanup {
  private readonly loop: Loop;

  constructor(
    private readonly jobs: JobRemovalRepository,
    private readonly days: number,
    logger: Logger,
  ) {
    this.loop = new Loop(
      () => this.round(),
      EVERY_MS,
      (error) => logger.error('Sweeping jobs failed', error),
    );
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** True when there may be more. */
  async round(): Promise<boolean> {
    const old = await this.jobs.old(this.days);
    for (const { id, ownerId } of old) await this.jobs.remove(ownerId, id);
    return old.length >= OLD_JOBS;
  }
}
