import type { ItemId, JobId, UserId } from '#common';
import type { DueItem } from './due-items.js';

/** Jobs are remembered from this many items on: a smaller one is read from its start as cheaply. */
const WORTH_REMEMBERING = 64;

interface Entry {
  readonly item: DueItem;
  /** When it was hinted first, and last. */
  readonly since: number;
  last: number;
}

/**
 * What a dispatcher remembers: items hinted and not known to be claimed, oldest first, and how far each job is through. Memory only:
 * after a restart everything unclaimed is hinted again, which claims make harmless. Times are `performance.now()`.
 */
export class HintedItems {
  private readonly entries = new Map<ItemId, Entry>();
  private readonly through = new Map<JobId, number>();
  private readonly counts = new Map<UserId, number>();

  get size(): number {
    return this.entries.size;
  }

  /** Highest index hinted of each job. */
  get reached(): ReadonlyMap<JobId, number> {
    return this.through;
  }

  /** Owners of what is hinted, and how many items of each. */
  get owners(): ReadonlyMap<UserId, number> {
    return this.counts;
  }

  /** Items by owner, oldest first, at most `most` of each. */
  byOwner(most: number): Map<UserId, ItemId[]> {
    const all = new Map<UserId, ItemId[]>();
    for (const [id, { item }] of this.entries) {
      const own = all.get(item.owner);
      if (!own) all.set(item.owner, [id]);
      else if (own.length < most) own.push(id);
    }
    return all;
  }

  has(id: ItemId): boolean {
    return this.entries.has(id);
  }

  ids(): ItemId[] {
    return [...this.entries.keys()];
  }

  /** How long the oldest waits, in ms. */
  oldestMs(now: number): number {
    const first = this.entries.values().next();
    return first.done ? 0 : now - first.value.since;
  }

  add(items: readonly DueItem[], now: number): void {
    for (const item of items) {
      if (!this.entries.has(item.id)) this.counts.set(item.owner, (this.counts.get(item.owner) ?? 0) + 1);
      this.entries.set(item.id, { item, since: now, last: now });
      if (!item.retried && item.index >= WORTH_REMEMBERING)
        this.through.set(item.job, Math.max(item.index, this.through.get(item.job) ?? -1));
    }
  }

  /** Claimed, or ended: no longer waiting. Answers whether that was an owner's last one. */
  drop(ids: Iterable<ItemId>): boolean {
    let last = false;
    for (const id of ids) {
      const entry = this.entries.get(id);
      if (!entry) continue;
      this.entries.delete(id);
      const { owner } = entry.item;
      const left = (this.counts.get(owner) ?? 1) - 1;
      if (left > 0) this.counts.set(owner, left);
      else this.counts.delete(owner);
      last ||= left <= 0;
    }
    return last;
  }

  /** Not wanted at present: its job is looked at from the start when it is. */
  withdraw(id: ItemId): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.drop([id]);
    this.through.delete(entry.item.job);
  }

  /** Those whose last hint is older than `ms`, oldest first, at most `most`. */
  stale(ms: number, most: number, now: number): DueItem[] {
    const found: DueItem[] = [];
    for (const { item, last } of this.entries.values()) {
      if (found.length >= most) break;
      if (now - last >= ms) found.push(item);
    }
    return found;
  }

  /** Hinted once more. With `backdate` the next repetition comes sooner by so many ms. */
  again(items: readonly DueItem[], now: number, backdate = 0): void {
    for (const { id } of items) {
      const entry = this.entries.get(id);
      if (entry) entry.last = now - backdate;
    }
  }

  /** Forgets how far jobs are through, for those that are not hinted now. Costs reading them from the start once more. */
  prune(most: number): void {
    if (this.through.size <= most) return;
    const busy = new Set([...this.entries.values()].map((e) => e.item.job));
    for (const job of this.through.keys()) if (!busy.has(job)) this.through.delete(job);
  }

  clear(): void {
    this.entries.clear();
    this.through.clear();
    this.counts.clear();
  }
}
