import { VitaeError } from '../errors/vitae-error.js';
import { Lately } from './lately.js';

export interface LimiterOptions {
  /** Pieces of work under way at once, or the weight of them all together where turns have weights. */
  readonly concurrency: number;
  /** Of these, how many one key may have. Default: all. */
  readonly perKey?: number;
  /** How many may wait; the next is turned away at once. What waits holds a promise and a timer, nothing else. */
  readonly queue: number;
  /** Of these, how many of one key may wait. Default: all. */
  readonly queuePerKey?: number;
  /** Longest wait: a line bounded in number alone lets the last one wait for longer than its client listens. */
  readonly waitMs: number;
  /** Told to who is turned away. Default "Too many at once; try again". */
  readonly message?: string;
  /** When to come again, told beside it. */
  readonly retryAfterMs: number;
  /**
   * Remembers what keys have had, halved in every so many milliseconds: every other turn goes to the waiting key that has had least, and in a
   * full line such a key takes the place of the one that has had most. For lines where a crowd of keys asks without end, and one key a few times.
   * Default: what is over is forgotten.
   */
  readonly remembersMs?: number;
}

export interface Turn {
  /** Whose work it is, e.g. a person: keys take turns, and none has more than its share. Default: one key for all. */
  readonly key?: string;
  /**
   * Of many keys, e.g. the network around an address: where what keys have had is remembered, a tenth of what the group has had counts to each. So
   * ever new keys of one group are not each the one that has had nothing.
   */
  readonly group?: string;
  /** How many slots it takes, a whole number; more than there ever are is turned away at once. Default 1. */
  readonly weight?: number;
  /** Ends the wait: rejects with the signal's reason. Work that has begun is not touched: pass it the signal where it can stop. */
  readonly signal?: AbortSignal | undefined;
}

const GROUP_SHARE = 0.1;

interface Waiting {
  readonly weight: number;
  readonly group: string | undefined;
  readonly enter: () => void;
  readonly turnAway: () => void;
}

/**
 * Bounded work, a bounded line before it, and a bounded wait in the line. A key is free while the limiter has a slot and the key a part
 * of its share left. Who comes while free begins at once; who does not waits. A slot that is given back goes to the waiting key with
 * the least under way, among equals to the one served longest ago, and within a key in order of arrival; so a key with a thousand
 * waiting delays another by one turn. A full line is shared as well: who comes with fewer of its key waiting than the longest line has
 * takes the last place of that one. A slot comes back exactly once, however its work, its wait or its signal ends.
 *
 * With `remembersMs` a key among very many waits no longer than those that have had less than it. Only every other turn is given so: a key that
 * has had much (an office behind one address) still has its turn in the round, whatever number of new keys comes.
 *
 * No library inside: p-queue bounds concurrency and has priorities, but neither the line, nor the wait in it, nor a share for a key.
 */
export class Limiter {
  private underWay = 0;
  private inLine = 0;
  private readonly shares = new Map<string, number>();
  /** Keys that wait, the one served longest ago first. */
  private readonly lines = new Map<string, Set<Waiting>>();
  private readonly lately: Lately | undefined;
  private readonly groups: Lately | undefined;
  private roundNext = false;

  /** Throws CONFIG_INVALID for a bound that is no bound. */
  constructor(private readonly options: LimiterOptions) {
    const { concurrency, perKey = concurrency, queue, queuePerKey = queue, waitMs, remembersMs } = options;
    const wrong =
      [concurrency, perKey].some((n) => !(Number.isInteger(n) && n > 0)) ||
      [queue, queuePerKey].some((n) => !(Number.isInteger(n) && n >= 0)) ||
      !(waitMs > 0) ||
      !(remembersMs === undefined || remembersMs > 0);
    if (wrong) throw new VitaeError('CONFIG_INVALID', 'A limiter needs whole positive bounds');
    this.lately = remembersMs === undefined ? undefined : new Lately(remembersMs);
    this.groups = remembersMs === undefined ? undefined : new Lately(remembersMs);
  }

  /** Slots that are taken. */
  get active(): number {
    return this.underWay;
  }

  /** How many wait. */
  get waiting(): number {
    return this.inLine;
  }

  /** Runs `work` in its turn and answers what it answers. Throws as `acquire`, then `work` was not begun; and what `work` throws. */
  async run<T>(work: () => Promise<T>, turn: Turn = {}): Promise<T> {
    const release = await this.acquire(turn);
    try {
      return await work();
    } finally {
      release();
    }
  }

  /**
   * Resolves with the function that gives the slot back; calling it again does nothing. Throws OVERLOADED with `retryAfterMs` when the
   * line is full or the wait too long, and the signal's reason when it aborts first.
   */
  async acquire({ key = '', weight = 1, group, signal }: Turn = {}): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.free(key, weight)) this.take(key, weight, group);
    else await this.wait(key, { weight, group, signal });
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.giveBack(key, weight);
    };
  }

  private free(key: string, weight: number): boolean {
    const { concurrency, perKey = concurrency } = this.options;
    return this.underWay + weight <= concurrency && (this.shares.get(key) ?? 0) + weight <= perKey;
  }

  private take(key: string, weight: number, group: string | undefined): void {
    this.underWay += weight;
    this.shares.set(key, (this.shares.get(key) ?? 0) + weight);
    this.lately?.add(key, weight);
    if (group !== undefined) this.groups?.add(group, weight);
  }

  private giveBack(key: string, weight: number): void {
    this.underWay -= weight;
    const left = (this.shares.get(key) ?? weight) - weight;
    if (left > 0) this.shares.set(key, left);
    else this.shares.delete(key);
    while (this.letIn());
  }

  /** Lets one in. False: none of the first of each line fits. */
  private letIn(): boolean {
    let next: string | undefined;
    for (const [key, [first]] of this.lines) {
      if (this.free(key, first!.weight) && (next === undefined || this.before(key, next))) next = key;
    }
    if (next === undefined) return false;
    this.roundNext = !this.roundNext;
    const line = this.lines.get(next)!;
    const [first] = line;
    this.leaveLine(next, first!);
    if (this.lines.delete(next)) this.lines.set(next, line);
    this.take(next, first!.weight, first!.group);
    first!.enter();
    return true;
  }

  /** Whether a key's turn comes before that of one served longer ago. */
  private before(key: string, earlier: string): boolean {
    const fewer = (this.shares.get(key) ?? 0) - (this.shares.get(earlier) ?? 0);
    if (fewer !== 0 || !this.lately || this.roundNext) return fewer < 0;
    return this.hadOf(key) < this.hadOf(earlier);
  }

  /** What a key has had lately, its group's part in it. 0 where nothing is remembered. */
  private had(key: string, group: string | undefined): number {
    const ofGroup = group === undefined ? 0 : (this.groups?.of(group) ?? 0);
    return (this.lately?.of(key) ?? 0) + GROUP_SHARE * ofGroup;
  }

  /** The same of a key that waits. */
  private hadOf(key: string): number {
    const [first] = this.lines.get(key) ?? [];
    return this.had(key, first?.group);
  }

  private wait(
    key: string,
    { weight, group, signal }: { weight: number; group: string | undefined; signal: AbortSignal | undefined },
  ): Promise<void> {
    const { waitMs, concurrency, perKey = concurrency } = this.options;
    if (weight > Math.min(concurrency, perKey) || !this.hasPlace(key, group)) return Promise.reject(this.overloaded());
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', aborted);
        end();
      };
      const waiting: Waiting = { weight, group, enter: () => settle(resolve), turnAway: () => giveUp(this.overloaded()) };
      const giveUp = (reason: unknown): void => {
        this.leaveLine(key, waiting);
        settle(() => reject(reason));
        // Behind a heavy one may stand a light one that fits.
        while (this.letIn());
      };
      const timer = setTimeout(waiting.turnAway, waitMs);
      const aborted = (): void => giveUp(signal?.reason);
      signal?.addEventListener('abort', aborted, { once: true });
      this.inLine++;
      const line = this.lines.get(key);
      if (line) line.add(waiting);
      else this.lines.set(key, new Set([waiting]));
    });
  }

  /** Whether the key may wait; in a full line it may where its coming makes the longest line shorter and does not become the longest itself. */
  private hasPlace(key: string, group: string | undefined): boolean {
    const { queue, queuePerKey = queue } = this.options;
    const mine = this.lines.get(key)?.size ?? 0;
    if (mine >= queuePerKey) return false;
    if (this.inLine < queue) return true;
    let longest: Set<Waiting> | undefined;
    for (const line of this.lines.values()) if (line.size > (longest?.size ?? mine + 1)) longest = line;
    longest ??= mine === 0 ? this.lineOfWhoHadMore(this.had(key, group)) : undefined;
    if (!longest) return false;
    [...longest].at(-1)!.turnAway();
    return true;
  }

  /** The line of the key that has had most, where that is at least a turn more than `mine`. */
  private lineOfWhoHadMore(mine: number): Set<Waiting> | undefined {
    if (!this.lately) return undefined;
    let most = mine + 1;
    let found: Set<Waiting> | undefined;
    for (const [key, line] of this.lines) {
      const had = this.hadOf(key);
      if (had < most) continue;
      most = had;
      found = line;
    }
    return found;
  }

  private leaveLine(key: string, waiting: Waiting): void {
    const line = this.lines.get(key);
    if (!line?.delete(waiting)) return;
    this.inLine--;
    if (line.size === 0) this.lines.delete(key);
  }

  private overloaded(): VitaeError {
    const { message = 'Too many at once; try again', retryAfterMs } = this.options;
    return new VitaeError('OVERLOADED', message, { retryAfterMs });
  }
}
