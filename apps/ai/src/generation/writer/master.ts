/** A master résumé as stored: JSON Resume with whatever other keys it came with. Read, never changed. */
export type Master = Readonly<Record<string, unknown>>;

/** A year and month as months since year 0; of "2019" only the year is known. */
export interface Moment {
  readonly months: number;
  readonly yearOnly: boolean;
}

export type EntrySection = 'work' | 'volunteer' | 'projects';

/** One post, project or honorary post, with the pointer to it in the master. */
export interface Entry {
  readonly section: EntrySection;
  readonly index: number;
  readonly pointer: string;
  /** Employer, organisation or project name; empty when the master names none. */
  readonly name: string;
  readonly position: string;
  readonly start: Moment | undefined;
  /** Undefined while the post is held, or where no date is given at all. */
  readonly end: Moment | undefined;
  readonly open: boolean;
  readonly highlights: readonly string[];
  readonly summary: string;
}

const ONGOING =
  /^(?:present|current|now|today|ongoing|heute|aktuell|jetzt|aujourd['’]hui|présent|actuel|en cours|actualidad|presente|actual|現在|在職中)$/iu;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A string on one line, white space run together; '' for anything that is none. What is carried over word for word is not read through this. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim() : '');

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** The first of these keys that holds text: old dialects say `company` for `name`, `title` for `position`. */
export const firstText = (record: Readonly<Record<string, unknown>>, ...keys: readonly string[]): string =>
  keys.map((key) => textOf(record[key])).find((text) => text !== '') ?? '';

/** Reads "2019", "2019-04", "2019-04-01" and "2019年4月"; anything else is no date. */
export function momentOf(value: unknown): Moment | undefined {
  const match = /^(\d{4})(?:[-/.年](\d{1,2}))?/u.exec(textOf(value).normalize('NFKC'));
  if (match?.[1] === undefined) return undefined;
  const month = match[2] === undefined ? undefined : Number(match[2]);
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  return { months: Number(match[1]) * 12 + (month ?? 1) - 1, yearOnly: month === undefined };
}

function toEntry(section: EntrySection, value: unknown, index: number): Entry[] {
  if (!isRecord(value)) return [];
  const start = momentOf(value['startDate']);
  const end = momentOf(value['endDate']);
  return [
    {
      section,
      index,
      pointer: `/${section}/${index}`,
      name: firstText(value, 'name', 'company', 'organization', 'employer'),
      position: firstText(value, 'position', 'title', 'role'),
      start,
      end,
      open: end === undefined && (start !== undefined || ONGOING.test(textOf(value['endDate']))),
      highlights: listOf(value['highlights']).map(textOf),
      summary: firstText(value, 'summary', 'description'),
    },
  ];
}

/** The entries of one section in the master's order; what is no object is not an entry (and stays in the document as it is). */
export const entriesOf = (master: Master, section: EntrySection): Entry[] =>
  listOf(master[section]).flatMap((value, index) => toEntry(section, value, index));

/** Newest first: posts still held, then by last and first month. Where a date is missing, the master's own order is kept for all. */
export function newestFirst(entries: readonly Entry[]): Entry[] {
  if (entries.some((entry) => entry.start === undefined && entry.end === undefined)) return [...entries];
  const last = (entry: Entry): number => (entry.open ? Infinity : (entry.end?.months ?? entry.start?.months ?? 0));
  const order = (a: number, b: number): number => (a === b ? 0 : b - a);
  return entries.toSorted((a, b) => order(last(a), last(b)) || order(a.start?.months ?? 0, b.start?.months ?? 0) || a.index - b.index);
}
