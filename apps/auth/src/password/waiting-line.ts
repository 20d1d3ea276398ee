/** Thrown to whom the line has no room or no time for. */
export class LineFull extends Error {}

interface Waiter {
  readonly enter: () => void;
  readonly giveUp: NodeJS.Timeout;
}

/**
 * At most `places` at work; the next `longest` wait their turn, each at most `patienceMs`; everybody else is sent away at once.
 * A line bounded in number alone still lets the last one wait for longer than its client does when the machine is slow.
 */
export class WaitingLine {
  private atWork = 0;
  private readonly waiters = new Set<Waiter>();

  constructor(
    private readonly places: number,
    private readonly longest: number,
    private readonly patienceMs: number,
  ) {}

  /** How many wait. */
  get length(): number {
    return this.waiters.size;
  }

  /** Runs `work` in its turn. Throws LineFull instead when there is no room, or no turn in time. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.atWork >= this.places) await this.turn();
    else this.atWork++;
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private turn(): Promise<void> {
    if (this.waiters.size >= this.longest) return Promise.reject(new LineFull());
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        this.waiters.delete(waiter);
        reject(new LineFull());
      }, this.patienceMs);
      const waiter: Waiter = { enter: resolve, giveUp };
      this.waiters.add(waiter);
    });
  }

  /** Hands the place to the next in line, or gives it back. */
  private leave(): void {
    const [next] = this.waiters;
    if (!next) {
      this.atWork--;
      return;
    }
    this.waiters.delete(next);
    clearTimeout(next.giveUp);
    next.enter();
  }
}
