import { LRUCache } from 'lru-cache';
import { VitaeError } from '#common';
import type { Caller } from '../http/callers.js';

export interface WatcherLimits {
  /** Sockets of one person, however many addresses they come from. */
  readonly socketsOfPerson: number;
  /** Subscriptions of one person, over all sockets. */
  readonly subscriptionsOfPerson: number;
}

const RETRY_MS = 1_000;
/** All that one may have may be opened at once, with so many more (a page that is left for another), and all of it anew this often. */
const MORE_OPENED = 50;
const ALL_ANEW_MS = 10_000;
/** Persons whose openings are remembered: 2 MB. */
const PERSONS = 10_000;

/** Counts by caller; nothing is kept of whom nothing is counted. */
class Counts {
  private readonly each = new Map<Caller, number>();

  of(who: Caller): number {
    return this.each.get(who) ?? 0;
  }

  take(who: Caller, most: number): boolean {
    const mine = this.each.get(who) ?? 0;
    if (mine >= most) return false;
    this.each.set(who, mine + 1);
    return true;
  }

  giveBack(who: Caller): void {
    const left = (this.each.get(who) ?? 1) - 1;
    if (left > 0) this.each.set(who, left);
    else this.each.delete(who);
  }
}

/**
 * What one person watches, and opens: each socket costs this process and an owner 30 kB, and each subscription an owner a look at the database a change. An
 * address bounds neither, for a person may have many (docs/security.md, K172).
 */
export class Watchers {
  private readonly sockets = new Counts();
  private readonly subscriptions = new Counts();
  /** What each may open at once. */
  private readonly left = new LRUCache<Caller, { left: number; at: number }>({ max: PERSONS });

  constructor(private readonly limits: WatcherLimits) {}

  /** Whether `enter` would let one more in. */
  hasRoom(who: Caller): boolean {
    return this.sockets.of(who) < this.limits.socketsOfPerson;
  }

  /** False: the person has as many sockets as one may. What is true is given back by `leave`. */
  enter(who: Caller): boolean {
    return this.sockets.take(who, this.limits.socketsOfPerson);
  }

  leave(who: Caller): void {
    this.sockets.giveBack(who);
  }

  /** Throws RATE_LIMITED where the person has as many as one may, or opens too many; what it takes is given back by `ended`. */
  subscribe(who: Caller): void {
    if (!this.mayOpen(who)) throw new VitaeError('RATE_LIMITED', 'Too many subscriptions are opened and ended', { retryAfterMs: RETRY_MS });
    if (this.subscriptions.take(who, this.limits.subscriptionsOfPerson)) return;
    throw new VitaeError('RATE_LIMITED', 'Too many subscriptions at once', {
      retryAfterMs: RETRY_MS,
      details: { limit: this.limits.subscriptionsOfPerson },
    });
  }

  ended(who: Caller): void {
    this.subscriptions.giveBack(who);
  }

  /** Each that is opened is a text an owner reads and a row it looks for: opened and ended without pause, ten sockets had 2,000 a second. */
  private mayOpen(who: Caller): boolean {
    const all = this.limits.subscriptionsOfPerson + MORE_OPENED;
    const at = performance.now();
    const mine = this.left.get(who) ?? { left: all, at };
    mine.left = Math.min(all, mine.left + ((at - mine.at) * all) / ALL_ANEW_MS);
    mine.at = at;
    this.left.set(who, mine);
    if (mine.left < 1) return false;
    mine.left--;
    return true;
  }
}
