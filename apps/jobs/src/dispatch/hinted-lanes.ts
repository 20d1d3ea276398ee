import type { ItemId, JobId, UserId } from '#common';
import { NO_LANE } from '../job/lanes.js';
import type { DueItem } from './due-items.js';
import { HintedItems } from './hinted-items.js';
import type { Window } from './window.js';

/** Lanes that are empty are forgotten when there are so many: names of providers that are gone. */
const REMEMBERED = 16;

/** One lane: what is hinted of it, and how much may be. */
export class HintedLane {
  readonly items = new HintedItems();
  /** The last fill took all that the window gave. */
  limited = false;

  constructor(readonly window: Window) {}

  get room(): number {
    return this.window.room(this.items.size);
  }

  /** How many items may be hinted beside the window, for newcomers. */
  get beside(): number {
    return this.window.size + this.window.least - this.items.size;
  }
}

/**
 * What a dispatcher has hinted, lane by lane, each with a window of its own: items of a provider that hangs fill theirs and nothing else.
 * A type without lanes has all in the one without a name.
 */
export class HintedLanes {
  private readonly lanes = new Map<string, HintedLane>();

  constructor(private readonly newWindow: () => Window) {
    this.lane(NO_LANE);
  }

  /** The lane of that name, new if nothing was ever hinted of it. */
  lane(name: string): HintedLane {
    const known = this.lanes.get(name);
    if (known) return known;
    const lane = new HintedLane(this.newWindow());
    this.lanes.set(name, lane);
    return lane;
  }

  /** One lane, or all of them for undefined. */
  of(name?: string): readonly HintedLane[] {
    if (name === undefined) return [...this.lanes.values()];
    const lane = this.lanes.get(name);
    return lane ? [lane] : [];
  }

  get size(): number {
    let size = 0;
    for (const { items } of this.lanes.values()) size += items.size;
    return size;
  }

  /** Lanes of which something was hinted lately, but the one without a name. */
  get names(): string[] {
    return [...this.lanes.keys()].filter((name) => name !== NO_LANE);
  }

  /** Lanes whose window has no room. */
  get full(): string[] {
    return [...this.lanes].filter(([, lane]) => lane.room === 0).map(([name]) => name);
  }

  /** What the lane with most room has, but for those named. */
  roomBut(full: readonly string[]): number {
    const rooms = [...this.lanes].filter(([name]) => !full.includes(name)).map(([, lane]) => lane.room);
    return rooms.length > 0 ? Math.max(...rooms) : this.newWindow().size;
  }

  /** Before each fill: windows grow and shrink by how it goes in their lane. */
  adapt(now: number): void {
    for (const lane of this.lanes.values()) {
      lane.window.adapt(lane.items.size, lane.items.oldestMs(now), lane.limited);
      lane.limited = false;
    }
  }

  /** After a fill: lanes that got all there was room for. Before the items are added. */
  markLimited(items: readonly DueItem[]): void {
    for (const [name, own] of byLane(items)) {
      const lane = this.lane(name);
      lane.limited = own.length >= lane.room;
    }
  }

  add(items: readonly DueItem[], now: number): void {
    for (const [name, own] of byLane(items)) this.lane(name).items.add(own, now);
  }

  has(id: ItemId): boolean {
    return this.of().some(({ items }) => items.has(id));
  }

  ids(name?: string): ItemId[] {
    return this.of(name).flatMap(({ items }) => items.ids());
  }

  get reached(): ReadonlyMap<JobId, number> {
    const all = this.of();
    return all.length === 1 ? all[0]!.items.reached : new Map(all.flatMap(({ items }) => [...items.reached]));
  }

  /** How many persons have something hinted, in one lane or all. */
  persons(name?: string): number {
    const all = this.of(name);
    return all.length === 1 ? all[0]!.items.owners.size : new Set(all.flatMap(({ items }) => [...items.owners.keys()])).size;
  }

  /** How long the oldest waits, in ms. */
  oldestMs(now: number, name?: string): number {
    return Math.max(0, ...this.of(name).map(({ items }) => items.oldestMs(now)));
  }

  /** Items by owner, oldest first, at most `most` of each in a lane. */
  byOwner(most: number, name?: string): ReadonlyMap<UserId, ItemId[]> {
    const all = this.of(name);
    if (all.length === 1) return all[0]!.items.byOwner(most);
    const merged = new Map<UserId, ItemId[]>();
    for (const lane of all) for (const [owner, ids] of lane.items.byOwner(most)) merged.set(owner, [...(merged.get(owner) ?? []), ...ids]);
    return merged;
  }

  /** Claimed, or ended. Answers whether somebody has nothing hinted any more in one of the lanes. */
  drop(ids: readonly ItemId[]): boolean {
    let last = false;
    for (const { items } of this.lanes.values()) last = items.drop(ids) || last;
    return last;
  }

  withdraw(id: ItemId): void {
    for (const { items } of this.lanes.values()) items.withdraw(id);
  }

  stale(ms: number, most: number, now: number): DueItem[] {
    return this.of().flatMap(({ items }) => items.stale(ms, most, now));
  }

  again(items: readonly DueItem[], now: number, backdate = 0): void {
    for (const lane of this.lanes.values()) lane.items.again(items, now, backdate);
  }

  prune(most: number): void {
    for (const { items } of this.lanes.values()) items.prune(most);
    if (this.lanes.size <= REMEMBERED) return;
    for (const [name, { items }] of this.lanes) if (name !== NO_LANE && items.size === 0) this.lanes.delete(name);
  }

  clear(): void {
    for (const { items } of this.lanes.values()) items.clear();
  }
}

/** Items by their lane, in their order. */
export function byLane<Item extends { readonly lane: string }>(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const first = items[0];
  if (!first) return new Map();
  if (items.every(({ lane }) => lane === first.lane)) return new Map([[first.lane, items]]);
  const all = new Map<string, Item[]>();
  for (const item of items) {
    const own = all.get(item.lane);
    if (own) own.push(item);
    else all.set(item.lane, [item]);
  }
  return all;
}
