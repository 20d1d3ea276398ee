import { isJsonObject, type JsonObject, type JsonValue, printedBelow } from '#strict-json';
import { LOCATION } from '../resume/fields.js';
import type { EntryShape, FieldShape } from '../resume/fields.js';
import type { Repairs } from './finding.js';
import { isReversed } from './regular.js';
import { termsOfElement } from './split-text.js';
import { absentEmpty, absentNull, isAbsentText, isHollow, repairDate, repairList, repairText } from './text.js';
import { MAX_URL } from '../validate/limits.js';
import { meantAddress } from '../validate/text-shapes.js';
import { noticeSections } from './unread.js';

/**
 * Most keys of an object that is repaired; one with more is left as it is. Repairing copies an object several times, and
 * 20,000 keys (one record of 256 kB) would hold the event loop for 200 ms.
 */
export const MAX_KEYS = 1_000;

interface Pair {
  readonly key: string;
  readonly value: JsonValue;
  /** The key it had in the original. */
  readonly cameAs: string;
}

const isBlank = (value: JsonValue | undefined): boolean => value === undefined || value === '' || isAbsentText(value);

/**
 * Repairs one object whose keys `shape` describes: old keys, nulls, dates, wrong containers; the order of the keys stays.
 * `to` is where the object will stand in the repaired record, `from` where it stood in the original.
 */
export function repairEntry(entry: JsonObject, shape: EntryShape, to: string, from: string, repairs: Repairs): JsonObject {
  if (Object.keys(entry).length > MAX_KEYS) return entry;
  const pairs: [string, JsonValue][] = [];
  for (const { key, value, cameAs } of renamed(entry, shape, to, from, repairs)) {
    const field = shape.fields.get(key);
    if (!field) noticeSections(value, printedBelow(from, cameAs), repairs);
    const kept = field ? repairField(value, field[0], printedBelow(to, key), printedBelow(from, cameAs), repairs) : value;
    if (kept !== undefined) pairs.push([key, kept]);
  }
  const repaired = Object.fromEntries(pairs);
  if (shape.fields.has('endDate') && isReversed(repaired)) {
    repairs.notice(printedBelow(from, 'endDate'), 'PERIOD_REVERSED', '`endDate` is earlier than `startDate`: the period is not counted');
  }
  return shape.details === undefined ? repaired : readDetails(repaired, shape.details, to, from, repairs);
}

/** The pairs of an entry under the keys of today. An old key gives way to today's key where that one says something. */
function renamed(entry: JsonObject, shape: EntryShape, to: string, from: string, repairs: Repairs): Pair[] {
  const taken = new Map<string, string>();
  for (const [old, today] of shape.oldKeys) {
    const replaces = Object.hasOwn(entry, old) && !taken.has(today) && isBlank(entry[today]);
    if (replaces && !(isBlank(entry[old]) && entry[today] === '')) taken.set(today, old);
  }
  const pairs: Pair[] = [];
  for (const [key, value] of Object.entries(entry)) {
    const today = shape.oldKeys.get(key);
    if (today !== undefined && taken.get(today) === key) {
      repairs.repair(printedBelow(from, key), 'OLD_KEY', `old key \`${key}\` read as \`${today}\``);
      repairs.moved(printedBelow(to, today), printedBelow(from, key));
      pairs.push({ key: today, value, cameAs: key });
    } else if (!taken.has(key)) pairs.push({ key, value, cameAs: key });
  }
  return pairs;
}

/** `profiles` is left as it is: it is a list of entries of its own. */
function repairField(value: JsonValue, form: FieldShape, to: string, from: string, repairs: Repairs): JsonValue | undefined {
  switch (form) {
    case 'profiles':
      return value;
    case 'date':
      return repairDate(value, false, from, repairs);
    case 'end':
      return repairDate(value, true, from, repairs);
    case 'list':
      return repairList(value, false, to, from, repairs);
    case 'keywords':
      return repairList(value, true, to, from, repairs);
    case 'location':
      return repairLocation(value, to, from, repairs);
    case 'url':
    case 'image':
      return repairAddress(value, form, from, repairs);
    case 'text':
    case 'line':
    case 'email':
    case 'place':
      return repairText(value, form, from, repairs);
  }
}

/** A text in the place of an address is made whole where it says which one is meant. */
function repairAddress(value: JsonValue, form: 'url' | 'image', from: string, repairs: Repairs): JsonValue | undefined {
  const text = repairText(value, form, from, repairs);
  const meant = typeof text === 'string' && text.length <= MAX_URL ? meantAddress(text) : undefined;
  if (meant === undefined) return text;
  repairs.repair(from, 'ADDRESS_WHOLE', 'read as a web address, https where no scheme was said');
  return meant;
}

function repairLocation(value: JsonValue, to: string, from: string, repairs: Repairs): JsonValue | undefined {
  if (value === null) return absentNull(from, repairs);
  if (value === '') return absentEmpty(from, repairs);
  if (isJsonObject(value)) return repairEntry(value, LOCATION, to, from, repairs);
  if (isHollow(value)) return absentEmpty(from, repairs);
  const [only] = Array.isArray(value) && value.length === 1 ? value : [];
  if (isJsonObject(only) || typeof only === 'string') {
    repairs.repair(from, 'LIST_AS_ENTRY', 'a list of one read as the one');
    repairs.moved(to, printedBelow(from, 0));
    return repairLocation(only, to, printedBelow(from, 0), repairs);
  }
  if (typeof value !== 'string') return value;
  repairs.repair(from, 'TEXT_AS_ENTRY', 'a text read as an object with `address`');
  repairs.moved(printedBelow(to, 'address'), from);
  return { address: value };
}

/**
 * `details: [{text, comment}]` was the list of highlights or keywords once. The texts are read into today's list if there is
 * none; `details` itself goes only when it held nothing else.
 */
function readDetails(entry: JsonObject, list: string, to: string, from: string, repairs: Repairs): JsonObject {
  const { details } = entry;
  if (!Array.isArray(details) || details.length === 0 || entry[list] !== undefined) return entry;
  const given = details.map((detail) => (isJsonObject(detail) ? detail['text'] : detail));
  if (!given.every((text) => typeof text === 'string')) return entry;
  const texts = list === 'keywords' ? given.flatMap(termsOfElement) : given;
  const at = printedBelow(from, 'details');
  repairs.repair(at, 'DETAILS_READ', `old key \`details\` read as \`${list}\``);
  repairs.moved(printedBelow(to, list), at);
  const onlyTexts = details.every((detail) => typeof detail === 'string' || Object.keys(detail as JsonObject).length === 1);
  const pairs = Object.entries(entry).flatMap(([key, value]): [string, JsonValue][] =>
    key !== 'details'
      ? [[key, value]]
      : onlyTexts
        ? [[list, texts]]
        : [
            [list, texts],
            [key, value],
          ],
  );
  return Object.fromEntries(pairs);
}
