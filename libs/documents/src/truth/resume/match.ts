import { fold } from '#language';
import type { Entry } from '../master/facts.js';
import { sameName } from '../master/named.js';
import { ownValue } from './context.js';
import { sameJson } from './note.js';

/** The key an entry of a section is known by. */
export const NAME_KEY: Readonly<Record<string, string>> = {
  work: 'name',
  volunteer: 'organization',
  education: 'institution',
  awards: 'title',
  certificates: 'name',
  publications: 'name',
  projects: 'name',
  references: 'name',
  interests: 'name',
  skills: 'name',
  languages: 'language',
};

/** Weights of what speaks for two entries being one; a name, or a start with something else, is enough. */
const NAME = 6;
const DATE = 3;
const TITLE = 2;
const OTHER = 1;
const ENOUGH = 4;

function likeness(generated: unknown, entry: Entry, place: boolean): number {
  const nameKey = NAME_KEY[entry.section] ?? 'name';
  const text = (key: string): [unknown, unknown] => [ownValue(generated, key), ownValue(entry.value, key)];
  const equal = (key: string): boolean => {
    const [a, b] = text(key);
    return typeof a === 'string' && typeof b === 'string' && a !== '' && fold(a) === fold(b);
  };
  const [a, b] = text(nameKey);
  let points = typeof a === 'string' && typeof b === 'string' && sameName(a, b) ? NAME : 0;
  for (const key of ['startDate', 'endDate', 'date', 'releaseDate']) {
    const [x, y] = text(key);
    if (typeof x === 'string' && typeof y === 'string' && x.slice(0, 7) === y.slice(0, 7) && x.length >= 4) points += DATE;
  }
  for (const key of ['position', 'studyType', 'area', 'publisher', 'issuer', 'awarder']) if (equal(key)) points += TITLE;
  const [lines, own] = text('highlights');
  if (Array.isArray(lines) && Array.isArray(own))
    points += Math.min(2, lines.filter((line) => own.some((other) => sameJson(line, other))).length) * TITLE;
  return points === 0 ? 0 : points + (place ? OTHER : 0);
}

/**
 * Which entry of the master each generated one is: the likeliest, each used once, by name, dates, titles and lines. Undefined for
 * one that is none of the person's, or the same one again.
 */
export function matchEntries(section: string, generated: readonly unknown[], entries: readonly Entry[]): (Entry | undefined)[] {
  const own = entries.filter((entry) => entry.section === section);
  const pairs = generated
    .flatMap((value, i) => own.map((entry, k) => ({ i, entry, points: likeness(value, entry, i === k) })))
    .filter(({ points }) => points >= ENOUGH)
    .sort((a, b) => b.points - a.points);
  const matched: (Entry | undefined)[] = generated.map(() => undefined);
  const used = new Set<Entry>();
  for (const { i, entry } of pairs) {
    if (matched[i] !== undefined || used.has(entry)) continue;
    matched[i] = entry;
    used.add(entry);
  }
  return matched;
}
