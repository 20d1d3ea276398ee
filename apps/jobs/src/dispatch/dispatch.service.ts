import { backoff, sleep, type ItemId, type Logger } from '#common';
import { EXECUTOR_SUBSCRIPTION, HINTS_KEPT_MS, hintTopic, jobTypeSpec, type Hint, type JobType } from '#contracts';
import type { Pool } from '#database';
import type { Queue } from '#queue';
import type { Failpoints } from '../failpoints/failpoints.js';
import type { ClaimOrder } from './claim.js';
import { Dispatcher } from './dispatcher.js';
import { OpenLanes } from './open-lanes.js';
import type { WaitingItems } from './fair-shares.js';
import type { FreshItem } from '../job/announcements.js';
import type { ReadySignal } from './ready-signal.js';

const untilRetry = backoff({ first: 500, longest: 30_000 });

/**
 * One dispatcher for each job type, and the topics they publish to. The broker may be away at the start and later: dispatchers go on
 * choosing, executors claim by type, and the topics are made when it comes.
 */
export class DispatchService {
  private readonly dispatchers: ReadonlyMap<JobType, Dispatcher>;
  private readonly openLanes: OpenLanes;
  private readonly stopped = new AbortController();
  private ensuring: Promise<void> | undefined;

  constructor(
    private readonly ports: { pool: Pool; queue: Queue; ready: ReadySignal; failpoints: Failpoints; logger: Logger },
    private readonly types: readonly JobType[],
  ) {
    const { pool, ready, failpoints, logger } = ports;
    this.openLanes = new OpenLanes(pool);
    const publish = (type: JobType, hints: readonly Hint[]): Promise<void> =>
      ports.queue.publish(
        hintTopic(type),
        hints.map((data) => ({ data, ...(data.traceparent ? { properties: { traceparent: data.traceparent } } : {}) })),
      );
    const dispatched = (type: JobType): boolean => ready.fire(type);
    const { sharesDatabase } = ports.queue;
    const common = { pool, publish, dispatched, sharesDatabase, failpoints, logger };
    this.dispatchers = new Map(types.map((type) => [type, new Dispatcher(type, common)]));
  }

  start(): void {
    this.ensuring = this.ensure();
    for (const dispatcher of this.dispatchers.values()) dispatcher.start();
  }

  /** `fresh`: all items of a small new job. */
  wake(type: JobType, fresh: readonly FreshItem[] = []): void {
    const dispatcher = this.dispatchers.get(type);
    if (!dispatcher?.offer(fresh)) dispatcher?.wake();
  }

  /** Items of the type were claimed through this process. */
  claimed(type: JobType, ids: readonly ItemId[]): void {
    this.dispatchers.get(type)?.claimed(ids);
  }

  /** The next items for a claim by type. */
  async next(type: JobType, most: number, lane?: string): Promise<readonly ItemId[]> {
    return (await this.dispatchers.get(type)?.next(most, lane)) ?? [];
  }

  /** What a claim of the type must choose between; undefined: nobody competes. */
  async waiting(type: JobType, wish: Pick<ClaimOrder, 'itemIds' | 'max' | 'newcomers' | 'lane'>): Promise<WaitingItems | undefined> {
    return this.dispatchers.get(type)?.waiting(wish);
  }

  /** Lanes of the type in which something waits, or waited lately. */
  async lanes(type: JobType): Promise<readonly string[]> {
    if (jobTypeSpec(type).lanes !== true) return [];
    return this.dispatchers.get(type)?.lanes ?? this.openLanes.of(type);
  }

  passedOver(type: JobType, ids: readonly ItemId[]): void {
    this.dispatchers.get(type)?.passedOver(ids);
  }

  wakeAll(): void {
    for (const dispatcher of this.dispatchers.values()) dispatcher.wake();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await Promise.all([...this.dispatchers.values()].map((d) => d.stop()));
    await this.ensuring;
  }

  private async ensure(): Promise<void> {
    const layout = this.types.map((type) => ({
      topic: hintTopic(type),
      subscriptions: [EXECUTOR_SUBSCRIPTION],
      keepUnreadMs: HINTS_KEPT_MS,
    }));
    const { signal } = this.stopped;
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        return await this.ports.queue.ensure(layout);
      } catch (error) {
        this.ports.logger.warn('The broker is away; items are claimed by polling until it is back', {
          reason: String(error).slice(0, 100),
        });
        await sleep(untilRetry(failures), signal);
      }
    }
  }
}
