import type { IncomingMessage } from 'node:http';

/** 1 kB a second: a phone on a bad line sends more, a drip attack less (D89). */
const LEAST_BYTES_A_SECOND = 1_000;
/** Judged over so long, so that a pause on the line is not yet one. */
export const SLOW_BODY_MS = 20_000;

/**
 * The slow-body rule, for whoever reads a long body: of the time spent waiting for its sender, every 20 s must have brought 20 kB. Time in
 * which we hold the sender back, because what takes its bytes is slower, does not count.
 */
export class SlowBody {
  private bytes = 0;
  private waitedMs = 0;
  private held = false;
  private readonly timer: NodeJS.Timeout;

  /** `tooSlow` is called for each span that brought too little. */
  constructor(tooSlow: () => void, windowMs: number = SLOW_BODY_MS) {
    const tick = Math.max(10, windowMs / 20);
    const least = (windowMs / 1_000) * LEAST_BYTES_A_SECOND;
    this.timer = setInterval(() => {
      if (!this.held) this.waitedMs += tick;
      if (this.waitedMs < windowMs) return;
      if (this.bytes < least) tooSlow();
      this.waitedMs = 0;
      this.bytes = 0;
    }, tick).unref();
  }

  came(bytes: number): void {
    this.bytes += bytes;
  }

  /** Whether we hold the sender back. */
  hold(held: boolean): void {
    this.held = held;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

/** After an early answer the rest of the body is read and thrown away so long: closing at once would reset the connection and lose the answer. */
const LINGER_MS = 5_000;

/** Lets a client finish sending what nobody will read, but not for ever. */
export function discardRest(req: IncomingMessage): void {
  if (req.complete || req.destroyed) return;
  req.unpipe();
  req.resume();
  const timer = setTimeout(() => req.socket.destroy(), LINGER_MS).unref();
  req.once('close', () => clearTimeout(timer));
  req.once('end', () => clearTimeout(timer));
}
