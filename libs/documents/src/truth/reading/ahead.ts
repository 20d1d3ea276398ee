import type { PartialDate } from '#json-resume';
import type { DateMention } from './dates.js';
import type { Reading } from './reading.js';

/** The month a season begins in; folded beginnings, Japanese as written. */
const SEASONS: readonly (readonly [RegExp, number])[] = [
  [/^(?:spring|fruhjahr|fruhling|printemps|primavera|春)/u, 3],
  [/^(?:summer|sommer|ete$|verano|夏)/u, 6],
  [/^(?:autumn|fall$|herbst|automne|otono|秋)/u, 9],
  [/^(?:winter|hiver|invierno|冬)/u, 12],
];
/** Words between a season and its year: `automne de 2026`. */
const NEAR = 2;

function seasonOf({ tokens }: Reading, { from, to }: DateMention): number | undefined {
  const words = [...tokens.slice(Math.max(0, from - NEAR), to), ...tokens.slice(to, to + 1)];
  return SEASONS.find(([season]) => words.some(({ text }) => season.test(text)))?.[1];
}

/** Whether a date of a text lies behind the given day: by its year, its month, or the season that stands beside the year. */
export function isAhead(reading: Reading, date: DateMention, today: PartialDate): boolean {
  if (date.doubtful) return false;
  if (date.year !== today.year) return date.year > today.year;
  const month = date.month ?? seasonOf(reading, date);
  return month !== undefined && month > (today.month ?? 12);
}
