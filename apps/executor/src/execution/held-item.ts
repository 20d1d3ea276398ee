import type { ClaimedTask } from './task.js';

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
  private stopListener: (() => void) | undefined;
  private readonly onEnd: (() => void)[] = [];
  private over = false;

  constructor(
    readonly task: ClaimedTask,
    readonly leaseMs: number,
    private trace: string,
  ) {}

  /** What its work continues: its job's, and once it is told the Claim that brought it. */
  get traceparent(): string {
    return this.trace;
  }

  claimedUnder(traceparent: string): void {
    this.trace = traceparent;
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get stopped(): Stop | undefined {
    return this.stopReason;
  }

  /** Calls back when it is stopped; one listener, the newest. Cheaper by far than listening to the signal, which a no-op never does. */
  whenStopped(listener: (() => void) | undefined): void {
    this.stopListener = listener;
  }

  /** Calls back when nothing more will be told of it; at once if that is so already. */
  whenEnded(listener: () => void): void {
    if (this.over) listener();
    else this.onEnd.push(listener);
  }

  /** The first reason counts. */
  stop(reason: Stop): void {
    if (this.stopReason) return;
    this.stopReason = reason;
    this.controller.abort(new Error(reason));
    this.stopListener?.();
  }

  finish(): void {
    this.over = true;
    for (const listener of this.onEnd.splice(0)) listener();
  }
}
