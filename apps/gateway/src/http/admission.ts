import { VitaeError } from '#common';
import type { GatewayMetrics } from '../metrics.js';
import type { Throttle } from './throttle.js';

/** Bodies being received, together. Whoever shows any token may send 4 MB, so connections alone would not bound memory. */
const BODY_MEMORY = 64 * 1024 * 1024;
/** Requests under way end within seconds, most within milliseconds: a client told "too busy" may come again soon. */
const RETRY_MS = 1_000;

const tooBusy = (): VitaeError => new VitaeError('OVERLOADED', 'Too busy', { retryAfterMs: RETRY_MS });

/** What all doors together let in: by address, by number, by memory. */
export class Admission {
  private underWay = 0;
  private bodies = 0;

  constructor(
    private readonly throttle: Throttle,
    private readonly mostUnderWay: number,
    private readonly metrics: GatewayMetrics,
  ) {}

  /** Charges an address; one is a usual request. Throws RATE_LIMITED with the time after which it may come again. */
  address(address: string, cost = 1): void {
    const retryAfterMs = this.throttle.take(address, cost);
    if (retryAfterMs === undefined) return;
    this.metrics.throttled.inc();
    throw new VitaeError('RATE_LIMITED', 'Too many requests', { retryAfterMs });
  }

  /** Counts an operation in; call what it answers when the operation has ended. Throws OVERLOADED (docs/security.md, I157). */
  operation(): () => void {
    if (this.underWay >= this.mostUnderWay) throw tooBusy();
    this.underWay++;
    this.metrics.inFlight.inc();
    return () => {
      this.underWay--;
      this.metrics.inFlight.dec();
    };
  }

  /** Counts received bytes in, a negative number out. Throws OVERLOADED, and then has counted nothing. */
  bytes(count: number): void {
    if (count > 0 && this.bodies + count > BODY_MEMORY) throw tooBusy();
    this.bodies += count;
  }
}
