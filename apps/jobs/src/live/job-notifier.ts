import { randomUUID } from 'node:crypto';
import type { JobId, Logger } from '#common';
import { isJobType, type JobType } from '#contracts';
import { PgListener } from '#queue';
import { runQuery, type Pool } from '#database';
import type { Announcements, FreshItem } from '../job/announcements.js';

const CHANNEL = 'vitae_jobs';

/** One NOTIFY in so many milliseconds at most: one per transaction takes a lock over the whole server and halves what it can commit. */
const AT_MOST_EVERY_MS = 50;

/** A payload holds under 8,000 bytes; an id takes 39 in it. */
const IDS_A_NOTIFY = 180;

/** What the process does on an announcement, its own or another replica's. */
export interface AnnouncementHandlers {
  changed(job: JobId): void;
  ready(type: JobType, fresh?: readonly FreshItem[]): void;
  stopping(): void;
  /** Announcements may have been missed: look at everything. */
  missed(): void;
}

interface NotifyPayload {
  readonly from: string;
  readonly changed?: readonly string[];
  readonly ready?: readonly string[];
  readonly stopping?: boolean;
}

/**
 * Carries announcements to this process at once and to the other replicas by NOTIFY, gathered over 50 ms. A lost one costs time, never
 * correctness: dispatchers, sweepers and live views also look by themselves.
 * States: running (listening, or connecting again), closed.
 */
export class JobNotifier implements Announcements {
  private readonly id = randomUUID();
  private readonly listener: PgListener;
  private changedJobs = new Set<JobId>();
  private readyTypes = new Set<JobType>();
  private stops = false;
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> = Promise.resolve();
  private listened = false;
  private waiting: { readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];

  constructor(
    private readonly pool: Pool,
    url: string,
    private readonly handlers: AnnouncementHandlers,
    private readonly logger: Logger,
  ) {
    this.listener = new PgListener({
      url,
      name: 'jobs:listen',
      channel: CHANNEL,
      onNotification: (payload) => this.onNotify(payload),
      onListening: () => this.listening(),
      onLost: (error) =>
        logger.warn('The announcement listener was lost; it connects again', { errorCode: (error as NodeJS.ErrnoException).code }),
    });
  }

  changed(jobs: Iterable<JobId>): void {
    for (const job of jobs) {
      this.handlers.changed(job);
      this.changedJobs.add(job);
    }
    if (this.changedJobs.size > 0) this.schedule();
  }

  /** `changed`, resolved once the other replicas were told; rejects when they could not be. A replica that was not listening then looks at everything. */
  changedForAll(jobs: Iterable<JobId>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.changed(jobs);
      this.schedule();
    });
  }

  ready(type: JobType, fresh?: readonly FreshItem[]): void {
    this.handlers.ready(type, fresh);
    this.readyTypes.add(type);
    this.schedule();
  }

  stopping(job: JobId): void {
    this.handlers.stopping();
    this.stops = true;
    this.changed([job]);
  }

  /** Sends what is gathered, then stops listening. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.sending;
    await this.send();
    await this.listener.close();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.sending = this.send();
    }, AT_MOST_EVERY_MS);
  }

  private async send(): Promise<void> {
    const jobs = [...this.changedJobs];
    const ready = [...this.readyTypes];
    const stopping = this.stops;
    this.changedJobs = new Set();
    this.readyTypes = new Set();
    this.stops = false;
    const waiting = this.waiting.splice(0);
    if (jobs.length === 0 && ready.length === 0 && !stopping) return waiting.forEach(({ resolve }) => resolve());
    const payloads: string[] = [];
    for (let i = 0; i === 0 || i < jobs.length; i += IDS_A_NOTIFY) {
      const told: NotifyPayload = { from: this.id, changed: jobs.slice(i, i + IDS_A_NOTIFY), ...(i === 0 ? { ready, stopping } : {}) };
      payloads.push(JSON.stringify(told));
    }
    try {
      await runQuery(this.pool, {
        name: 'announce',
        text: `SELECT pg_notify('${CHANNEL}', p) FROM unnest($1::text[]) AS p`,
        values: [payloads],
      });
      for (const { resolve } of waiting) resolve();
    } catch (error) {
      for (const { reject } of waiting) reject(error);
      this.logger.warn('Announcements were not sent; the other replicas find out by themselves', {
        errorCode: (error as NodeJS.ErrnoException).code,
      });
    }
  }

  private onNotify(payload: string): void {
    const told = JSON.parse(payload) as NotifyPayload;
    if (told.from === this.id) return;
    for (const job of told.changed ?? []) this.handlers.changed(job as JobId);
    for (const type of told.ready ?? []) if (isJobType(type)) this.handlers.ready(type);
    if (told.stopping) this.handlers.stopping();
  }

  /** The first connection has missed nothing that anybody here waited for. */
  private listening(): void {
    if (this.listened) this.handlers.missed();
    this.listened = true;
  }
}
