import type { Task } from './task.js';

/** Why a held item's work is being stopped. */
export type Stop = 'cancelled' | 'lost' | 'deadline' | 'drain';

/**
 * An item this executor holds a lease of.
 *
 * WAITING (claimed, not started) → RUNNING → TELLING (its outcome is on the way to Jobs) → ended. A drain takes WAITING and RUNNING ones
 * to ended by Release. Heartbeats go out for all until they have ended: an outcome that cannot be told yet still needs its lease.
 */
export class HeldItem {
  private readonly controller = new AbortController();
  private stopReason: Stop | undefined;
  private end: () => void = () => undefined;
  /** Resolves when nothing more will be told of it. */
  readonly ended: Promise<void>;

  constructor(
    readonly task: Task,
    readonly fence: string,
    readonly leaseMs: number,
    readonly traceparent: string,
  ) {
    this.ended = new Promise((resolve) => (this.end = resolve));
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get stopped(): Stop | undefined {
    return this.stopReason;
  }

  /** The first reason counts. */
  stop(reason: Stop): void {
    if (this.stopReason) return;
    this.stopReason = reason;
    this.controller.abort(new Error(reason));
  }

  finish(): void {
    this.end();
  }
}
