import type { Logger } from '#common';
import { jobTypeSpec, type JobType } from '#contracts';
import type { Pool } from '#prisma';
import type { Failpoints } from '../failpoints/failpoints.js';
import type { Announcements } from '../job/announcements.js';
import type { Acknowledged, Disposition, Outcome } from './acknowledge.js';
import { Acknowledger } from './acknowledger.js';
import { claimCapped } from './claim-capped.js';
import { claimSuspect } from './claim-suspect.js';
import { claim, type ClaimedItem, type ClaimOrder } from './claim.js';
import { heartbeat, type HeldItem, type HeartbeatVerdict } from './heartbeat.js';
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
  /** Room became free in the type's window. */
  readonly drained: (type: JobType) => void;
  readonly observer: ExecutionObserver;
  readonly failpoints: Failpoints;
  readonly logger: Logger;
}

/** The four calls of an executor. */
export class ExecutionService {
  private readonly acknowledger: Acknowledger;
  private readonly closing = new AbortController();

  constructor(private readonly ports: ExecutionPorts) {
    this.acknowledger = new Acknowledger(ports.pool, (result) => this.applied(result));
  }

  get leaseMs(): number {
    return this.ports.leaseMs;
  }

  /** Claims by type may wait up to `waitMs` for something to be there. */
  async claim(order: Omit<ClaimOrder, 'leaseMs'>, waitMs: number): Promise<readonly ClaimedItem[]> {
    const until = performance.now() + waitMs;
    for (;;) {
      const started = performance.now();
      const items = await this.take({ ...order, leaseMs: this.ports.leaseMs });
      const left = until - performance.now();
      if (items.length > 0 || order.itemIds.length > 0 || left <= 0 || this.closing.signal.aborted) {
        this.ports.observer.claimed(order.jobType, items, performance.now() - started);
        return items;
      }
      await this.ports.ready.wait(order.jobType, Math.min(left, LOOK_AGAIN_MS), this.closing.signal);
    }
  }

  heartbeat(items: readonly HeldItem[]): Promise<HeartbeatVerdict[]> {
    return heartbeat(this.ports.pool, items, this.ports.leaseMs);
  }

  async acknowledge(outcomes: readonly Outcome[]): Promise<readonly Disposition[]> {
    const started = performance.now();
    const dispositions = await this.acknowledger.acknowledge(outcomes);
    this.ports.observer.acknowledged(dispositions, performance.now() - started);
    await this.ports.failpoints.hit('acknowledge.committed', dispositions.length);
    return dispositions;
  }

  /** The types are woken by the dispatcher's poll: a release is part of a drain, and its items are nobody's hurry. */
  release(items: readonly HeldItem[]): Promise<number> {
    return release(this.ports.pool, items);
  }

  /** Waiting claims answer at once, outcomes under way are written. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.acknowledger.idle();
  }

  private async take(order: ClaimOrder): Promise<readonly ClaimedItem[]> {
    const { perOwner } = jobTypeSpec(order.jobType);
    const items = perOwner === undefined ? await claim(this.ports.pool, order) : await claimCapped(this.ports.pool, order, perOwner);
    const wanted = order.itemIds.length > 0 ? Math.min(order.max, order.itemIds.length) : order.max;
    const suspects = items.length === 0 && wanted > 0 ? await claimSuspect(this.ports.pool, order) : [];
    const all = [...items, ...suspects];
    if (all.length === 0) return all;
    await this.ports.failpoints.hit('claim.committed');
    this.ports.drained(order.jobType);
    this.ports.announcements.changed(new Set(all.map((i) => i.jobId)));
    return all;
  }

  private applied(result: Acknowledged): void {
    this.ports.announcements.changed(result.changedJobs);
    for (const job of result.stoppingJobs) this.ports.announcements.stopping(job);
  }
}
