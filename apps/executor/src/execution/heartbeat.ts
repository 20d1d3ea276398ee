import { Loop, type Logger } from '#common';
import type { ExecutorMetrics } from './executor.metrics.js';
import type { JobsPort } from './jobs.port.js';
import type { LeaseBook } from './lease-book.js';

/** Items in one call. */
const MAX_IN_CALL = 500;

/**
 * Extends the leases of everything held, at a fixed beat, and stops the work of what Jobs says is cancelled or lost. While Jobs is away it
 * asks again every second; work goes on meanwhile, since its effects are the item's and harmless when repeated.
 */
export class Heartbeat {
  private readonly loop: Loop;
  private away = false;

  /** `beatMs`: well below a third of the lease, so that two lost beats lose nothing. */
  constructor(
    private readonly jobs: Pick<JobsPort, 'heartbeat'>,
    private readonly book: LeaseBook,
    private readonly metrics: ExecutorMetrics,
    private readonly logger: Logger,
    beatMs: number,
  ) {
    this.loop = new Loop(
      () => this.beat(),
      beatMs,
      () => {
        if (!this.away) this.logger.warn('Leases cannot be extended: Jobs does not answer', { count: this.book.size });
        this.away = true;
      },
    );
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  private async beat(): Promise<boolean> {
    const items = this.book.all;
    this.metrics.held.set(items.length);
    for (let from = 0; from < items.length; from += MAX_IN_CALL) {
      const batch = items.slice(from, from + MAX_IN_CALL);
      const verdicts = await this.metrics.timed('heartbeat', () => this.jobs.heartbeat(batch));
      batch.forEach((item, i) => {
        if (verdicts[i] === 'CANCEL') item.stop('cancelled');
        else if (verdicts[i] === 'LOST') item.stop('lost');
      });
    }
    this.away = false;
    return false;
  }
}
