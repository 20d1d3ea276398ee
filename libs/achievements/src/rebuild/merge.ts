import { isPeriod, type Achievement } from '../achievement.js';
import { fold, foldOrganization } from './fold.js';
import { by, firstDay, isDated, lastDay, pointOf } from './order.js';

type Changing<T> = { -readonly [K in keyof T]: T[K] };

/** One thing the person did, and every record that tells of it. */
export interface Entry extends Changing<Omit<Achievement, 'highlights' | 'skills'>> {
  highlights: string[];
  skills: string[];
  /** Ids of the records, the one whose spelling stands first. */
  ids: string[];
}

const DAY = 86_400_000;
/** Days between two periods that are still one: `2022-03` is followed by `2022-05`, and two summers at one employer stay two. */
const GAP_DAYS = 31;
const MAY_BE_MISSING = ['organization', 'url', 'location', 'description', 'score', 'degree', 'field'] as const;

const toEntry = (record: Achievement): Entry => ({
  ...record,
  highlights: [...record.highlights],
  skills: [...record.skills],
  ids: [record.id],
});

/** The verified record's spelling stands, else that of the older one. */
const speakersFirst = by<Achievement>(
  (a) => (a.isVerified ? 0 : 1),
  (a) => a.createdAt,
  (a) => a.id,
);

/**
 * One entry for what was told more than once, typed and by a platform: the same type, title and organisation after folding, and periods that
 * touch (of what happened once: dates that can be the same day). The result does not depend on the order of the records.
 */
export function merge(records: readonly Achievement[]): Entry[] {
  const groups = new Map<string, Entry[]>();
  for (const record of records.toSorted(speakersFirst)) {
    const key = JSON.stringify([record.type, fold(record.title), foldOrganization(record.organization)]);
    const group = groups.get(key);
    if (group) group.push(toEntry(record));
    else groups.set(key, [toEntry(record)]);
  }
  return [...groups.values()].flatMap(joinTouching);
}

/** Joins until nothing touches: a record between two others makes one of all three, whichever was told first. */
function joinTouching(group: readonly Entry[]): Entry[] {
  let entries = [...group];
  for (let before = Infinity; entries.length < before;) {
    before = entries.length;
    const joined: Entry[] = [];
    for (const entry of entries) {
      const same = joined.find((other) => touch(other, entry));
      if (same) join(same, entry);
      else joined.push(entry);
    }
    entries = joined;
  }
  return entries;
}

function touch(a: Entry, b: Entry): boolean {
  if (isPeriod(a)) return starts(a) <= ends(b) + GAP_DAYS * DAY && starts(b) <= ends(a) + GAP_DAYS * DAY;
  const [x, y] = [pointOf(a), pointOf(b)];
  return x === undefined || y === undefined || (firstDay(x) <= lastDay(y) && firstDay(y) <= lastDay(x));
}

const starts = (e: Entry): number => firstDay(e.startDate);
const ends = (e: Entry): number => lastDay(e.endDate);

/** Takes into `entry` what `other` adds; `entry` has the word. */
function join(entry: Entry, other: Entry): void {
  if (isPeriod(entry)) joinPeriods(entry, other);
  else joinPoints(entry, other);
  for (const highlight of other.highlights) {
    if (!entry.highlights.some((known) => fold(known) === fold(highlight))) entry.highlights.push(highlight);
  }
  entry.skills.push(...other.skills);
  for (const key of MAY_BE_MISSING) if (entry[key] === undefined && other[key] !== undefined) entry[key] = other[key];
  entry.isVerified ||= other.isVerified;
  entry.ids.push(...other.ids);
}

/** The widest period. A record without any date says nothing about it, least of all that it goes on. */
function joinPeriods(entry: Entry, other: Entry): void {
  if (!isDated(other)) return;
  if (!isDated(entry)) return setDates(entry, other);
  const { startDate, endDate } = other;
  if (startDate !== undefined && (entry.startDate === undefined || wider(startDate, entry.startDate, firstDay(startDate) < starts(entry))))
    entry.startDate = startDate;
  if (entry.endDate === undefined) return;
  if (endDate === undefined) delete entry.endDate;
  else if (wider(endDate, entry.endDate, lastDay(endDate) > ends(entry))) entry.endDate = endDate;
}

/** The date that says more; what a platform vouches for is not changed by what a person typed. */
function joinPoints(entry: Entry, other: Entry): void {
  const [date, more] = [pointOf(entry), pointOf(other)];
  if (date === undefined) setDates(entry, other);
  else if (more !== undefined && more.length > date.length && more.startsWith(date) && !entry.isVerified) entry.endDate = more;
}

function setDates(entry: Entry, { startDate, endDate }: Entry): void {
  if (startDate !== undefined) entry.startDate = startDate;
  if (endDate !== undefined) entry.endDate = endDate;
}

/** Of `2024` and `2024-03` the one that says more, else what the calendar says. */
function wider(a: string, b: string, beyond: boolean): boolean {
  if (a.startsWith(b)) return a.length > b.length;
  return b.startsWith(a) ? false : beyond;
}
