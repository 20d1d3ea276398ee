/** A date as precise as it was given: a year, a month of it, a day of that. Month and day count from 1. */
export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/**
 * True for what JSON Resume calls a date by form: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Says nothing about the calendar.
 * By hand, because a regular expression is three times slower and every record asks about ten times.
 */
export function hasDateForm(text: string): boolean {
  const { length } = text;
  if (length !== 4 && length !== 7 && length !== 10) return false;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (i === 4 || i === 7 ? code !== 0x2d : !isDigit(code)) return false;
  }
  return true;
}

/** Days of a month in the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for a date the calendar has, in a year of a person's life or plans (1000–2999, as the schema's pattern says). */
export const isPossible = ({ year, month, day }: PartialDate): boolean =>
  year >= 1000 &&
  year <= 2999 &&
  (month === undefined
    ? day === undefined
    : month >= 1 && month <= 12 && (day === undefined || (day >= 1 && day <= daysInMonth(year, month))));

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` of the calendar; undefined for anything else. */
export function parsePartialDate(text: unknown): PartialDate | undefined {
  if (typeof text !== 'string' || !hasDateForm(text)) return undefined;
  const date: PartialDate = {
    year: Number(text.slice(0, 4)),
    ...(text.length >= 7 ? { month: Number(text.slice(5, 7)) } : {}),
    ...(text.length === 10 ? { day: Number(text.slice(8)) } : {}),
  };
  return isPossible(date) ? date : undefined;
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
