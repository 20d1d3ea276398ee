/** Work that takes this long in all is kept in hand, so that slots do not stand empty while the next Claim is under way. */
const AHEAD_MS = 40;
const MAX_AHEAD = 390;
/** Weight of the newest item in the running average. */
const WEIGHT = 0.1;

/**
 * How many items beyond its slots a worker may hold claimed: none for work of seconds, which another executor could do meanwhile, and
 * many for work of microseconds, which would otherwise wait for a call to Jobs after every ten. Starts at none.
 */
export class ClaimPace {
  private averageMs: number | undefined;

  constructor(private readonly slots: number) {}

  took(ms: number): void {
    this.averageMs = this.averageMs === undefined ? ms : this.averageMs + (ms - this.averageMs) * WEIGHT;
  }

  get ahead(): number {
    if (this.averageMs === undefined) return 0;
    return Math.min(MAX_AHEAD, Math.floor((this.slots * AHEAD_MS) / Math.max(this.averageMs, 0.01)));
  }
}
