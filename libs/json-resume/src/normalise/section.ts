import { isJsonObject, type JsonObject, type JsonValue, printedBelow } from '#strict-json';
import { SECTIONS } from '../resume/fields.js';
import type { EntryShape } from '../resume/fields.js';
import { repairEntry } from './entry.js';
import type { Repairs } from './finding.js';
import { splitPositions } from './positions.js';
import { MAX_ENTRIES } from '../validate/limits.js';
import { hasSeparator, termsOf, termsOfElement } from './split-text.js';
import { absentEmpty, absentNull, isHollow, repairList, withinLimit } from './text.js';

const isKnownEntry = (value: JsonObject, shape: EntryShape): boolean =>
  Object.keys(value).some((key) => shape.fields.has(key) || shape.oldKeys.has(key));

/** A section, or `profiles`: a list of objects. A single entry, or a text that can stand for one, is read as a list of one. */
export function repairEntries(value: JsonValue, shape: EntryShape, to: string, from: string, repairs: Repairs): JsonValue | undefined {
  if (value === null) return absentNull(from, repairs);
  if (value === '') return absentEmpty(from, repairs);
  if (typeof value === 'string' && shape.enumerable && hasSeparator(value)) return namedEntries(value, shape, to, from, repairs);
  const alone = isJsonObject(value) ? isKnownEntry(value, shape) : typeof value === 'string' && shape.bareText !== undefined;
  if (alone) {
    repairs.repair(from, 'ENTRY_AS_LIST', 'a single entry read as a list of one');
    repairs.moved(printedBelow(to, 0), from);
    return repairItem(value, shape, to, 0, from, repairs);
  }
  if (shape === SECTIONS.skills && isGrouped(value)) return groupedEntries(value, to, from, repairs);
  if (!Array.isArray(value)) return isHollow(value) ? absentEmpty(from, repairs) : value;
  const list: JsonValue[] = [];
  for (const [i, item] of withinLimit(value, MAX_ENTRIES, from, repairs).entries()) {
    if (list.length !== i) repairs.moved(printedBelow(to, list.length), printedBelow(from, i));
    list.push(...repairItem(item, shape, to, list.length, printedBelow(from, i), repairs));
  }
  return list;
}

/** `{ Languages: ["Go", "C"], Tools: "Git, Make" }`: skills by group, each a list or a text. */
const isGrouped = (value: JsonValue): value is JsonObject =>
  isJsonObject(value) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).length <= MAX_ENTRIES &&
  Object.values(value).every(
    (group) => typeof group === 'string' || (Array.isArray(group) && group.every((term) => typeof term === 'string')),
  );

function groupedEntries(groups: JsonObject, to: string, from: string, repairs: Repairs): JsonValue[] {
  repairs.repair(from, 'GROUPS_READ', 'each key read as an entry, with its terms');
  return Object.entries(groups).map(([name, terms], i) => {
    const list = printedBelow(printedBelow(to, i), 'keywords');
    repairs.moved(list, printedBelow(from, name));
    return { name, keywords: repairList(terms, true, list, printedBelow(from, name), repairs) ?? [] };
  });
}

/** "English, French": an entry for each, named by the field that a bare text means. */
function namedEntries(text: string, shape: EntryShape, to: string, from: string, repairs: Repairs): JsonValue[] {
  const names = termsOf(text).slice(0, MAX_ENTRIES);
  repairs.repair(
    from,
    'ENTRY_AS_LIST',
    names.length > 1 ? 'a text read as an entry for each of its parts' : 'a single entry read as a list of one',
  );
  for (let i = 0; i < names.length; i++) repairs.moved(printedBelow(to, i), from);
  return names.map((name) => ({ [shape.bareText ?? 'name']: name }));
}

/** One element: no entry, one, or several. What is none of an entry's forms stays, for `validate` to refuse. */
function repairItem(item: JsonValue, shape: EntryShape, to: string, index: number, from: string, repairs: Repairs): JsonValue[] {
  if (isJsonObject(item)) {
    const split = shape === SECTIONS.work && index < MAX_ENTRIES ? splitPositions(item, to, index, from, repairs) : undefined;
    return split ?? [repairEntry(item, shape, printedBelow(to, index), from, repairs)];
  }
  if (item === null || item === '') {
    if (item === null) absentNull(from, repairs);
    else absentEmpty(from, repairs);
    return [];
  }
  if (typeof item !== 'string' || shape.bareText === undefined) return [item];
  const { bareText } = shape;
  repairs.repair(from, 'TEXT_AS_ENTRY', `a text read as an entry with \`${bareText}\``);
  return (shape.enumerable ? termsOfElement(item) : [item]).map((text, i) => {
    repairs.moved(printedBelow(printedBelow(to, index + i), bareText), from);
    return { [bareText]: text };
  });
}
