/** How much a client must send to keep an upload open: 1 kB/s over 20 s. A phone on a bad line does more; a drip attack is cut (D89). */
const WINDOW_MS = 20_000;
const LEAST_BYTES = 20_000;

export interface PaceLimits {
  readonly windowMs: number;
  readonly leastBytes: number;
}

/** Watches a body come in. Time in which we ourselves hold the client back (the owner is slower than it) is not the client's. */
export class Pace {
  private bytes = 0;
  private waitedMs = 0;
  private held = false;
  private readonly timer: NodeJS.Timeout;

  constructor(tooSlow: () => void, { windowMs, leastBytes }: PaceLimits = { windowMs: WINDOW_MS, leastBytes: LEAST_BYTES }) {
    const tick = Math.max(10, windowMs / 20);
    this.timer = setInterval(() => {
      if (!this.held) this.waitedMs += tick;
      if (this.waitedMs < windowMs) return;
      if (this.bytes < leastBytes) tooSlow();
      this.waitedMs = 0;
      this.bytes = 0;
    }, tick).unref();
  }

  came(bytes: number): void {
    this.bytes += bytes;
  }

  hold(held: boolean): void {
    this.held = held;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
