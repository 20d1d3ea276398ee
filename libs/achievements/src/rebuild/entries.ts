import type { JsonObject } from '#strict-json';
import type { AchievementType } from '../achievement.js';
import type { Entry } from './merge.js';
import { pointOf } from './order.js';

/** What an entry is shown with beside itself. */
export interface Beside {
  /** Names of its skills. */
  readonly keywords: readonly string[];
  /** Titles of the courses that were part of it. */
  readonly courses: readonly string[];
  /** What a course is called in the language of the résumé. */
  readonly course: string;
}

type Mapping = (entry: Entry, beside: Beside) => Record<string, unknown>;

const period = ({ url, startDate, endDate }: Entry): Record<string, unknown> => ({ url, startDate, endDate });

const work: Mapping = (e) => ({
  name: e.organization,
  position: e.title,
  location: e.location,
  ...period(e),
  summary: e.description,
  highlights: e.highlights,
});

/** Keys of JSON Resume in the order of its schema: what it has no key for (the location of a degree) is kept and not shown. */
const MAPPINGS: Readonly<Record<AchievementType, Mapping>> = {
  JOB: work,
  INTERNSHIP: work,
  VOLUNTEER: (e) => ({ organization: e.organization, position: e.title, ...period(e), summary: e.description, highlights: e.highlights }),
  DEGREE: ({ url, startDate, endDate, ...e }, { courses }) => ({
    institution: e.organization,
    url,
    area: e.field ?? e.title,
    studyType: e.degree,
    startDate,
    endDate,
    score: e.score,
    courses,
  }),
  COURSE: ({ url, startDate, endDate, ...e }, { course }) => ({
    institution: e.organization,
    url,
    area: e.title,
    studyType: course,
    startDate,
    endDate,
    score: e.score,
  }),
  CERTIFICATE: (e) => ({ name: e.title, date: pointOf(e), url: e.url, issuer: e.organization }),
  PROJECT: (e, { keywords }) => ({
    name: e.title,
    description: e.description,
    highlights: e.highlights,
    keywords,
    startDate: e.startDate,
    endDate: e.endDate,
    url: e.url,
    entity: e.organization,
  }),
  AWARD: (e) => ({ title: e.title, date: pointOf(e), awarder: e.organization, summary: e.description }),
  PUBLICATION: (e) => ({ name: e.title, publisher: e.organization, releaseDate: pointOf(e), url: e.url, summary: e.description }),
};

/** The entry of the section it belongs to. */
export const toSectionEntry = (entry: Entry, beside: Beside): JsonObject => given(MAPPINGS[entry.type](entry, beside)) as JsonObject;

/** Without what is absent or empty. */
export const given = (value: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== '' && !(Array.isArray(v) && v.length === 0)));
