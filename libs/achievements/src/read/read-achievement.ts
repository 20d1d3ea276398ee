import { ACHIEVEMENT_TYPES, type AchievementFields, type AchievementType } from '../achievement.js';
import type { AchievementIssue } from './issue.js';
import { readDates } from './read-dates.js';
import { Issues, readText, readTexts } from './read-text.js';

export type AchievementReading =
  | { readonly ok: true; readonly value: AchievementFields }
  | { readonly ok: false; readonly issues: readonly AchievementIssue[] };

/** Most characters, by field, and most entries of lists. */
export const ACHIEVEMENT_LIMITS = {
  title: 300,
  organization: 300,
  description: 4_000,
  highlight: 1_000,
  highlights: 50,
  skill: 100,
  skills: 100,
  /** `location`, `degree`, `field` and `score`. */
  line: 300,
  url: 2_000,
} as const;

const FIELDS = new Set([
  'type',
  'title',
  'organization',
  'description',
  'highlights',
  'skills',
  'startDate',
  'endDate',
  'url',
  'location',
  'degree',
  'field',
  'score',
]);
/** A project may be one's own, an award may be given by nobody in particular. */
const ALONE: ReadonlySet<AchievementType> = new Set(['PROJECT', 'AWARD']);

/** What a person says they did, checked; a blank or null field is an absent one. `now` decides what lies in the future. Never throws. */
export function readAchievement(input: Readonly<Record<string, unknown>>, now: Date): AchievementReading {
  const issues = new Issues();
  const limits = ACHIEVEMENT_LIMITS;
  const line = (key: 'location' | 'degree' | 'field' | 'score'): string | undefined => readText(input[key], `/${key}`, limits.line, issues);
  for (const key of Object.keys(input)) {
    if (!FIELDS.has(key) && input[key] !== undefined) issues.add(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, 'NOT_ALLOWED');
  }
  const type = ACHIEVEMENT_TYPES.find((known) => known === input['type']);
  if (type === undefined) issues.add('/type', input['type'] == null ? 'REQUIRED' : 'UNKNOWN');
  const title = required(input['title'], '/title', limits.title, issues);
  const mayStandAlone = type === undefined || ALONE.has(type);
  const organization = (mayStandAlone ? readText : required)(input['organization'], '/organization', limits.organization, issues);
  const read = given({
    description: readText(input['description'], '/description', limits.description, issues, true),
    url: readUrl(input['url'], issues),
    location: line('location'),
    degree: line('degree'),
    field: line('field'),
    score: line('score'),
  });
  const lists = {
    highlights: readTexts(input['highlights'], '/highlights', { entries: limits.highlights, characters: limits.highlight }, issues),
    skills: readTexts(input['skills'], '/skills', { entries: limits.skills, characters: limits.skill }, issues),
  };
  const dates = readDates(input, type, now, issues);
  if (type === undefined || title === undefined || issues.list.length > 0) return { ok: false, issues: issues.list };
  return { ok: true, value: { type, title, ...(organization === undefined ? {} : { organization }), ...read, ...lists, ...dates } };
}

function required(value: unknown, path: string, most: number, issues: Issues): string | undefined {
  const before = issues.list.length;
  const text = readText(value, path, most, issues);
  return text === undefined && issues.list.length === before ? issues.add(path, 'REQUIRED') : text;
}

function readUrl(value: unknown, issues: Issues): string | undefined {
  const text = readText(value, '/url', ACHIEVEMENT_LIMITS.url, issues);
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url !== undefined && /^https?:\/\//iu.test(text) && url.username === '' && url.password === '' && !/\s/u.test(text);
  return isWeb ? text : issues.add('/url', 'NOT_A_URL');
}

type Optional = { [K in 'description' | 'url' | 'location' | 'degree' | 'field' | 'score']?: string };

const given = (fields: { [K in keyof Optional]: string | undefined }): Optional =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
