import { compareDates, parsePartialDate } from './partial-date.js';
import type { PartialDate } from './partial-date.js';

/** From when to when; `end` is undefined while it goes on. */
export interface Span {
  readonly start: PartialDate;
  readonly end: PartialDate | undefined;
}

/** Whole months, as far as the precision of the dates tells: at least, at most, and what people would say. */
export interface Months {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

/**
 * The span of an entry with `startDate` and `endDate`. Undefined without a readable start, with an end that is there but
 * not readable, or when it ends before it starts: nothing may be computed from such dates.
 */
export function spanOf(entry: { readonly startDate?: unknown; readonly endDate?: unknown }): Span | undefined {
  const start = parsePartialDate(entry.startDate);
  if (!start) return undefined;
  if (entry.endDate === undefined || entry.endDate === null || entry.endDate === '') return { start, end: undefined };
  const end = parsePartialDate(entry.endDate);
  return end && compareDates(start, end) <= 0 ? { start, end } : undefined;
}

const monthIndex = (date: PartialDate, missing: number): number => date.year * 12 + (date.month ?? missing) - 1;

/**
 * Months between two dates. `least` and `most` bound what the missing months leave open, the months of both ends not
 * counted or both counted; `usual` counts the difference: 2013-12 to 2014-12 is 12, 2013 to 2016 is 36. Never negative.
 */
export function monthsBetween(start: PartialDate, end: PartialDate): Months {
  const least = monthIndex(end, 1) - monthIndex(start, 12) - 1;
  const most = monthIndex(end, 12) - monthIndex(start, 1) + 1;
  const shared = start.month === undefined || end.month === undefined ? 7 : 1;
  const usual = monthIndex(end, end.month ?? shared) - monthIndex(start, start.month ?? shared);
  return { least: Math.max(0, least), most: Math.max(0, most), usual: Math.max(0, usual) };
}

/** Months of a span up to `now`: one that goes on, or ends later, is counted to then. */
export const monthsOf = ({ start, end }: Span, now: PartialDate): Months =>
  monthsBetween(start, end === undefined || compareDates(end, now) > 0 ? now : end);

/**
 * Months covered by any of the spans, overlaps counted once. Claims no more than the dates prove: the difference of months
 * of each stretch, a year without a month standing for its January at both ends. What lies after `now` is not counted.
 */
export function totalMonths(spans: readonly Span[], now: PartialDate): number {
  const today = monthIndex(now, 1);
  const stretches = spans
    .map(({ start, end }) => [monthIndex(start, 1), Math.min(today, end ? monthIndex(end, 1) : today)] as const)
    .filter(([from, to]) => to > from)
    .sort(([a], [b]) => a - b);
  let total = 0;
  let covered = -Infinity;
  for (const [from, to] of stretches) {
    total += Math.max(0, to - Math.max(from, covered));
    covered = Math.max(covered, to);
  }
  return total;
}
