import { isJsonObject, type JsonObject, type JsonValue, printedBelow } from '#strict-json';
import { BASICS, PROFILE, sectionShape } from '../resume/fields.js';
import { repairEntry } from './entry.js';
import type { Repairs } from './finding.js';
import { OLD_SECTIONS } from './regular.js';
import { repairEntries } from './section.js';
import { absentEmpty, isHollow } from './text.js';
import { noticeSections } from './unread.js';

/** Keys under which exports and APIs put the résumé itself. */
const WRAPPERS = ['resume', 'jsonResume', 'json_resume', 'cv', 'content', 'data'];

/** Parts of a name that some dialects give instead of `name`. */
const NAME_PARTS = ['firstName', 'lastName'];

const hasSections = (record: JsonObject): boolean =>
  isJsonObject(record['basics']) || Object.keys(record).some((key) => sectionShape(key) !== undefined && Array.isArray(record[key]));

/** Repairs a whole record; `from` is '' unless it was wrapped. */
export function repairRecord(outer: JsonObject, repairs: Repairs): JsonObject {
  const { record, from } = unwrapped(outer, repairs);
  const basics = basicsOf(record, from, repairs);
  const pairs: [string, JsonValue][] = [];
  let placed = false;
  for (const [key, value] of Object.entries(record)) {
    if (basics?.keys.has(key)) {
      if (!placed) pairs.push(['basics', basics.value]);
      placed = true;
      continue;
    }
    const today = sectionKey(key, record);
    const shape = sectionShape(today);
    const at = printedBelow(from, key);
    if (today !== key) {
      repairs.repair(at, 'OLD_KEY', `old key \`${key}\` read as \`${today}\``);
      repairs.moved(printedBelow('', today), at);
    }
    if (!shape && key !== 'basics' && key !== 'meta') noticeSections(value, at, repairs);
    const kept = shape ? repairEntries(value, shape, printedBelow('', today), at, repairs) : value;
    if (value === null && (key === 'basics' || key === 'meta')) repairs.repair(at, 'NULL_ABSENT', 'null read as absent');
    else if (key === 'basics' && isEmptyList(value)) absentEmpty(at, repairs);
    else if (key === 'meta' && !isJsonObject(value)) repairs.setAside(at, 'INVALID_TYPE', value);
    else if (kept !== undefined) pairs.push([today, kept]);
  }
  return Object.fromEntries(pairs);
}

/** Takes the record out of a wrapper, if nothing of the wrapper would be lost by it. */
function unwrapped(outer: JsonObject, repairs: Repairs): { record: JsonObject; from: string } {
  const key = hasSections(outer) ? undefined : WRAPPERS.find((name) => isJsonObject(outer[name]) && hasSections(outer[name]));
  const inner = key === undefined ? undefined : outer[key];
  if (key === undefined || !isJsonObject(inner)) return { record: outer, from: '' };
  const beside = Object.entries(outer).filter(([name]) => name !== key);
  if (beside.some(([name]) => Object.hasOwn(inner, name) || name === 'basics')) return { record: outer, from: '' };
  const from = printedBelow('', key);
  repairs.repair(from, 'WRAPPED_RECORD', `the record inside \`${key}\` was read`);
  repairs.moved('', from);
  for (const [name] of beside) repairs.moved(printedBelow('', name), printedBelow('', name));
  return { record: Object.fromEntries([...Object.entries(inner), ...beside]), from };
}

/** Today's key of an old section, unless today's key says something itself. */
function sectionKey(key: string, record: JsonObject): string {
  const today = OLD_SECTIONS.get(key);
  return today === undefined || (isPresent(record[today]) && record[today] !== '' && !isEmptyObject(record[today])) ? key : today;
}

/** The repaired `basics`, and the keys of the record it is made of. Undefined when there is nothing to make it of. */
function basicsOf(record: JsonObject, from: string, repairs: Repairs): { value: JsonObject; keys: ReadonlySet<string> } | undefined {
  const to = '/basics';
  for (const key of ['basics', 'bio']) {
    const value = record[key];
    if (value === undefined || value === null || isEmptyList(value)) continue;
    if (!isJsonObject(value)) break;
    const at = printedBelow(from, key);
    if (key === 'bio') repairs.repair(at, 'OLD_KEY', 'old key `bio` read as `basics`');
    if (at !== to) repairs.moved(to, at);
    return { value: repairBasics(value, to, at, repairs), keys: new Set([key]) };
  }
  const flat = Object.keys(record).filter((key) => BASICS.fields.has(key) || BASICS.oldKeys.has(key) || NAME_PARTS.includes(key));
  const names = ['name', 'email', ...NAME_PARTS].some((key) => typeof record[key] === 'string' && record[key] !== '');
  const sections = Object.keys(record).some((key) => sectionShape(key) !== undefined || OLD_SECTIONS.has(key));
  if ((isPresent(record['basics']) && !isEmptyList(record['basics'])) || !names || !(flat.length > 1 || sections)) return undefined;
  repairs.moved(to, from);
  for (const key of flat) repairs.repair(printedBelow(from, key), 'FLAT_RECORD', `key \`${key}\` at the top read as part of \`basics\``);
  const value = Object.fromEntries(flat.map((key) => [key, record[key] as JsonValue]));
  return { value: repairBasics(value, to, from, repairs), keys: new Set(flat) };
}

/** A section has no reading of `{}`: it says nothing, as '' does. An empty list is one. */
const isEmptyObject = (value: JsonValue | undefined): boolean => !Array.isArray(value) && isHollow(value);

const isEmptyList = (value: JsonValue | undefined): boolean => Array.isArray(value) && value.length === 0;

const isPresent = (value: JsonValue | undefined): boolean => value !== undefined && value !== null;

function repairBasics(basics: JsonObject, to: string, from: string, repairs: Repairs): JsonObject {
  const repaired = repairEntry(basics, BASICS, to, from, repairs);
  const pairs = Object.entries(repaired).flatMap(([key, value]): [string, JsonValue][] => {
    if (key !== 'profiles') return [[key, value]];
    const list = repairEntries(value, PROFILE, printedBelow(to, key), printedBelow(from, key), repairs);
    return list === undefined ? [] : [[key, list]];
  });
  const parts = NAME_PARTS.map((key) => repaired[key]).filter((part) => typeof part === 'string' && part.trim() !== '');
  if ((typeof repaired['name'] === 'string' && repaired['name'] !== '') || parts.length === 0) return Object.fromEntries(pairs);
  repairs.repair(from, 'NAME_JOINED', 'first and last name read as `name`');
  return Object.fromEntries([['name', parts.join(' ')], ...pairs.filter(([key]) => key !== 'name')]);
}
