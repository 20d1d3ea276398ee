import { Cron } from 'croner';
import { errorText, VitaeError } from '#common';

export interface CalendarOptions {
  /** Five fields (minute, hour, day of month, month, day of week) or `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`. No seconds. */
  readonly cron: string;
  /** IANA name of the place whose clock on the wall is meant. Default UTC. */
  readonly timeZone?: string;
}

/**
 * When calendar work is due. Where clocks go forward, a time that does not exist that day comes at the first instant that does; where they
 * go back, a time of day comes once, at its first passing, and an interval (`*` or `/n` in the hours) goes on evenly.
 * Seconds are refused: work by the second is a loop, and croner loses some when clocks go back (its issue 343).
 */
export class Calendar {
  private readonly cron: Cron;

  /** Throws CONFIG_INVALID for an expression that cannot be read or never comes, and for a place that is none. */
  constructor(private readonly options: CalendarOptions) {
    const { cron, timeZone = 'UTC' } = options;
    try {
      this.cron = new Cron(cron, { timezone: timeZone, paused: true, mode: '5-part' });
      this.next(new Date());
    } catch (cause) {
      throw new VitaeError('CONFIG_INVALID', `"${cron}" in "${timeZone}" is no calendar: ${errorText(cause)}`, { cause });
    }
  }

  /** The same for two that are due at the same times. */
  get fingerprint(): string {
    const { cron, timeZone = 'UTC' } = this.options;
    return `${cron} ${timeZone}`;
  }

  /** The first time after `time`. */
  next(time: Date): Date {
    const next = this.cron.nextRun(time);
    if (!next) throw new Error('it never comes');
    return next;
  }

  /** The last time before `time`; undefined when there was none. */
  previous(time: Date): Date | undefined {
    return this.cron.previousRuns(1, time)[0];
  }
}
