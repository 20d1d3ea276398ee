import { Loop, type Logger } from '#common';
import { SWEEP_BATCH, type UploadRepository } from './upload.repository.js';

const EVERY_MS = 15_000;

/**
 * Deletes what uploads leave behind: staged chunks whose import item has succeeded, once their job has ended; uploads nobody feeds any
 * more (their process died); everything older than the retention. Any number of replicas may do it at once.
 */
export class UploadCleanup {
  private readonly loop: Loop;

  constructor(uploads: UploadRepository, retentionDays: number, logger: Logger) {
    this.loop = new Loop(
      async () => {
        const gone = [await uploads.sweepImported(), await uploads.sweepAbandoned(), await uploads.sweepOld(retentionDays)];
        return gone.some((n) => n >= SWEEP_BATCH);
      },
      EVERY_MS,
      (error) => logger.error('Sweeping uploads failed', error),
    );
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }
}
