import { isJsonObject } from '#strict-json';
import { compareDates, parsePartialDate } from '../dates/partial-date.js';
import type { PartialDate } from '../dates/partial-date.js';
import type { SectionName } from '../resume/fields.js';
import type { Resume } from '../resume/resume.js';

/** What the entries of a section are. */
export type EntryOf<S extends SectionName> = NonNullable<Resume[S]> extends (infer E)[] ? E : never;

/** An entry with its place. */
export interface PlacedEntry<E> {
  readonly pointer: string;
  readonly index: number;
  readonly entry: E;
}

/** The entries of a section in document order; none when the section is missing or is no list. What is no object is left out. */
export function entriesOf<S extends SectionName>(resume: Resume, section: S): PlacedEntry<EntryOf<S>>[] {
  const list: unknown = resume[section];
  if (!Array.isArray(list)) return [];
  return list
    .map((entry, index) => ({ pointer: `/${section}/${index}`, index, entry: entry as EntryOf<S> }))
    .filter(({ entry }) => isJsonObject(entry));
}

/**
 * Orders entries as a résumé shows them: those that go on first, then by end, then by start, latest first. Equal ones, and
 * those without a date that can be read, keep their order, the latter at the end.
 */
export function latestFirst<E extends { readonly startDate?: string; readonly endDate?: string }>(
  entries: readonly PlacedEntry<E>[],
): PlacedEntry<E>[] {
  const keyed = entries.map((placed) => ({ placed, start: parsePartialDate(placed.entry.startDate), end: endOf(placed.entry) }));
  return keyed
    .toSorted((a, b) => {
      if (!a.end || !b.end) return Number(!a.end) - Number(!b.end);
      return compareDates(b.end, a.end) || (a.start && b.start ? compareDates(b.start, a.start) : 0);
    })
    .map(({ placed }) => placed);
}

/** After every date: the end of what goes on. */
const OPEN: PartialDate = { year: 9_999 };

function endOf(entry: { readonly startDate?: string; readonly endDate?: string }): PartialDate | undefined {
  if (entry.endDate) return parsePartialDate(entry.endDate);
  return parsePartialDate(entry.startDate) && OPEN;
}
