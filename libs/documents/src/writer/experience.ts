import { totalMonths, type PartialDate } from '#json-resume';
import type { Entry } from './master.js';

/** Years of work worked out of dates, with the places they were read from. */
export interface Experience {
  /** Whole years, rounded down. */
  readonly years: number;
  /** Pointers to the dates, in the master. */
  readonly sources: readonly string[];
}

/** Fewer years are told by the posts alone: "1 year of experience" says less than its dates. */
export const FEWEST_YEARS = 2;

/** Time covered by these posts, never more than their dates prove: overlaps counted once, gaps not at all, a post still held up to `asOf`. */
export function experienceOf(entries: readonly Entry[], asOf: PartialDate): Experience {
  const dated = entries.filter((entry) => entry.span !== undefined && !entry.upcoming);
  const spans = dated.flatMap(({ span }) => (span === undefined ? [] : [span]));
  return {
    years: Math.floor(totalMonths(spans, asOf) / 12),
    sources: dated.flatMap(({ pointer, span }) => [`${pointer}/startDate`, ...(span?.end === undefined ? [] : [`${pointer}/endDate`])]),
  };
}
