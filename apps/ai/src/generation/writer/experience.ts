import type { Entry, Moment } from './master.js';

/** Years of work worked out of dates, with the places they were read from. */
export interface Experience {
  /** Whole years, rounded down. */
  readonly years: number;
  /** Pointers to the dates, in the master. */
  readonly sources: readonly string[];
  /** "2012-09 to 2024-05", for provenance. */
  readonly span: string;
}

/** Fewer years are told by the posts alone: "1 year of experience" says less than its dates. */
export const FEWEST_YEARS = 2;

/** Posts of learners are work, but nobody counts them as years in the profession. */
const LEARNER =
  /(?<!\p{L})(?:intern|internship|trainee|apprentice|working student|stagiaire|alternante?|apprentie?|praktikant\p{L}*|werkstudent\p{L}*|auszubildende\p{L}*|becari[oa]|en prácticas)(?!\p{L})|インターン|アルバイト/iu;

export const isLearner = (entry: Entry): boolean => LEARNER.test(entry.position);

const label = ({ months, yearOnly }: Moment): string => {
  const year = String(Math.floor(months / 12));
  return yearOnly ? year : `${year}-${String((months % 12) + 1).padStart(2, '0')}`;
};

/**
 * Time covered by these posts: overlaps counted once, gaps not at all. A month named as the end is counted up to its first day,
 * so the figure is never more than the truth. A post still held runs to `asOf`.
 */
export function experienceOf(entries: readonly Entry[], asOf: Moment): Experience {
  const spans = entries
    .filter((entry) => entry.start !== undefined && (entry.open || entry.end !== undefined) && !isLearner(entry))
    .map((entry) => ({ entry, from: (entry.start as Moment).months, to: entry.end?.months ?? asOf.months }))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from);
  let months = 0;
  let reached = 0;
  for (const { from, to } of spans) {
    months += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  const first = spans[0]?.entry.start;
  return {
    years: Math.floor(months / 12),
    sources: spans.flatMap(({ entry }) => [`${entry.pointer}/startDate`, ...(entry.open ? [] : [`${entry.pointer}/endDate`])]),
    span: first === undefined ? '' : `${label(first)} to ${label({ months: reached, yearOnly: false })}`,
  };
}
