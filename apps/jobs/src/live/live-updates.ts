import { Loop, notFound, type JobId, type Logger, type UserId } from '#common';
import type { Job } from '../job/job.js';
import type { JobRepository } from '../job/job.repository.js';
import { isFinished } from '../job/job.transitions.js';

/** At most four updates a second for a job: a bar that moves, not a flood (docs/architecture.md). */
const LEAST_GAP_MS = 250;

/** Every watched job is looked at this often even when nobody announced a change: the process that made it may have died before saying so. */
const LOOK_MS = 5_000;

/**
 * One subscriber: holds at most one update, the newest; a slow reader skips what it was too slow for. An iterator by hand and not a
 * generator: `return` of a generator that waits would itself wait, for an update that may never come.
 * States: open, ended (by the job's end, by the reader, by `end`).
 */
class View implements AsyncIterableIterator<Job, undefined> {
  private seen = 0;
  private update: Job | undefined;
  private wake: (() => void) | undefined;
  private ended = false;

  constructor(private readonly onEnd: (view: View) => void) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  offer(job: Job): void {
    if (this.ended || job.revision <= this.seen) return;
    this.update = job;
    this.wake?.();
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.wake?.();
    this.onEnd(this);
  }

  /** The next update with a higher revision; done after the one that finished the job. */
  async next(): Promise<IteratorResult<Job, undefined>> {
    while (!this.update && !this.ended) await new Promise<void>((resolve) => (this.wake = resolve));
    const value = this.update;
    this.update = undefined;
    if (!value) return { done: true, value: undefined };
    this.seen = value.revision;
    if (isFinished(value.status)) this.end();
    return { done: false, value };
  }

  async return(): Promise<IteratorResult<Job, undefined>> {
    this.update = undefined;
    this.end();
    return { done: true, value: undefined };
  }
}

/** A watched job: read once for all its viewers, not more often than every 250 ms. */
class Feed {
  readonly views = new Set<View>();
  private timer: NodeJS.Timeout | undefined;
  private lastRead = -Infinity;
  private reading = false;
  private again = false;

  constructor(
    readonly owner: UserId,
    readonly job: JobId,
    private readonly read: (feed: Feed) => Promise<void>,
  ) {}

  /** The job may have changed. */
  hint(): void {
    if (this.timer || this.views.size === 0) return;
    if (this.reading) {
      this.again = true;
      return;
    }
    const wait = Math.max(0, this.lastRead + LEAST_GAP_MS - performance.now());
    this.timer = setTimeout(() => void this.look(), wait);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    this.timer = undefined;
    this.reading = true;
    this.lastRead = performance.now();
    await this.read(this);
    this.reading = false;
    if (this.again) {
      this.again = false;
      this.hint();
    }
  }
}

/**
 * Live views of jobs. A hint (from this process or by NOTIFY) says only that a job may have changed; the row is read again through the
 * owner check, and viewers get it when its revision has risen. The first value is always the row as it stands, so a viewer who connects
 * again has missed nothing that still matters. A view ends with the job: it does not wait for a redrive.
 */
export class LiveUpdates {
  private readonly feeds = new Map<JobId, Feed>();
  private readonly looker: Loop;

  constructor(
    private readonly jobs: Pick<JobRepository, 'find'>,
    private readonly logger: Logger,
  ) {
    this.looker = new Loop(
      async () => {
        this.lookAtAll();
        return false;
      },
      LOOK_MS,
      (error) => logger.error('Live views could not be refreshed', error),
    );
    this.looker.start();
  }

  /** Jobs watched in this process. */
  get size(): number {
    return this.feeds.size;
  }

  changed(job: JobId): void {
    this.feeds.get(job)?.hint();
  }

  lookAtAll(): void {
    for (const feed of this.feeds.values()) feed.hint();
  }

  /**
   * The job now, then with every change a higher revision, until it is finished, the reader returns or `signal` aborts.
   * Throws NOT_FOUND, for somebody else's job as well.
   */
  async watch(owner: UserId, id: JobId, signal: AbortSignal): Promise<AsyncIterableIterator<Job, undefined>> {
    const job = await this.jobs.find(owner, id);
    if (!job) throw notFound();
    const leave = (): void => view.end();
    const view = new View(() => {
      signal.removeEventListener('abort', leave);
      this.part(feed, view);
    });
    const feed = this.join(owner, id, view);
    signal.addEventListener('abort', leave, { once: true });
    view.offer(job);
    feed.hint();
    return view;
  }

  /**
   * Nothing is read any more. Views are not ended: the end of a subscription would tell its client that the job is over, while a closed
   * socket makes it connect again.
   */
  async close(): Promise<void> {
    await this.looker.stop();
    for (const feed of this.feeds.values()) feed.stop();
  }

  /** After the owner check: a job has one owner, so one feed serves all who may see it. */
  private join(owner: UserId, job: JobId, view: View): Feed {
    const feed = this.feeds.get(job) ?? new Feed(owner, job, (f) => this.read(f));
    this.feeds.set(job, feed);
    feed.views.add(view);
    return feed;
  }

  private part(feed: Feed, view: View): void {
    feed.views.delete(view);
    if (feed.views.size > 0) return;
    feed.stop();
    this.feeds.delete(feed.job);
  }

  private async read(feed: Feed): Promise<void> {
    try {
      const job = await this.jobs.find(feed.owner, feed.job);
      for (const view of feed.views) if (job) view.offer(job);
    } catch (error) {
      this.logger.warn('A live view could not be read; it is tried again', {
        jobId: feed.job,
        errorCode: (error as { code?: string }).code,
      });
    }
  }
}
