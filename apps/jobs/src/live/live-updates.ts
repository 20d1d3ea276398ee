import { Loop, notFound, type JobId, type Logger, type UserId } from '#common';
import type { Job } from '../job/job.js';
import type { JobRepository } from '../job/job.repository.js';
import { isFinished } from '../job/job.transitions.js';

/** At most four updates a second for a job: a bar that moves, not a flood (pipeline §2.8). */
const LEAST_GAP_MS = 250;

/** Every watched job is looked at this often even when nobody announced a change: the process that made it may have died before saying so. */
const LOOK_MS = 5_000;

/** One subscriber: holds at most one update, the newest; a slow reader skips what it was too slow for. */
class Viewer {
  private seen = 0;
  private next: Job | undefined;
  private wake: (() => void) | undefined;
  private ended = false;

  offer(job: Job): void {
    if (job.revision <= this.seen) return;
    this.next = job;
    this.wake?.();
  }

  end(): void {
    this.ended = true;
    this.wake?.();
  }

  /** The next update with a higher revision, or undefined when the view has ended. */
  async take(): Promise<Job | undefined> {
    while (!this.next && !this.ended) await new Promise<void>((resolve) => (this.wake = resolve));
    const job = this.next;
    this.next = undefined;
    if (job) this.seen = job.revision;
    return job;
  }
}

/** A watched job: read once for all its viewers, not more often than every 250 ms. */
class Feed {
  readonly viewers = new Set<Viewer>();
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
    if (this.timer || this.viewers.size === 0) return;
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
   * The job now, then with every change a higher revision, until it is finished, `signal` aborts or the service closes.
   * Throws NOT_FOUND before the first value, for somebody else's job as well.
   */
  async *watch(owner: UserId, job: JobId, signal: AbortSignal): AsyncGenerator<Job, void, void> {
    const now = await this.jobs.find(owner, job);
    if (!now) throw notFound();
    const viewer = new Viewer();
    const feed = this.join(owner, job, viewer);
    const leave = (): void => viewer.end();
    signal.addEventListener('abort', leave, { once: true });
    try {
      viewer.offer(now);
      feed.hint();
      for (let update = await viewer.take(); update && !signal.aborted; update = await viewer.take()) {
        yield update;
        if (isFinished(update.status)) return;
      }
    } finally {
      signal.removeEventListener('abort', leave);
      this.part(feed, viewer);
    }
  }

  /** Ends every view; clients connect again, to another replica or the next life of this one. */
  async close(): Promise<void> {
    await this.looker.stop();
    for (const feed of this.feeds.values()) {
      feed.stop();
      for (const viewer of feed.viewers) viewer.end();
    }
  }

  /** After the owner check: a job has one owner, so one feed serves all who may see it. */
  private join(owner: UserId, job: JobId, viewer: Viewer): Feed {
    const feed = this.feeds.get(job) ?? new Feed(owner, job, (f) => this.read(f));
    this.feeds.set(job, feed);
    feed.viewers.add(viewer);
    return feed;
  }

  private part(feed: Feed, viewer: Viewer): void {
    feed.viewers.delete(viewer);
    if (feed.viewers.size > 0) return;
    feed.stop();
    this.feeds.delete(feed.job);
  }

  private async read(feed: Feed): Promise<void> {
    try {
      const job = await this.jobs.find(feed.owner, feed.job);
      for (const viewer of feed.viewers) if (job) viewer.offer(job);
    } catch (error) {
      this.logger.warn('A live view could not be read; it is tried again', {
        jobId: feed.job,
        errorCode: (error as { code?: string }).code,
      });
    }
  }
}
