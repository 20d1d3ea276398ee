import { foldOrganization, fold } from './fold.js';
import type { Entry } from './merge.js';
import { by, firstDay, isDated, lastDay, pointOf } from './order.js';

/** Courses that were part of a degree, by the degree, each list in the order of their dates. */
export type Courses = ReadonlyMap<Entry, readonly Entry[]>;

const inOrder = by<Entry>(
  (c) => firstDay(pointOf(c)),
  (c) => fold(c.title),
  (c) => c.id,
);

/** A course at the institution of a degree and within its time is a line of it; one without a date, or without such a degree, stands alone. */
export function coursesOf(entries: readonly Entry[]): Courses {
  const degrees = entries.filter(({ type }) => type === 'DEGREE').map((degree) => ({ degree, at: foldOrganization(degree.organization) }));
  const courses = new Map<Entry, Entry[]>();
  for (const course of entries.filter((e) => e.type === 'COURSE' && isDated(e)).toSorted(inOrder)) {
    const at = foldOrganization(course.organization);
    const found = degrees.find(({ degree, at: institution }) => institution === at && isDated(degree) && holds(degree, course))?.degree;
    if (found) courses.set(found, [...(courses.get(found) ?? []), course]);
  }
  return courses;
}

const holds = (degree: Entry, course: Entry): boolean =>
  firstDay(course.startDate ?? course.endDate) >= firstDay(degree.startDate) &&
  lastDay(course.endDate ?? course.startDate) <= lastDay(degree.endDate);
