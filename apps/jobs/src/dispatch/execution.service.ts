import { sleep, type ItemId, type Logger } from '#common';
import { jobTypeSpec, type JobType } from '#contracts';
import type { Pool } from '#database';
import type { Failpoints } from '../failpoints/failpoints.js';
import type { Announcements } from '../job/announcements.js';
import type { Acknowledged, Disposition, Outcome } from './acknowledge.js';
import { AckBatcher } from './ack-batcher.js';
import { claimCapped } from './claim-capped.js';
import { claimSuspect, suspectsExist } from './claim-suspect.js';
import { claim, type ClaimedItem, type ClaimOrder } from './claim.js';
import type { FairShares } from './fair-shares.js';
import { heartbeat, type HeldItem, type HeartbeatVerdict } from './heartbeat.js';
import type { OwnerUse } from './owner-use.js';
import type { ReadySignal } from './ready-signal.js';
import { release } from './release.js';

/** A claim by type that waits looks again this often even when nobody woke it: another replica may have dispatched. */
const LOOK_AGAIN_MS = 500;

export interface ExecutionObserver {
  claimed(type: JobType, items: readonly ClaimedItem[], ms: number): void;
  acknowledged(dispositions: readonly Disposition[], ms: number): void;
}

export interface ExecutionPorts {
  readonly pool: Pool;
  readonly leaseMs: number;
  readonly announcements: Announcements;
  readonly ready: ReadySignal;
  /** Items of the type were claimed. */
  readonly claimed: (type: JobType, ids: readonly ItemId[]) => void;
  /** The next items for a claim that names none; some may be claimed already. */
  readonly next: (type: JobType, most: number, lane?: string) => Promise<readonly ItemId[]>;
  /** Lanes of the type in which items wait (lanes.ts). */
  readonly lanes: (type: JobType) => Promise<readonly string[]>;
  /** Who is next where several persons want the slots. */
  readonly shares: Pick<FairShares, 'choose'>;
  readonly use: OwnerUse;
  readonly observer: ExecutionObserver;
  readonly failpoints: Failpoints;
  readonly logger: Logger;
}

/** The four calls of an executor. */
export class ExecutionService {
  private readonly acknowledger: AckBatcher;
  private readonly closing = new AbortController();

  constructor(private readonly ports: ExecutionPorts) {
    this.acknowledger = new AckBatcher(ports.pool, (result) => this.applied(result));
  }

  get leaseMs(): number {
    return this.ports.leaseMs;
  }

  /** Without `itemIds` the dispatcher's next ones are claimed, and where there are none the call waits for up to `waitMs`. */
  async claim(order: Omit<ClaimOrder, 'leaseMs'>, waitMs: number, gone: AbortSignal): Promise<readonly ClaimedItem[]> {
    const until = performance.now() + waitMs;
    const stop = waitMs > 0 ? AbortSignal.any([gone, this.closing.signal]) : gone;
    const { jobType, itemIds } = order;
    for (;;) {
      if (gone.aborted) return [];
      const started = performance.now();
      const named = itemIds.length > 0;
      const items = await this.take({ ...order, leaseMs: this.ports.leaseMs, itemIds: await this.choose(order) });
      const left = until - performance.now();
      if (items.length > 0 || named || left <= 0 || this.closing.signal.aborted) {
        this.ports.observer.claimed(jobType, items, performance.now() - started);
        return items;
      }
      await this.ports.ready.wait(jobType, Math.min(left, LOOK_AGAIN_MS), stop);
    }
  }

  private async choose(order: Omit<ClaimOrder, 'leaseMs'>): Promise<readonly ItemId[]> {
    const chosen = await this.ports.shares.choose(order);
    if (chosen) return chosen;
    if (order.itemIds.length > 0) return order.itemIds;
    return order.newcomers ? [] : this.ports.next(order.jobType, order.max, order.lane);
  }

  lanes(type: JobType): Promise<readonly string[]> {
    return this.ports.lanes(type);
  }

  /** What a claim that may not be answered does with its time. */
  async idle(waitMs: number, gone: AbortSignal): Promise<void> {
    await sleep(waitMs, AbortSignal.any([gone, this.closing.signal]));
  }

  heartbeat(items: readonly HeldItem[]): Promise<HeartbeatVerdict[]> {
    return heartbeat(this.ports.pool, items, this.ports.leaseMs);
  }

  async acknowledge(outcomes: readonly Outcome[]): Promise<readonly Disposition[]> {
    const started = performance.now();
    const dispositions = await this.acknowledger.acknowledge(outcomes);
    this.ports.use.ended(outcomes.map((o) => o.itemId));
    this.ports.observer.acknowledged(dispositions, performance.now() - started);
    await this.ports.failpoints.hit('acknowledge.committed', dispositions.length);
    return dispositions;
  }

  /** The types are woken by the dispatcher's poll: a release is part of a drain, and its items are nobody's hurry. */
  release(items: readonly HeldItem[]): Promise<number> {
    this.ports.use.ended(items.map((i) => i.itemId));
    return release(this.ports.pool, items);
  }

  /** What was claimed for a caller that has gone meanwhile: back at once and uncharged, for nobody would run it until its lease is over. */
  async giveBack(jobType: JobType, items: readonly ClaimedItem[]): Promise<void> {
    await this.release(items);
    this.ports.announcements.ready(jobType);
  }

  /** Waiting claims answer at once, outcomes under way are written. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.acknowledger.idle();
  }

  private async take(order: ClaimOrder): Promise<readonly ClaimedItem[]> {
    const { pool } = this.ports;
    const items = await this.leased(order);
    const short = items.length === 0 && !order.newcomers && (await suspectsExist(pool));
    const all = short ? await claimSuspect(pool, order) : items;
    if (all.length === 0) return all;
    this.ports.use.began(order.jobType, all, order.lane);
    this.ports.claimed(
      order.jobType,
      all.map((i) => i.itemId),
    );
    await this.ports.failpoints.hit('claim.committed');
    this.ports.announcements.changed(new Set(all.map((i) => i.jobId)));
    return all;
  }

  private leased(order: ClaimOrder): Promise<ClaimedItem[]> {
    if (order.itemIds.length === 0) return Promise.resolve([]);
    const { perOwner } = jobTypeSpec(order.jobType);
    return perOwner === undefined ? claim(this.ports.pool, order) : claimCapped(this.ports.pool, order, perOwner);
  }

  private applied(result: Acknowledged): void {
    this.ports.announcements.changed(result.changedJobs);
    for (const job of result.stoppingJobs) this.ports.announcements.stopping(job);
  }
}
