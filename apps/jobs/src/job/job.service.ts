import { notFound, type ItemId, type JobId, type UserId } from '#common';
import type { Role } from '#access';
import { withTransaction, type Pool, type Tx } from '#database';
import { cancelItems } from '../dispatch/cancel-items.js';
import type { Failpoints } from '../failpoints/failpoints.js';
import type { Kept } from '../kept/kept.js';
import type { Announcements } from './announcements.js';
import { ClientRequestReused, JobStateConflict } from './job.errors.js';
import type { Job, NewJob } from './job.js';
import type { JobRemovalRepository } from './job-removal.repository.js';
import type { JobRepository } from './job.repository.js';
import { laneOf } from './lanes.js';
import { isFinished, isThere, nextJob, phasesBefore, type JobEvent } from './job.transitions.js';

/** Batches of items cancelled before `cancel` answers; a larger job is CANCELLING in the answer and ends in the background. */
const INLINE_STOP_BATCHES = 3;

/** Items of a job that is announced with them: one hint's worth. */
const SMALL_JOB = 50;

/** Submit, cancel, pause, resume, redrive and find. All of it needs the database only: the broker may be away. */
export class JobService {
  constructor(
    private readonly pool: Pool,
    private readonly jobs: JobRepository,
    private readonly removal: JobRemovalRepository,
    private readonly announcements: Announcements,
    private readonly failpoints: Failpoints,
    private readonly kept: Kept,
  ) {}

  /**
   * Stores the job and its items in one transaction. The same client request id again answers with the first job,
   * whatever has become of it. Throws IDEMPOTENCY_KEY_REUSED when it asks for something else, QUOTA_EXCEEDED when it would be too much.
   */
  async submit(job: NewJob): Promise<Job> {
    const inserted = await withTransaction(this.pool, (tx) => this.store(tx, job), { owner: job.ownerId });
    if (inserted === undefined) return this.repeated(job);
    const { id, itemIds } = inserted;
    await this.failpoints.hit('submit.committed');
    const common = { job: id, owner: job.ownerId, traceparent: job.traceparent ?? null, lane: laneOf(job.scopes) };
    const fresh = itemIds.length > SMALL_JOB ? [] : itemIds.map((item, n) => ({ ...common, id: item, index: job.items[n]!.index }));
    this.announcements.ready(job.type, fresh);
    this.announcements.changed([id]);
    return this.find(job.ownerId, id);
  }

  /** The job an earlier submit of the same client request id made, or undefined. Throws IDEMPOTENCY_KEY_REUSED as `submit` does. */
  async submitted(owner: UserId, clientRequestId: string, requestHash: Buffer): Promise<Job | undefined> {
    const known = await this.jobs.byRequest(owner, clientRequestId);
    if (!known) return undefined;
    if (!known.requestHash.equals(requestHash)) throw new ClientRequestReused();
    return this.find(owner, known.id);
  }

  /** Throws NOT_FOUND, for somebody else's job as well. */
  async find(owner: UserId, id: JobId | undefined): Promise<Job> {
    const job = id === undefined ? undefined : await this.jobs.find(owner, id);
    if (!job) throw notFound();
    return job;
  }

  /** Open items are cancelled, running ones too: their executors learn it with their next heartbeat. Throws CONFLICT for a finished job. */
  async cancel(owner: UserId, id: JobId | undefined): Promise<Job> {
    const job = await this.change(owner, id, 'STOP');
    let from = -1;
    for (let batch = 0; batch < INLINE_STOP_BATCHES; batch++) {
      const { last, done } = await cancelItems(this.pool, job.id, from);
      if (done || last === undefined) break;
      from = last;
    }
    this.announcements.stopping(job.id);
    this.announcements.changed([job.id]);
    return this.find(owner, job.id);
  }

  /** Nothing of the job is started any more; what runs goes on. */
  pause(owner: UserId, id: JobId | undefined): Promise<Job> {
    return this.change(owner, id, 'PAUSE');
  }

  async resume(owner: UserId, id: JobId | undefined): Promise<Job> {
    const job = await this.change(owner, id, 'RESUME');
    this.announcements.ready(job.type);
    return job;
  }

  /**
   * Dead items are tried again: all of them, or those named (others are left alone). Without a dead item the job is answered as it is,
   * so doing it twice does it once. Throws CONFLICT for a job that is being cancelled,
   * QUOTA_EXCEEDED when a finished one's items would be too many open ones.
   */
  async redrive(owner: UserId, id: JobId | undefined, items: readonly ItemId[] | undefined, role?: Role): Promise<Job> {
    const job = await this.find(owner, id);
    if (job.progress.dead === 0) return job;
    if (nextJob(job.status, 'REDRIVE') === undefined) throw new JobStateConflict('REDRIVE', job.status);
    const moved = await withTransaction(this.pool, async (tx) => {
      const redriven = await this.jobs.redrive(tx, owner, job.id, items);
      await this.kept.takeReopened(tx, { ownerId: owner, role }, redriven.reopened);
      return redriven.moved;
    });
    if (moved > 0) {
      this.announcements.ready(job.type);
      this.announcements.changed([job.id]);
    }
    return this.find(owner, job.id);
  }

  private async store(tx: Tx, job: NewJob): ReturnType<JobRepository['insert']> {
    const inserted = await this.jobs.insert(tx, job);
    if (inserted) await this.kept.takeJob(tx, job, job);
    return inserted;
  }

  /**
   * A finished job goes with its items; what it made stays. Its client request id is free again. Throws CONFLICT for a job that is not
   * finished, NOT_FOUND for one that is not there.
   */
  async remove(owner: UserId, id: JobId | undefined): Promise<void> {
    const job = await this.find(owner, id);
    if (isFinished(job.status) && (await this.removal.remove(owner, job.id))) return;
    throw new JobStateConflict('DELETE', (await this.find(owner, job.id)).status);
  }

  private async change(owner: UserId, id: JobId | undefined, event: JobEvent): Promise<Job> {
    const before = await this.find(owner, id);
    if (isThere(before.status, event)) return before;
    const to = nextJob(before.status, event);
    const phase = to === 'RUNNING' ? 'OPEN' : to === 'PAUSED' || to === 'CANCELLING' ? to : undefined;
    if (phase === undefined || !(await this.jobs.move(this.pool, owner, before.id, phasesBefore(event), phase))) {
      throw new JobStateConflict(event, (await this.find(owner, before.id)).status);
    }
    this.announcements.changed([before.id]);
    return this.find(owner, before.id);
  }

  private async repeated(job: NewJob): Promise<Job> {
    const known = await this.submitted(job.ownerId, job.clientRequestId, job.requestHash);
    if (!known) throw notFound();
    return known;
  }
}
