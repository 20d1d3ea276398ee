import type { Logger } from '#common';
import type { AckSender } from './ack-sender.js';
import type { ExecutorMetrics } from './executor.metrics.js';
import type { JobsPort } from './jobs.port.js';
import type { LeaseBook } from './lease-book.js';
import type { Handler } from './task.js';

/** What a worker of one lane of a job type works with. */
export interface JobTypeWorkerParts {
  readonly handler: Handler;
  /** What its items wait for elsewhere; '' for nothing. */
  readonly lane: string;
  /** Jobs has items of these lanes of the type. */
  readonly others: (lanes: readonly string[]) => void;
  readonly jobs: JobsPort;
  readonly acknowledger: AckSender;
  readonly book: LeaseBook;
  readonly metrics: ExecutorMetrics;
  readonly logger: Logger;
  /** Items in the handler at once. */
  readonly slots: number;
  /** Without a hint for so long the worker asks Jobs by itself. */
  readonly quietMs: number;
  /** How long Jobs may keep such a question waiting. */
  readonly waitMs: number;
}
