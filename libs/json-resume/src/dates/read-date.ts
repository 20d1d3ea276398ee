import { monthOf, plainWord } from './month-names.js';
import { isPossible } from './partial-date.js';
import type { PartialDate } from './partial-date.js';

/** Words for "still going on" in the five languages. */
const ONGOING = new Set(
  [
    'present|current|currently|now|today|ongoing|to date|until now|till date',
    "aujourd'hui|aujourd’hui|actuel|actuellement|en cours|a ce jour|maintenant|present",
    'heute|jetzt|laufend|bis heute|aktuell|gegenwärtig|andauernd',
    'actual|actualidad|actualmente|presente|hoy|en curso|hasta la fecha|hasta hoy',
    '現在|現在に至る|至現在|在職中|在学中',
  ].flatMap((words) => words.split('|').map(plainWord)),
);

/** What people write where they have no date. */
const NOTHING = new Set(['', '-', '–', '—', '?', 'n/a', 'na', 'none', 'null', 'undefined', 'unknown', 'tbd', 'tba', 'nan']);

/** What a text in the place of a date says. */
export type ReadDate =
  | { readonly kind: 'date'; readonly date: PartialDate }
  | { readonly kind: 'ongoing' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unread' };

/** Reads a month and a day given in this order of fields; undefined when the calendar has no such date. */
function dateOf(year: string, month: number | string | undefined, day?: string): PartialDate | undefined {
  if (month === undefined) return undefined;
  const date: PartialDate = { year: Number(year), month: Number(month), ...(day === undefined ? {} : { day: Number(day) }) };
  return isPossible(date) ? date : undefined;
}

/** `a/b/year`: only when the calendar, or the two being equal, leaves one way to read it. */
function eitherOrder(a: string, b: string, year: string): PartialDate | undefined {
  const dayFirst = dateOf(year, b, a);
  const monthFirst = dateOf(year, a, b);
  if (dayFirst && monthFirst) return Number(a) === Number(b) ? dayFirst : undefined;
  return dayFirst ?? monthFirst;
}

type Form = readonly [RegExp, (m: readonly string[]) => PartialDate | undefined];

/** Forms with one reading. Years have four digits: with two, no order of the fields is safe. */
const FORMS: readonly Form[] = [
  // 2014, 2014年
  [/^(\d{4})\s*年?$/u, ([, y = '']) => (isPossible({ year: Number(y) }) ? { year: Number(y) } : undefined)],
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
];

/** Longest text looked at: the forms are all shorter, and matching is then bounded. */
const MAX_LENGTH = 40;

/**
 * Reads a date as people write it. Answers `date` only when there is one way to read it (05/03/2014 is `unread`: March or
 * May), and only dates the calendar has.
 */
export function readDate(text: string): ReadDate {
  if (text.length > MAX_LENGTH) return { kind: 'unread' };
  const trimmed = text.normalize('NFKC').trim();
  const word = plainWord(trimmed);
  if (NOTHING.has(word)) return { kind: 'nothing' };
  if (ONGOING.has(word)) return { kind: 'ongoing' };
  for (const [form, read] of FORMS) {
    const match = form.exec(trimmed);
    if (!match) continue;
    const date = read(match);
    return date ? { kind: 'date', date } : { kind: 'unread' };
  }
  return { kind: 'unread' };
}

/** True for a text that at least names a year, such as "Summer 2015": not read, but a date to people. */
export const namesYear = (text: string): boolean => text.length <= MAX_LENGTH * 2 && /(?<!\d)[12]\d{3}(?!\d)/.test(text.normalize('NFKC'));
