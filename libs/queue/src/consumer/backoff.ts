import { LRUCache } from 'lru-cache';
import { backoff, type Backoff } from '#common';

/** Messages whose failures are remembered; beyond it the longest unseen starts anew, which only makes its pause short again. */
const REMEMBERED = 10_000;

export interface BackoffRange {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** 50 ms for a hiccup; 1 s at most because the message holds its place in the window meanwhile. */
export const DEFAULT_BACKOFF: BackoffRange = { firstMs: 50, maxMs: 1_000 };

/** How long a failed message is held, by how often it failed here. In memory only: it spaces tries, it does not count attempts. */
export class LocalBackoff {
  private readonly failures = new LRUCache<string, number>({ max: REMEMBERED });
  private readonly wait: Backoff;

  constructor({ firstMs, maxMs }: BackoffRange) {
    this.wait = backoff({ first: firstMs, longest: maxMs });
  }

  /** Milliseconds to hold the message that just failed once more. */
  next(id: string): number {
    const failed = (this.failures.get(id) ?? 0) + 1;
    this.failures.set(id, failed);
    return this.wait(failed);
  }

  forget(id: string): void {
    this.failures.delete(id);
  }
}
