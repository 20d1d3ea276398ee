import { VitaeError } from '#common';
import type { Caller } from '../http/callers.js';

export interface WatcherLimits {
  /** Sockets of one person, however many addresses they come from. */
  readonly socketsOfPerson: number;
  /** Subscriptions of one person, over all sockets. */
  readonly subscriptionsOfPerson: number;
}

const RETRY_MS = 1_000;

/** Counts by caller; nothing is kept of whom nothing is counted. */
class Counts {
  private readonly each = new Map<Caller, number>();

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
 * What one person watches: each socket costs this process and an owner 30 kB, and each subscription an owner a look at the database a change. An
 * address bounds neither, for a person may have many (docs/security.md, K172).
 */
export class Watchers {
  private readonly sockets = new Counts();
  private readonly subscriptions = new Counts();

  constructor(private readonly limits: WatcherLimits) {}

  /** False: the person has as many sockets as one may. What is true is given back by `leave`. */
  enter(who: Caller): boolean {
    return this.sockets.take(who, this.limits.socketsOfPerson);
  }

  leave(who: Caller): void {
    this.sockets.giveBack(who);
  }

  /** Throws RATE_LIMITED where the person has as many as one may; what it takes is given back by `ended`. */
  subscribe(who: Caller): void {
    if (this.subscriptions.take(who, this.limits.subscriptionsOfPerson)) return;
    throw new VitaeError('RATE_LIMITED', 'Too many subscriptions at once', {
      retryAfterMs: RETRY_MS,
      details: { limit: this.limits.subscriptionsOfPerson },
    });
  }

  ended(who: Caller): void {
    this.subscriptions.giveBack(who);
  }
}
