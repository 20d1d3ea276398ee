export interface BackoffOptions {
  /** Wait after the first failure, before jitter, in milliseconds. */
  readonly first: number;
  /** What each further failure multiplies it by. Default 2. */
  readonly factor?: number;
  /** No wait is longer, in milliseconds. */
  readonly longest: number;
  /**
   * The part of a wait that is chance, 0 to 1. Default 0.5: between half of it and all. It keeps what failed together from coming back
   * together, and only ever shortens, so that `longest` is what it says.
   */
  readonly jitter?: number;
}

/** Milliseconds to wait after so many failures in a row (1, 2, …; less counts as 1). Never throws, never more than `longest`. */
export type Backoff = (failures: number) => number;

/** Waits that grow from failure to failure. `random` answers in [0, 1). */
export function backoff({ first, factor = 2, longest, jitter = 0.5 }: BackoffOptions, random: () => number = Math.random): Backoff {
  return (failures) => {
    // Infinity is what the power of a long outage comes to; the minimum takes care of it.
    const whole = Math.min(longest, first * factor ** (Math.max(1, failures) - 1));
    return whole * (1 - jitter * random());
  };
}
