import { NOTHING, ONGOING, UNKNOWN } from './date-words.js';
import { monthOf, plainWord } from './month-names.js';
import { isPossible } from './partial-date.js';
import type { PartialDate } from './partial-date.js';

/** What a text in the place of a date says. */
export type ReadDate =
  | { readonly kind: 'date'; readonly date: PartialDate }
  | { readonly kind: 'ongoing' }
  | { readonly kind: 'nothing' }
  /** It says that the date is not known, which is not the same as having none: an end date that is absent is the present. */
  | { readonly kind: 'unknown' }
  /** A date by its form, but none the calendar has: 2019-13, 31/02/2014. */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unread' };

type Outcome = PartialDate | 'impossible' | 'unread';

/** Exports write a part that was not given as zero: 2019-00 is 2019, 2014-05-00 is May. */
const isZero = (part: number | string | undefined): boolean => part !== undefined && Number(part) === 0;

/** A date of these parts, as far as they are given. A month whose name is not known makes it unread. */
function dateOf(year: string, month: number | string | undefined, day?: string): Outcome {
  if (month === undefined) return 'unread';
  const date: PartialDate = {
    year: Number(year),
    ...(isZero(month) ? {} : { month: Number(month) }),
    ...(day === undefined || isZero(day) || isZero(month) ? {} : { day: Number(day) }),
  };
  return isPossible(date) ? date : 'impossible';
}

/** `a/b/year`: only when the calendar, or the two being equal, leaves one way to read it. */
function eitherOrder(a: string, b: string, year: string): Outcome {
  const dayFirst = dateOf(year, b, a);
  const monthFirst = dateOf(year, a, b);
  if (dayFirst === 'impossible' || monthFirst === 'impossible') return dayFirst === 'impossible' ? monthFirst : dayFirst;
  return Number(a) === Number(b) ? dayFirst : 'unread';
}

/** '22 behind an apostrophe is a year. Nobody alive worked in 1949, nobody plans for 2050. */
const yearOfTwo = (digits: string): string => (Number(digits) < 50 ? `20${digits}` : `19${digits}`);

type Form = readonly [RegExp, (m: readonly string[]) => Outcome];

/** Forms with one reading. Years have four digits: with two, no order of the fields is safe. */
const FORMS: readonly Form[] = [
  // 2014, 2014年
  [/^(\d{4})\s*年?$/u, ([, y = '']) => (isPossible({ year: Number(y) }) ? { year: Number(y) } : 'impossible')],
  // 2014-3, 2014/03, 2014.3, 2014年3月
  [/^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/u, ([, y = '', m]) => dateOf(y, m)],
  // 2014-3-7, 2014/03/07, 2014.3.7, 2014年3月7日, and the date of a timestamp
  [
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*日|[T ]\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?$/u,
    ([, y = '', m, d]) => dateOf(y, m, d),
  ],
  // 20140307
  [/^(\d{4})(\d{2})(\d{2})$/, ([, y = '', m, d]) => dateOf(y, m, d)],
  // 03/2014, 3-2014, 03.2014
  [/^(\d{1,2})\s*[-/.]\s*(\d{4})$/, ([, m, y = '']) => dateOf(y, m)],
  // 07.03.2014: where people write dots, the day comes first
  [/^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/, ([, d, m, y = '']) => dateOf(y, m, d)],
  // 25/03/2014, 03-25-2014, but not 05/03/2014
  [/^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/, ([, a = '', b = '', y = '']) => eitherOrder(a, b, y)],
  // March 2014, mars 2014, März 2014, marzo de 2014, Mar-2014
  [/^(\p{L}+)\.?[\s,-]+(?:de\s+|del\s+)?(\d{4})$/u, ([, m = '', y = '']) => dateOf(y, monthOf(m))],
  // 2014 March
  [/^(\d{4})[\s,-]+(\p{L}+)\.?$/u, ([, y = '', m = '']) => dateOf(y, monthOf(m))],
  // March 7, 2014
  [/^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u, ([, m = '', d, y = '']) => dateOf(y, monthOf(m), d)],
  // 7 March 2014, 7. März 2014, 1er mars 2014, 7 de marzo de 2014, 07-Mar-2014
  [
    /^(\d{1,2})(?:st|nd|rd|th|er)?\.?[\s-]+(?:de\s+)?(\p{L}+)\.?[\s,-]+(?:de\s+|del\s+)?(\d{4})$/u,
    ([, d, m = '', y = '']) => dateOf(y, monthOf(m), d),
  ],
  // '22, Jan '22, 01/'22
  [/^['’‘`´](\d{2})$/u, ([, y = '']) => ({ year: Number(yearOfTwo(y)) })],
  [/^(\p{L}+)\.?[\s,-]*['’‘`´](\d{2})$/u, ([, m = '', y = '']) => dateOf(yearOfTwo(y), monthOf(m))],
  [/^(\d{1,2})\s*[-/.]\s*['’‘`´](\d{2})$/u, ([, m, y = '']) => dateOf(yearOfTwo(y), m)],
];

/** Longest text looked at: the forms are all shorter, and matching is then bounded. */
const MAX_LENGTH = 40;

/** "(current)", "– present", "heden!": a word is the same word in its dress. A question mark is left: it says something. */
const undressed = (word: string): string => word.replaceAll(/^[\s()[\]{}<>–—\-:;,"“”«»*]+|[\s()[\]{}<>–—\-:;,!"“”«»*]+$/gu, '');

/** "until today", "bis jetzt": the small words before one for the present. */
const UNTIL =
  /^(?:until|till|til|up to|to|through|thru|bis|seit|jusqu'a|a|hasta|al?|ate|fino ad?|tot|do|po|az do|по|до|til|till|tills|pana|pana in|kuni|iki|lidz|εως|μεχρι)\s+/u;

const isOngoing = (word: string): boolean => {
  const alone = undressed(word.replace(/\s*\([^()]*\)$/u, ''));
  return [word, undressed(word), alone, alone.replace(UNTIL, '')].some((form) => ONGOING.has(form));
};

/**
 * Reads a date as people write it. Answers `date` only when there is one way to read it (05/03/2014 is `unread`: March or
 * May), and only dates the calendar has.
 */
export function readDate(text: string): ReadDate {
  if (text.length > MAX_LENGTH) return { kind: 'unread' };
  const trimmed = text.normalize('NFKC').trim();
  const word = plainWord(trimmed);
  if (NOTHING.has(word)) return { kind: 'nothing' };
  const bare = undressed(word);
  if (UNKNOWN.has(word) || UNKNOWN.has(bare)) return { kind: 'unknown' };
  if (isOngoing(word)) return { kind: 'ongoing' };
  for (const [form, read] of FORMS) {
    const match = form.exec(trimmed);
    if (!match) continue;
    const date = read(match);
    return typeof date === 'string' ? { kind: date } : { kind: 'date', date };
  }
  return { kind: 'unread' };
}

/** True for a text that at least names a year, such as "Summer 2015": not read, but a date to people. */
export const namesYear = (text: string): boolean => text.length <= MAX_LENGTH * 2 && /(?<!\d)[12]\d{3}(?!\d)/.test(text.normalize('NFKC'));
