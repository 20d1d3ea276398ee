/** A date as precise as it was given: a year, a month of it, a day of that. Month and day count from 1. */
export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

const HYPHEN = 0x2d;

/** The number written in `digits` decimal digits at `at`, or NaN when one of them is no digit. */
function numberAt(text: string, at: number, digits: number): number {
  let value = 0;
  for (let i = at; i < at + digits; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Days of a month in the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for a date the calendar has, in a year of a person's life or plans (1000–2999, as the schema's pattern says). */
function isPossibleDate(year: number, month: number, day: number): boolean {
  return year >= 1000 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export const isPossible = ({ year, month, day }: PartialDate): boolean =>
  isPossibleDate(year, month ?? 1, day ?? 1) && (month !== undefined || day === undefined);

/**
 * True for a date as JSON Resume writes it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and in the calendar. Reads digits by hand:
 * every record asks about ten times, and a regular expression with an object to show for it costs five times as much.
 */
export function isPartialDate(text: string): boolean {
  const { length } = text;
  if (length !== 4 && length !== 7 && length !== 10) return false;
  if (length > 4 && text.charCodeAt(4) !== HYPHEN) return false;
  if (length > 7 && text.charCodeAt(7) !== HYPHEN) return false;
  return isPossibleDate(numberAt(text, 0, 4), length > 4 ? numberAt(text, 5, 2) : 1, length > 7 ? numberAt(text, 8, 2) : 1);
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` of the calendar; undefined for anything else. */
export function parsePartialDate(text: unknown): PartialDate | undefined {
  if (typeof text !== 'string' || !isPartialDate(text)) return undefined;
  return {
    year: numberAt(text, 0, 4),
    ...(text.length > 4 ? { month: numberAt(text, 5, 2) } : {}),
    ...(text.length > 7 ? { day: numberAt(text, 8, 2) } : {}),
  };
}

/** The ISO 8601 form, as precise as the date. */
export const formatPartialDate = ({ year, month, day }: PartialDate): string =>
  [String(year).padStart(4, '0'), ...[month, day].filter((part) => part !== undefined).map((part) => String(part).padStart(2, '0'))].join(
    '-',
  );

/** Negative when `a` is earlier. Parts that one side does not give are not compared, so 2014 and 2014-05 are equal. */
export function compareDates(a: PartialDate, b: PartialDate): number {
  if (a.year !== b.year) return a.year - b.year;
  if (a.month === undefined || b.month === undefined) return 0;
  if (a.month !== b.month) return a.month - b.month;
  return a.day === undefined || b.day === undefined ? 0 : a.day - b.day;
}
