import type { CalendarOptions } from './calendar.js';

/**
 * What becomes of times at which nobody could begin, because every replica was down or the run before took too long. A time is missed
 * when it is a minute old and was not begun.
 * - `skip`: they are left out, the next one to come is run.
 * - `last`: the last one of them is run, the others are left out.
 * - `all`: each is run, one after the other, oldest first.
 */
export type Missed = 'skip' | 'last' | 'all';

export interface ScheduledRun {
  /** The time of the calendar that is run; the same in every attempt, so it makes effects known that were had before. */
  readonly at: Date;
  /** 1, 2, … */
  readonly attempt: number;
  /** Aborts at the time limit, when the process stops, and when another replica may have taken over. */
  readonly signal: AbortSignal;
}

export interface ScheduledTask extends CalendarOptions {
  /** Its row in the table: unique in the service, and kept when the calendar changes. */
  readonly name: string;
  readonly missed: Missed;
  /** Longest run, in milliseconds; then it counts as failed and its signal aborts. */
  readonly limitMs: number;
  /** Starts of one time before it is given up: failed ones, and ones whose process died. Default 3. */
  readonly attempts?: number;
  /** Rejects to be tried again, also when its signal made it end early. May be begun twice for one time, by two replicas after a crash: once is what its effects must be. */
  run(run: ScheduledRun): Promise<void>;
}
