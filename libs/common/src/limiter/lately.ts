interface Use {
  readonly amount: number;
  readonly at: number;
}

/**
 * How much keys have used lately: an amount halves in every half-life. Of so many keys at most; beyond these the one not heard of for the longest
 * time counts as new, so that a crowd of keys costs no more memory than the bound.
 */
export class Lately {
  private readonly uses = new Map<string, Use>();

  /** `halfLifeMs`: milliseconds. `keys`: default 20,000, some 3 MB. */
  constructor(
    private readonly halfLifeMs: number,
    private readonly keys = 20_000,
  ) {}

  /** 0 of a key nobody has heard of. */
  of(key: string): number {
    const known = this.uses.get(key);
    return known ? known.amount * 0.5 ** ((performance.now() - known.at) / this.halfLifeMs) : 0;
  }

  add(key: string, amount: number): void {
    const now = this.of(key) + amount;
    this.uses.delete(key);
    this.uses.set(key, { amount: now, at: performance.now() });
    if (this.uses.size <= this.keys) return;
    for (const oldest of this.uses.keys()) return void this.uses.delete(oldest);
  }
}
