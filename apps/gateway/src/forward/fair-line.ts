interface Waiting {
  readonly enter: () => void;
  gone: boolean;
}

/**
 * So many places at a time. Whoever finds none free waits, and a place that is given up goes to those who wait by turns of their keys, not of
 * their number: a crowd of one person waits behind itself, and somebody else's one question is next.
 */
export class FairLine {
  private taken = 0;
  private waiting = 0;
  /** By whose turn it is. */
  private readonly lines = new Map<string, Waiting[]>();

  /** `most`: in places and waiting together. */
  constructor(
    private readonly places: number,
    private readonly most: number,
  ) {}

  /** One more would be too many. */
  get full(): boolean {
    return this.taken + this.waiting >= this.most;
  }

  /** Undefined: the place is taken at once. Rejects when `signal` aborts first, and then no place is held. */
  enter(key: string, signal: AbortSignal): Promise<void> | undefined {
    if (this.taken < this.places) {
      this.taken++;
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

  /** Gives a place up, once for each that was entered. */
  leave(): void {
    const next = this.next();
    if (!next) return void this.taken--;
    this.waiting--;
    next.enter();
  }

  private next(): Waiting | undefined {
    for (const [key, line] of this.lines) {
      let one = line.shift();
      while (one?.gone) one = line.shift();
      this.lines.delete(key);
      if (line.length > 0) this.lines.set(key, line);
      if (one) return one;
    }
    return undefined;
  }
}
