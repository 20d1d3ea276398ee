import { createHash } from 'node:crypto';
import { createLogger, newId, type ExecutorId, type ItemId, type JobId, type UserId } from '#common';
import { createPool, type Pool } from '#database';
import { acknowledge, type Outcome } from '../../apps/jobs/src/dispatch/acknowledge.js';
import { AckBatcher } from '../../apps/jobs/src/dispatch/ack-batcher.js';
import { claimSuspect } from '../../apps/jobs/src/dispatch/claim-suspect.js';
import { claim, type ClaimedItem } from '../../apps/jobs/src/dispatch/claim.js';
import { expireJobs } from '../../apps/jobs/src/dispatch/expire.js';
import { heartbeat } from '../../apps/jobs/src/dispatch/heartbeat.js';
import { hold, sweepHolds } from '../../apps/jobs/src/dispatch/holds.js';
import { withPlannerSettings } from '../../apps/jobs/src/dispatch/planner-settings.js';
import { release } from '../../apps/jobs/src/dispatch/release.js';
import { cancelItems, cancellingJobs } from '../../apps/jobs/src/dispatch/cancel-items.js';
import { reapExpiredLeases } from '../../apps/jobs/src/dispatch/expired-leases.js';
import { ErasureRepository } from '../../apps/jobs/src/erasure/erasure.repository.js';
import { ErasureService } from '../../apps/jobs/src/erasure/erasure.service.js';
import { Failpoints } from '../../apps/jobs/src/failpoints/failpoints.js';
import { Kept } from '../../apps/jobs/src/kept/kept.js';
import { JobRemovalRepository } from '../../apps/jobs/src/job/job-removal.repository.js';
import { JobRepository } from '../../apps/jobs/src/job/job.repository.js';
import { JobService } from '../../apps/jobs/src/job/job.service.js';

/** Open jobs at a time, items of each, owners they belong to: so few that every statement meets others on its rows. */
const JOBS = 8;
const ITEMS = 60;
const OWNERS = 3;

const LEASE_MS = 30_000;
/** Leases that run out while the crowd works, for the sweep. */
const SHORT_LEASE_MS = 150;

/** Nobody here meets a limit: what is looked for is a deadlock, also over what is taken and given back. */
const PLENTY = { jobs: 1e9, openItems: 1e9, uploads: 1e9, 'jobs.bytes': 1e12 };

/** A deadlock is found after this long instead of after a second: more of them are met in the same time. */
const DEADLOCK_TIMEOUT = '-c deadlock_timeout=20ms';

/** Some verbs do two things at once; none should wait for a connection, which the pool allows for two seconds. */
const SPARE = 8;

const NOBODY = { changed: () => undefined, ready: () => undefined, stopping: () => undefined };

interface OpenJob {
  readonly id: JobId;
  readonly owner: UserId;
  readonly items: readonly ItemId[];
}

/**
 * The rows a crowd of connections works on, and every verb that writes them, each taken by chance on items of several jobs in a chance
 * order. The verbs are the product's own; the only statements of this file make time pass, a row at a time, so that they lock nothing in
 * an order of their own.
 */
export class Crowd {
  readonly pool: Pool;
  /** Outcomes that were APPLIED as successes, a job: what its counter must say, whatever else happened. */
  readonly succeeded = new Map<JobId, number>();
  private readonly jobs: OpenJob[] = [];
  private owners: UserId[] = Array.from({ length: OWNERS }, () => newId<UserId>());
  private held: ClaimedItem[] = [];
  private spent: ClaimedItem[] = [];
  private readonly repository: JobRepository;
  private readonly service: JobService;
  private readonly erasures: ErasureService;
  private readonly acknowledger: AckBatcher;

  constructor(
    url: string,
    connections: number,
    private readonly random: () => number,
  ) {
    const planned = new URL(withPlannerSettings(url));
    planned.searchParams.set('options', `${planned.searchParams.get('options')} ${DEADLOCK_TIMEOUT}`);
    const logger = createLogger('stress', 'silent');
    this.pool = createPool({ url: planned.href, name: 'stress', max: connections + SPARE, statementTimeoutMs: 15_000, logger });
    this.repository = new JobRepository(this.pool);
    this.service = new JobService(
      this.pool,
      this.repository,
      new JobRemovalRepository(this.pool),
      NOBODY,
      new Failpoints(),
      new Kept(PLENTY),
    );
    this.erasures = new ErasureService(new ErasureRepository(this.pool));
    this.acknowledger = new AckBatcher(this.pool, () => undefined, 2, random);
  }

  /** Verbs and how often each is chosen, in parts of their sum. */
  readonly verbs: Readonly<Record<string, { readonly weight: number; readonly run: () => Promise<unknown> }>> = {
    submit: { weight: 6, run: () => this.submit() },
    claim: { weight: 26, run: () => this.claim() },
    'claim a suspect': { weight: 4, run: () => this.claimSuspect() },
    acknowledge: { weight: 26, run: () => this.tell(this.takeHeld(40), true) },
    'acknowledge again': { weight: 8, run: () => this.tell(this.some(this.spent, 40), false) },
    heartbeat: { weight: 8, run: () => heartbeat(this.pool, this.some(this.held, 40), LEASE_MS) },
    release: { weight: 5, run: () => release(this.pool, this.takeHeld(20)) },
    sweep: { weight: 6, run: () => reapExpiredLeases(this.pool, LEASE_MS) },
    cancel: { weight: 2, run: () => this.onJob((job) => this.service.cancel(job.owner, job.id)) },
    stop: { weight: 4, run: () => this.stop() },
    pause: { weight: 1, run: () => this.onJob((job) => this.service.pause(job.owner, job.id)) },
    resume: { weight: 3, run: () => this.onJob((job) => this.service.resume(job.owner, job.id)) },
    redrive: { weight: 6, run: () => this.redrive() },
    expire: { weight: 1, run: () => this.expire() },
    'hold and sweep holds': { weight: 2, run: () => this.holds() },
    erase: { weight: 0.3, run: () => this.erase() },
  };

  private chance(n: number): number {
    return Math.floor(this.random() * n);
  }

  /** Up to `most` of them, in a chance order. */
  private some<T>(list: readonly T[], most: number): T[] {
    const copy = [...list];
    const picked: T[] = [];
    while (picked.length < most && copy.length > 0) {
      const at = this.chance(copy.length);
      picked.push(copy[at]!);
      copy[at] = copy.at(-1)!;
      copy.pop();
    }
    return picked;
  }

  /** One in five stays: two connections then speak of the same lease. */
  private takeHeld(most: number): ClaimedItem[] {
    const taken = this.some(this.held, 1 + this.chance(most));
    const gone = new Set(taken.filter(() => this.random() > 0.2));
    this.held = this.held.filter((item) => !gone.has(item));
    this.spent = [...this.spent.slice(-400), ...gone];
    return taken;
  }

  private async submit(): Promise<void> {
    if (this.jobs.length >= JOBS) return;
    const owner = this.owners[this.chance(OWNERS)]!;
    const { id } = await this.service.submit({
      ownerId: owner,
      type: 'fibonacci',
      clientRequestId: newId(),
      requestHash: createHash('sha256').update('stress').digest(),
      items: Array.from({ length: ITEMS }, (_, index) => ({ index, payload: `{"n":${index}}` })),
      scopes: [`model:${this.chance(3)}`],
      abortOnError: this.random() < 0.1,
      sourceId: null,
      traceparent: undefined,
    });
    const { rows } = await this.pool.query<{ id: ItemId }>('SELECT id FROM items WHERE job_id = $1', [id]);
    this.jobs.push({ id, owner, items: rows.map((r) => r.id) });
  }

  private order() {
    const itemIds = this.some(this.jobs, 3).flatMap((job) => this.some(job.items, 30));
    const executorId = `e${this.chance(6)}` as ExecutorId;
    const leaseMs = this.random() < 0.2 ? SHORT_LEASE_MS : LEASE_MS;
    return { executorId, jobType: 'fibonacci', itemIds: this.some(itemIds, 60), max: 50, leaseMs } as const;
  }

  private async claim(): Promise<void> {
    this.held.push(...(await claim(this.pool, this.order())));
  }

  private async claimSuspect(): Promise<void> {
    this.held.push(...(await claimSuspect(this.pool, this.order())));
  }

  private async tell(items: readonly ClaimedItem[], truly: boolean): Promise<void> {
    const outcomes = items.map((item) => this.outcome(item, truly));
    if (outcomes.length === 0) return;
    // A deferral is written in one transaction with its hold, and with what others tell at that moment.
    const dispositions = outcomes.some((o) => o.result.is === 'deferred')
      ? await this.acknowledger.acknowledge(outcomes)
      : (await acknowledge(this.pool, outcomes, this.random)).dispositions;
    dispositions.forEach((disposition, i) => {
      if (disposition !== 'APPLIED' || outcomes[i]!.result.is !== 'succeeded') return;
      const { jobId } = items[i]!;
      this.succeeded.set(jobId, (this.succeeded.get(jobId) ?? 0) + 1);
    });
  }

  private outcome({ itemId, attempt, fence }: ClaimedItem, truly: boolean): Outcome {
    const fate = truly ? this.random() : 0;
    const failed = { is: 'failed', code: 'AI_OUTPUT_INVALID', message: 'Not usable', retryAfterMs: 1, detail: null } as const;
    const result =
      fate < 0.7
        ? ({ is: 'succeeded', kind: 'NUMBER', id: null, detail: null } as const)
        : fate < 0.97
          ? { ...failed, permanent: fate < 0.85 }
          : ({ is: 'deferred', scope: `model:${this.chance(3)}`, reason: 'RATE_LIMITED', retryAfterMs: 1_000 } as const);
    return { itemId, attempt, fence, result };
  }

  private async onJob(work: (job: OpenJob) => Promise<unknown>): Promise<void> {
    const job = this.jobs[this.chance(this.jobs.length)];
    if (job) await work(job);
  }

  private async stop(): Promise<void> {
    for (const job of await cancellingJobs(this.pool)) await cancelItems(this.pool, job, -1);
    const ended = new Set<JobId>();
    for (const job of this.some(this.jobs, 2)) if ((await this.service.find(job.owner, job.id)).finishedAt) ended.add(job.id);
    // A job that ended is worked on for a while longer: it can be redriven, and what was claimed of it can be told.
    if (ended.size > 0 && this.random() < 0.3) this.forget((job) => ended.has(job.id));
  }

  private redrive(): Promise<void> {
    return this.onJob((job) =>
      this.service.redrive(job.owner, job.id, this.random() < 0.5 ? undefined : this.some(job.items, 30)).then(() => undefined),
    );
  }

  /** Several jobs at once are as old as can be. */
  private async expire(): Promise<void> {
    for (const job of this.some(this.jobs, 3))
      await this.pool.query(`UPDATE open_jobs SET created_at = created_at - interval '40 days' WHERE job_id = $1`, [job.id]);
    await expireJobs(this.pool, 30);
  }

  /** Holds of several scopes, and some of them long over. */
  private async holds(): Promise<void> {
    await hold(
      this.pool,
      this.some([0, 1, 2], 2).map((n) => ({ scope: `model:${n}`, reason: 'RATE_LIMITED', forMs: 1 })),
    );
    for (const n of this.some([0, 1, 2], 3))
      await this.pool.query(`UPDATE holds SET until = until - interval '2 hours' WHERE scope = $1`, [`model:${n}`]);
    await sweepHolds(this.pool);
  }

  private async erase(): Promise<void> {
    const owner = this.owners[this.chance(OWNERS)]!;
    this.owners = this.owners.map((o) => (o === owner ? newId<UserId>() : o));
    await Promise.all([1, 2].map(() => this.erasures.erase(owner, new AbortController().signal)));
    this.forget((job) => job.owner === owner);
  }

  private forget(which: (job: OpenJob) => boolean): void {
    for (let i = this.jobs.length - 1; i >= 0; i--) if (which(this.jobs[i]!)) this.jobs.splice(i, 1);
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
