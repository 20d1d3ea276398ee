import { createHash } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { createLogger, newId, type ExecutorId, type ItemId, type JobId, type UserId } from '#common';
import type { JobType } from '#contracts';
import { createPool, type Pool } from '#database';
import { useDatabase } from '#testing';
import { acknowledge, type Acknowledged, type Outcome } from '../src/dispatch/acknowledge.js';
import { claim, type ClaimedItem } from '../src/dispatch/claim.js';
import { findViolations } from '../src/dispatch/invariants.js';
import { withPlannerSettings } from '../src/dispatch/planner-settings.js';
import { Failpoints } from '../src/failpoints/failpoints.js';
import type { Announcements } from '../src/job/announcements.js';
import { ItemRepository } from '../src/job/item.repository.js';
import type { Job } from '../src/job/job.js';
import { JobRemovalRepository } from '../src/job/job-removal.repository.js';
import { JobRepository } from '../src/job/job.repository.js';
import { Kept, type Limits } from '../src/kept/kept.js';
import { JobService } from '../src/job/job.service.js';
import { jobsTemplate } from './database.js';

/** Of every lease in these specs that does not say otherwise. */
export const LEASE_MS = 30_000;

/** Limits that no spec meets which does not ask for them. */
export const PLENTY: Limits = { jobs: 1e9, openItems: 1e9, uploads: 1e9, 'jobs.bytes': 1e12 };

export const quiet = createLogger('jobs-test', 'silent');

/** What was announced, in order. */
export class Heard implements Announcements {
  readonly types: JobType[] = [];
  readonly jobs: JobId[] = [];
  readonly stops: JobId[] = [];
  changed(jobs: Iterable<JobId>): void {
    this.jobs.push(...jobs);
  }
  ready(type: JobType): void {
    this.types.push(type);
  }
  stopping(job: JobId): void {
    this.stops.push(job);
  }
}

export interface Submission {
  readonly owner?: UserId;
  readonly type?: JobType;
  readonly items?: number;
  readonly scopes?: readonly string[];
  readonly abortOnError?: boolean;
  readonly clientRequestId?: string;
}

/** The noun and the verbs on a real database, without doors or background work: every step is taken by the test. */
export class World {
  readonly pool: Pool;
  readonly heard = new Heard();
  readonly jobs: JobRepository;
  readonly items: ItemRepository;
  readonly removal: JobRemovalRepository;
  readonly service: JobService;
  readonly owner = newId<UserId>();

  constructor(url: string, connections = 10) {
    this.pool = createPool({ url: withPlannerSettings(url), name: 'jobs-test', max: connections, logger: quiet });
    this.jobs = new JobRepository(this.pool);
    this.items = new ItemRepository(this.pool);
    this.removal = new JobRemovalRepository(this.pool);
    this.service = new JobService(this.pool, this.jobs, this.removal, this.heard, new Failpoints(), new Kept(PLENTY));
  }

  submit(s: Submission = {}): Promise<Job> {
    const count = s.items ?? 1;
    return this.service.submit({
      ownerId: s.owner ?? this.owner,
      type: s.type ?? 'fibonacci',
      clientRequestId: s.clientRequestId ?? newId(),
      requestHash: createHash('sha256').update(String(count)).digest(),
      items: Array.from({ length: count }, (_, index) => ({ index, payload: `{"n":${index}}` })),
      scopes: s.scopes ?? [],
      abortOnError: s.abortOnError ?? false,
      sourceId: null,
      traceparent: undefined,
    });
  }

  async itemsOf(job: Job): Promise<ItemId[]> {
    const { rows } = await this.pool.query<{ id: ItemId }>('SELECT id FROM items WHERE job_id = $1 ORDER BY idx', [job.id]);
    return rows.map((r) => r.id);
  }

  async claim(itemIds: readonly ItemId[], executor = 'e1', jobType: JobType = 'fibonacci', leaseMs = LEASE_MS): Promise<ClaimedItem[]> {
    return claim(this.pool, { executorId: executor as ExecutorId, jobType, itemIds, max: 50, leaseMs });
  }

  /** Claims all of a job's items. */
  async claimAll(job: Job, executor = 'e1', leaseMs = LEASE_MS): Promise<ClaimedItem[]> {
    return this.claim(await this.itemsOf(job), executor, job.type, leaseMs);
  }

  acknowledge(outcomes: readonly Outcome[]): Promise<Acknowledged> {
    return acknowledge(this.pool, outcomes, () => 0.5);
  }

  find(job: Job): Promise<Job> {
    return this.service.find(job.ownerId, job.id);
  }

  /** Sets what time would bring: the item's lease has run out. */
  async expire(...items: ClaimedItem[]): Promise<void> {
    await this.pool.query(`UPDATE leases SET expires_at = now() - interval '1 ms' WHERE item_id = ANY ($1::uuid[])`, [
      items.map((i) => i.itemId),
    ]);
  }

  /** Sets what time would bring: whatever waits for another try is due. A second ago: the column rounds to milliseconds, also up. */
  async due(): Promise<void> {
    await this.pool.query(`UPDATE items SET retry_at = now() - interval '1 s' WHERE retry_at > now()`);
    await this.pool.query(`DELETE FROM holds`);
  }

  violations() {
    return findViolations(this.pool);
  }

  async rows<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.pool.query<R & Record<string, unknown>>(text, values)).rows;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

const held = ({ itemId, attempt, fence }: ClaimedItem) => ({ itemId, attempt, fence });

export const succeeded = (item: ClaimedItem): Outcome => ({
  ...held(item),
  result: { is: 'succeeded', kind: 'NUMBER', id: null, detail: '{"value":1}' },
});

export const failed = (item: ClaimedItem, permanent = false, retryAfterMs = 0): Outcome => ({
  ...held(item),
  result: { is: 'failed', code: 'AI_OUTPUT_INVALID', message: 'Not usable', permanent, retryAfterMs, detail: null },
});

export const deferred = (item: ClaimedItem, scope = 'provider:gemini', retryAfterMs = 60_000): Outcome => ({
  ...held(item),
  result: { is: 'deferred', scope, reason: 'RATE_LIMITED', retryAfterMs },
});

/** A world for all tests of a file, in a database of its own; `give` gets it before the first. */
export function useWorld(give: (world: World) => void, connections?: number): ReturnType<typeof useDatabase> {
  const database = useDatabase(jobsTemplate);
  let world: World;
  beforeAll(() => {
    world = new World(database.url, connections);
    give(world);
  });
  afterAll(() => world.close());
  return database;
}
