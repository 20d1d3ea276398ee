interface Waiting {
  readonly enter: () => void;
  gone: boolean;
}

export interface FairLineOptions {
  /** At a time. */
  readonly places: number;
  /** Of these, how many one key may have. Default: all. */
  readonly each?: number;
  /** In places and waiting together. */
  readonly most: number;
}

/**
 * So many places at a time. Whoever finds none free waits, and a place that is given up goes to those who wait by turns of their keys, not of
 * their number: a crowd of one person waits behind itself, and somebody else's one question is next. A key may rest after a turn: its place is
 * free for others at once, and its own next turn comes later.
 */
export class FairLine {
  private taken = 0;
  private waiting = 0;
  /** By whose turn it is. */
  private readonly lines = new Map<string, Waiting[]>();
  /** Places each key has, and those it rests of. */
  private readonly mine = new Map<string, number>();

  constructor(private readonly options: FairLineOptions) {}

  /** One more would be too many. */
  get full(): boolean {
    return this.taken + this.waiting >= this.options.most;
  }

  /** Undefined: the place is taken at once. Rejects when `signal` aborts first, and then no place is held. */
  enter(key: string, signal: AbortSignal): Promise<void> | undefined {
    if (this.free(key)) {
      this.take(key);
      return undefined;
    }
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      const leave = (): void => {
        one.gone = true;
        this.waiting--;
        reject(signal.reason as Error);
      };
      const one: Waiting = {
        gone: false,
        enter: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.waiting++;
      const line = this.lines.get(key);
      if (line) line.push(one);
      else this.lines.set(key, [one]);
    });
  }

  /** Gives a place up, once for each that was entered. `restMs`: milliseconds until the key may have it again. */
  leave(key: string, restMs = 0): void {
    this.taken--;
    if (restMs > 0) setTimeout(() => this.rested(key), restMs).unref();
    else this.giveBack(key);
    this.letIn();
  }

  private rested(key: string): void {
    this.giveBack(key);
    this.letIn();
  }

  private free(key: string): boolean {
    const { places, each = places } = this.options;
    return this.taken < places && (this.mine.get(key) ?? 0) < each;
  }

  private take(key: string): void {
    this.taken++;
    this.mine.set(key, (this.mine.get(key) ?? 0) + 1);
  }

  private giveBack(key: string): void {
    const left = (this.mine.get(key) ?? 1) - 1;
    if (left > 0) this.mine.set(key, left);
    else this.mine.delete(key);
  }

  private letIn(): void {
    while (this.taken < this.options.places && this.next());
  }

  /** False: nobody waits who may have a place. */
  private next(): boolean {
    for (const [key, line] of this.lines) {
      while (line[0]?.gone) line.shift();
      if (line.length > 0 && !this.free(key)) continue;
      const one = line.shift();
      this.lines.delete(key);
      if (line.length > 0) this.lines.set(key, line);
      if (!one) continue;
      this.take(key);
      this.waiting--;
      one.enter();
      return true;
    }
    return false;
  }
}
