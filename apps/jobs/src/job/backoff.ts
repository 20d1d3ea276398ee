/** Longest wait before another attempt: an hour, so that a provider's bad day costs one more hour at most. */
export const LONGEST_BACKOFF_MS = 3_600_000;

/**
 * Wait after failed attempt `attempt` (1, 2, …): `min(1 h, 2^attempt s) × (0.5 + random / 2)`, in whole milliseconds.
 * `random` is in [0, 1): jitter keeps items that failed together from coming back together.
 */
export function backoffMs(attempt: number, random: number): number {
  return Math.round(Math.min(LONGEST_BACKOFF_MS, 1_000 * 2 ** Math.max(1, attempt)) * (0.5 + random / 2));
}
