import { parsePartialDate, readDate, spanOf, type PartialDate, type Span } from '#json-resume';
import { thisMonth } from './today.js';
import { plainLines, plainName, plainText, sameLine } from './text/plain.js';

/** A master résumé as stored: JSON Resume with whatever other keys it came with. Read, never changed. */
export type Master = Readonly<Record<string, unknown>>;

export type EntrySection = 'work' | 'volunteer' | 'projects';

/** One post, project or honorary post, with the pointer to it in the master. */
export interface Entry {
  readonly section: EntrySection;
  readonly index: number;
  readonly pointer: string;
  /** Employer, organisation or project name; empty when the master names none. */
  readonly name: string;
  readonly position: string;
  /** Months since year 0. */
  readonly start: number | undefined;
  /** Months since year 0; undefined while the post is held, or where no date is given at all. */
  readonly end: number | undefined;
  /** What its dates prove; undefined where they prove nothing. */
  readonly span: Span | undefined;
  /** Held on the day of writing: begun, and not yet ended. A fixed term that still runs is held. */
  readonly open: boolean;
  /** Begins after the day of writing: nothing has been done there yet. */
  readonly upcoming: boolean;
  /** An internship or apprenticeship: work, but no title to put over a résumé. */
  readonly learner: boolean;
  readonly highlights: readonly Line[];
  readonly summary: string;
}

/** One line of a post, bare of markup; several may come from one highlight of the master. */
export interface Line {
  readonly text: string;
  /** Which highlight of the post it stands in. */
  readonly index: number;
}

const LEARNER =
  /(?<!\p{L})(?:intern|internship|trainee|apprentice|working student|stagiaire|alternante?|apprentie?|praktikant\p{L}*|werkstudent\p{L}*|auszubildende\p{L}*|becari[oa]|en prácticas)(?!\p{L})|インターン|アルバイト/iu;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A string on one line, white space run together; '' for anything that is none. What is carried over word for word is not read through this. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim() : '');

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** The first of these keys that holds text: old dialects say `company` for `name`, `title` for `position`. */
export const firstText = (record: Readonly<Record<string, unknown>>, ...keys: readonly string[]): string =>
  keys.map((key) => textOf(record[key])).find((text) => text !== '') ?? '';

/** Months since year 0, a year without a month standing for its January: for sorting and for ages of posts, not for claims. */
const monthIndex = ({ year, month }: PartialDate): number => year * 12 + (month ?? 1) - 1;
const monthsOf = (value: unknown): number | undefined => {
  const date = parsePartialDate(value);
  return date === undefined ? undefined : monthIndex(date);
};

/** No end is the present, and so is a word for it. "N/A", or a word nobody knows, is an end that is not known: neither. */
const isOpen = (end: string, start: number | undefined): boolean => (end === '' ? start !== undefined : readDate(end).kind === 'ongoing');

/** An end after the day of writing is no end yet; a bare year that is this one may have passed, and is told as passed. */
const runsOn = (value: unknown, end: number, today: number): boolean => end > today && parsePartialDate(value) !== undefined;

/** Lines of a post in its order, none twice. */
function linesOf(value: unknown): Line[] {
  const seen = new Set<string>();
  return listOf(value).flatMap((highlight, index) =>
    (typeof highlight === 'string' ? plainLines(highlight) : []).flatMap((text) => {
      const key = sameLine(text);
      if (key === '' || seen.has(key)) return [];
      seen.add(key);
      return [{ text, index }];
    }),
  );
}

function toEntry(section: EntrySection, value: unknown, index: number, today: number): Entry[] {
  if (!isRecord(value)) return [];
  const start = monthsOf(value['startDate']);
  const end = monthsOf(value['endDate']);
  const position = plainName(firstText(value, 'position', 'title', 'role'));
  return [
    {
      section,
      index,
      pointer: `/${section}/${index}`,
      name: plainName(firstText(value, 'name', 'company', 'organization', 'employer')),
      position,
      start,
      end,
      span: spanOf(value),
      open:
        (start === undefined || start <= today) &&
        (end === undefined ? isOpen(textOf(value['endDate']), start) : runsOn(value['endDate'], end, today)),
      upcoming: start !== undefined && start > today,
      learner: LEARNER.test(position),
      highlights: linesOf(value['highlights']),
      summary: plainText(firstText(value, 'summary', 'description')),
    },
  ];
}

/** The entries of one section in the master's order; what is no object is not an entry (and stays in the document as it is). */
export const entriesOf = (master: Master, section: EntrySection, asOf: PartialDate = thisMonth()): Entry[] =>
  listOf(master[section]).flatMap((value, index) => toEntry(section, value, index, monthIndex(asOf)));

/** Newest first: posts still held, then by last and first month. Where a date is missing, the master's own order is kept for all. */
export function newestFirst(entries: readonly Entry[]): Entry[] {
  if (entries.some((entry) => entry.start === undefined && entry.end === undefined)) return [...entries];
  const last = (entry: Entry): number => (entry.open ? Infinity : (entry.end ?? entry.start ?? 0));
  const order = (a: number, b: number): number => (a === b ? 0 : b - a);
  return entries.toSorted((a, b) => order(last(a), last(b)) || order(a.start ?? 0, b.start ?? 0) || a.index - b.index);
}
