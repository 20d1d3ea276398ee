import { isJsonObject, type JsonObject, type JsonValue, printedBelow, printedKey } from '#strict-json';
import { readDate } from '../dates/read-date.js';
import { SECTIONS } from '../resume/fields.js';
import { isDateLike } from '../validate/text-shapes.js';
import type { Repairs } from './finding.js';

/** Entries of one list that are looked at, and levels below an unknown key: a bound, not a rule. */
const LOOKED_AT = 20;
const LEVELS = 3;

/** Keys that hold a date, a period or its ends in most dialects. */
const DATE_KEY = /^(?:start|end|from|to|since|until|period|years?|dates?)(?:$|[A-Z_\s-])|(?:[dD]ate|[yY]ear)s?$/;

/** Fields that only entries of a section have; `name` and `url` stand in everything. */
const TELLING = new Set(
  'position studyType institution highlights keywords level fluency awarder issuer publisher releaseDate courses roles'.split(' '),
);

function isDate(key: string, value: JsonValue): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 1900 && value <= 2100;
  if (typeof value === 'string') {
    if (value.length > 40 || value.trim() === '') return false;
    return DATE_KEY.test(key) || isDateLike(value) || readDate(value).kind === 'ongoing';
  }
  return isJsonObject(value) && DATE_KEY.test(key) && Object.keys(value).length > 0;
}

function isEntry(item: JsonValue): boolean {
  if (!isJsonObject(item)) return false;
  for (const key in item) if (TELLING.has(key) || isDate(key, item[key] as JsonValue)) return true;
  return false;
}

/** True for a list of objects of which one has a date, or a field that only entries have: a section, whatever its name. */
function isSection(list: readonly JsonValue[]): boolean {
  for (let i = 0; i < list.length && i < LOOKED_AT; i++) if (isEntry(list[i] as JsonValue)) return true;
  return false;
}

/** True where a section stands under a key no dialect reads, or below it. Cheap for what is no object. */
export function holdsSection(value: JsonValue | undefined, levels = LEVELS): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return isSection(value);
  if (levels === 0) return false;
  for (const key in value) if (holdsSection(value[key], levels - 1)) return true;
  return false;
}

/** Names the section whose fields the entries have, if one fits better than the others. */
function likeness(list: readonly JsonValue[]): string | undefined {
  const keys = new Set(list.slice(0, LOOKED_AT).flatMap((item) => (isJsonObject(item) ? Object.keys(item) : [])));
  const scores = Object.entries(SECTIONS).map(([name, shape]) => ({
    name,
    score: [...keys].filter((key) => shape.fields.has(key) || shape.oldKeys.has(key)).length,
  }));
  const [best, next] = scores.toSorted((a, b) => b.score - a.score);
  return best && best.score >= 2 && best.score > (next?.score ?? 0) ? best.name : undefined;
}

/** Says of each section at or below an unknown key that it is kept and not read: a person who has work must not become one who has none in silence. */
export function noticeSections(value: JsonValue, at: string, repairs: Repairs, levels = LEVELS): void {
  if (!holdsSection(value, levels)) return;
  if (Array.isArray(value)) {
    const like = likeness(value);
    const name = printedKey(at.slice(at.lastIndexOf('/') + 1));
    repairs.notice(
      at,
      'UNKNOWN_SECTION',
      `the section \`${name}\` is kept and not read: JSON Resume has none of this name here${like ? `; its entries look like those of \`${like}\`` : ''}`,
    );
    return;
  }
  for (const [key, child] of Object.entries(value as JsonObject)) noticeSections(child, printedBelow(at, key), repairs, levels - 1);
}
