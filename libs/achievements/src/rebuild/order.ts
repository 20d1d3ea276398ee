import { isPeriod, type AchievementType } from '../achievement.js';
import { fold } from './fold.js';

interface Dated {
  readonly startDate?: string;
  readonly endDate?: string;
}

interface Ordered extends Dated {
  readonly type: AchievementType;
  readonly title: string;
  readonly id: string;
}

/** Milliseconds of the first day that a partial date may mean; without one -Infinity. */
export const firstDay = (date: string | undefined): number => (date === undefined ? -Infinity : Date.parse(date));

/** Milliseconds of the last day that a partial date may mean; without one Infinity: it goes on. */
export function lastDay(date: string | undefined): number {
  if (date === undefined) return Infinity;
  if (date.length === 4) return Date.UTC(Number(date), 11, 31);
  // Day 0 of the next month.
  return date.length === 7 ? Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0) : Date.parse(date);
}

/** The day of what happened once. */
export const pointOf = ({ startDate, endDate }: Dated): string | undefined => endDate ?? startDate;

export const isDated = (it: Dated): boolean => pointOf(it) !== undefined;

/** When it ended, Infinity while it goes on; -Infinity for what has no date at all, which says nothing about going on. */
export function endOf(it: Dated & { readonly type: AchievementType }): number {
  if (!isDated(it)) return -Infinity;
  return isPeriod(it) ? lastDay(it.endDate) : lastDay(pointOf(it));
}

type Key<T> = (of: T) => number | string;

/** A comparison by several keys, each ascending. Text by its code units: the same on every machine, whatever its locale. */
export const by =
  <T>(...keys: readonly Key<T>[]) =>
  (a: T, b: T): number => {
    for (const key of keys) {
      const [x, y] = [key(a), key(b)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  };

/** What goes on first, then the latest end, the latest start, the title, the id; what has no date last. */
export const newestFirst = by<Ordered>(
  (a) => -endOf(a),
  (a) => -firstDay(a.startDate),
  (a) => fold(a.title),
  (a) => a.id,
);

/** In the order of being told. */
export const oldestFirst = by<{ readonly createdAt: string; readonly id: string }>(
  (a) => a.createdAt,
  (a) => a.id,
);
