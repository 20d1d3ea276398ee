import { isJsonObject, type JsonObject, type JsonValue, printedBelow } from '#strict-json';
import { sameJson } from '../resume/same-json.js';
import { SECTIONS } from '../resume/fields.js';
import type { EntryShape } from '../resume/fields.js';
import { MAX_ENTRIES } from '../validate/limits.js';
import { MAX_KEYS, repairEntry } from './entry.js';
import type { Repairs } from './finding.js';

/** Several jobs under one employer, as some themes' dialects nest them; `roles` holds plain texts elsewhere, objects here. */
const LISTS = ['positions', 'roles'];

/** A position's own title stands in `position`, `title` or `name`; the employer's name is outside. */
const POSITION: EntryShape = {
  ...SECTIONS.work,
  oldKeys: new Map([['title', 'position'], ['name', 'position'], ...SECTIONS.work.oldKeys]),
};

/**
 * What every position takes from its employer. The rest of the employer's keys go to the first position only: copying all
 * of them to each of a thousand positions would turn a record of 256 kB into one of a gigabyte.
 */
const INHERITED: ReadonlySet<string> = new Set(['name', 'url', 'location']);

/**
 * Splits a `work` entry with nested positions into one entry for each, or answers undefined when it has none. Nothing is
 * lost: where employer and first position both have a key, the position's stands and the employer's is kept in `employer`.
 * The entries will stand in the list `to` from `index` on.
 */
export function splitPositions(entry: JsonObject, to: string, index: number, from: string, repairs: Repairs): JsonObject[] | undefined {
  const key = LISTS.find((list) => isObjectList(entry[list]));
  if (key === undefined || Object.keys(entry).length > MAX_KEYS) return undefined;
  repairs.repair(printedBelow(from, key), 'POSITIONS_SPLIT', `each of \`${key}\` read as an entry of its own`);
  const outer = Object.fromEntries(Object.entries(entry).filter(([name]) => name !== key));
  const { mark } = repairs;
  const employer = repairEntry(outer, SECTIONS.work, printedBelow(to, index), from, repairs);
  const moves = repairs.movesSince(mark);
  const originOf = (name: string): string => moves.get(printedBelow(printedBelow(to, index), name)) ?? printedBelow(from, name);
  return (entry[key] as JsonObject[]).map((position, i) => {
    const place = printedBelow(to, index + i);
    const at = printedBelow(printedBelow(from, key), i);
    repairs.moved(place, at);
    const own = repairEntry(position, POSITION, place, at, repairs);
    const inherited = Object.entries(employer).filter(
      ([name, value]) => !Object.hasOwn(own, name) && (i === 0 || isInherited(name, value)),
    );
    for (const [name] of inherited) if (POSITION.fields.has(name)) repairs.moved(printedBelow(place, name), originOf(name));
    const merged = Object.fromEntries([...inherited, ...Object.entries(own)]);
    return i === 0 ? withLeftovers(merged, employer) : merged;
  });
}

const isObjectList = (value: JsonValue | undefined): boolean =>
  Array.isArray(value) && value.length > 0 && value.length <= MAX_ENTRIES && value.every(isJsonObject);

const isInherited = (name: string, value: JsonValue): boolean => INHERITED.has(name) && typeof value === 'string';

function withLeftovers(merged: JsonObject, employer: JsonObject): JsonObject {
  const left = Object.entries(employer).filter(([name, value]) => merged[name] !== value && !sameJson(merged[name], value));
  if (left.length === 0) return merged;
  let name = 'employer';
  while (Object.hasOwn(merged, name)) name += '_';
  return { ...merged, [name]: Object.fromEntries(left) };
}
