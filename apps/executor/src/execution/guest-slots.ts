import { Loop } from '#common';

/**
 * So many slots beside a worker's own are for persons who have nothing of the type running: a fifth, at least one. Beside and not among
 * them, so that alone somebody has every slot there was; with two executors of ten slots, four more items run at most, and only while
 * several persons wait.
 */
export const guestSlotsOf = (slots: number): number => Math.max(1, Math.floor(slots / 5));

/** All slots have been taken for so long without one getting free: work of milliseconds never asks for guests, its turn comes anyway. */
const FULL_MS = 100;

export interface GuestSlotsParts {
  readonly slots: number;
  /** How long Jobs may keep the question waiting; 0: not at all. */
  readonly waitMs: number;
  /** Every slot of the worker's own is taken. */
  readonly full: () => boolean;
  /** Asks Jobs for so many items of newcomers at most and runs them; resolves when they are begun. */
  readonly ask: (most: number) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/** Asks for guests while the worker is full of long work. One question at a time, which waits at Jobs. */
export class GuestSlots {
  /** Guests in the handler. */
  running = 0;
  private freed = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly asking: Loop;

  constructor(private readonly parts: GuestSlotsParts) {
    this.asking = new Loop(() => this.ask(), Math.max(FULL_MS, parts.waitMs || FULL_MS * 10), parts.failed);
  }

  start(): void {
    this.asking.start();
  }

  stop(): void {
    clearTimeout(this.timer);
    void this.asking.stop();
  }

  /** The last slot was taken. */
  filled(): void {
    this.timer ??= setTimeout(() => this.look(), FULL_MS);
  }

  /** A slot got free, if only for a moment. */
  slotFreed(): void {
    this.freed = performance.now();
  }

  private get wanted(): boolean {
    return this.parts.full() && performance.now() - this.freed >= FULL_MS && this.running < this.parts.slots;
  }

  private look(): void {
    this.timer = undefined;
    if (this.wanted) this.asking.wake();
    else if (this.parts.full()) this.filled();
  }

  private async ask(): Promise<boolean> {
    if (!this.wanted) return false;
    await this.parts.ask(this.parts.slots - this.running);
    return this.parts.waitMs > 0;
  }
}
