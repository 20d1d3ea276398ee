import type { JobId } from '#common';
import { eventTopic, readEvent, type JobFinished } from '#contracts';
import type { Queue } from '#queue';

/** Events handled together: their announcements travel in one NOTIFY. */
const CONCURRENCY = 100;

/**
 * The end of a job reaches every live view even where its announcement was lost with the process that should have made it: the event was
 * written with the end itself. One replica gets the event, tells its own views and the other replicas, and settles when they were told.
 */
export class JobFinishedConsumer {
  constructor(
    private readonly queue: Queue,
    private readonly notifier: { changedForAll(jobs: Iterable<JobId>): Promise<void> },
  ) {}

  /** Until the queue is closed. */
  start(): void {
    this.queue.subscribe<JobFinished>(
      eventTopic('job.finished'),
      'jobs-live',
      async ({ data }) => {
        await this.notifier.changedForAll(data.jobs.map((job) => job.id as JobId));
        return 'settle';
      },
      { concurrency: CONCURRENCY, decode: (data) => readEvent('job.finished', data) },
    );
  }
}
