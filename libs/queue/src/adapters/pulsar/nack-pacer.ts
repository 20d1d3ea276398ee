/** What the client is told: it hands a message back after this, times 1.0–1.36 (measured). */
export const NACK_DELAY_MS = 1_000;

/**
 * Danger 8: the client's timer for what goes back starts anew at each negative acknowledgement. One every 200 ms, with a delay of 1 s, and
 * nothing was redelivered until they stopped; one every 400 ms was fine. So they are collected and told together, this far apart.
 */
const BURST_EVERY_MS = 600;

/** Collects what goes back and tells the broker in bursts. What was not told when it ends comes back with the consumer's close. */
export class NackPacer<M> {
  private waiting: M[] = [];
  private timer: NodeJS.Timeout | undefined;
  private last = -Infinity;

  constructor(private readonly tell: (message: M) => void) {}

  add(message: M): void {
    this.waiting.push(message);
    if (this.timer) return;
    const wait = Math.max(0, this.last + BURST_EVERY_MS - performance.now());
    this.timer = setTimeout(() => this.burst(), wait);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.waiting = [];
  }

  private burst(): void {
    this.timer = undefined;
    this.last = performance.now();
    for (const message of this.waiting.splice(0)) this.tell(message);
  }
}
