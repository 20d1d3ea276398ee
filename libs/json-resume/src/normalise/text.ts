import { formatPartialDate, parsePartialDate } from '../dates/partial-date.js';
import { readDate } from '../dates/read-date.js';
import { printedBelow } from '../pointer/pointer.js';
import { isJsonObject } from '../resume/json.js';
import type { JsonValue } from '../resume/json.js';
import { MAX_LIST } from '../validate/limits.js';
import type { Repairs } from './finding.js';

/** Drops a null. By the schema no field may be null; to people it means that there is nothing. */
export function absentNull(from: string, repairs: Repairs): undefined {
  repairs.repair(from, 'NULL_ABSENT', 'null read as absent');
}

/** Drops an empty text that stands where a list or an object belongs. */
export function absentEmpty(from: string, repairs: Repairs): undefined {
  repairs.repair(from, 'EMPTY_ABSENT', 'an empty text read as absent');
}

/** A value in the place of a text; undefined is absent. What cannot be read stays as it is, for `validate` to refuse. */
export function repairText(value: JsonValue, long: boolean, from: string, repairs: Repairs): JsonValue | undefined {
  if (value === null) return absentNull(from, repairs);
  if (typeof value === 'number') {
    repairs.repair(from, 'NUMBER_AS_TEXT', 'a number read as text');
    return String(value);
  }
  if (long && Array.isArray(value) && value.length > 0 && value.every((line) => typeof line === 'string')) {
    repairs.repair(from, 'LIST_AS_TEXT', 'a list of texts read as lines of one text');
    return value.join('\n');
  }
  return value;
}

/** A value in the place of a date: written as ISO 8601 where it has one reading, absent where it says nothing. */
export function repairDate(value: JsonValue, isEnd: boolean, from: string, repairs: Repairs): JsonValue | undefined {
  if (value === null) return absentNull(from, repairs);
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  if (parsePartialDate(value)) return value;
  const read = readDate(String(value));
  if (read.kind === 'date') {
    repairs.repair(from, 'DATE_FORM', 'the date written as ISO 8601');
    return formatPartialDate(read.date);
  }
  if (read.kind === 'nothing') {
    repairs.repair(from, 'EMPTY_DATE', 'an empty date read as absent');
    return undefined;
  }
  if (read.kind === 'ongoing' && isEnd) {
    repairs.repair(from, 'ONGOING_DATE', 'a word for the present read as no end date');
    return undefined;
  }
  repairs.notice(from, 'DATE_UNREAD', 'the date is kept as written: it has no reading, or more than one');
  return value;
}

/** A value in the place of a list of texts. */
export function repairList(value: JsonValue, to: string, from: string, repairs: Repairs): JsonValue | undefined {
  if (value === null) return absentNull(from, repairs);
  if (value === '') return absentEmpty(from, repairs);
  if (typeof value === 'string') {
    repairs.repair(from, 'TEXT_AS_LIST', 'a single text read as a list of one');
    repairs.moved(printedBelow(to, 0), from);
    return [value];
  }
  if (!Array.isArray(value) || value.length > MAX_LIST) return value;
  const list: JsonValue[] = [];
  for (const [i, item] of value.entries()) {
    const at = printedBelow(from, i);
    const text = typeof item === 'string' ? item : repairItem(item, at, repairs);
    if (text === undefined) continue;
    if (list.length !== i) repairs.moved(printedBelow(to, list.length), at);
    list.push(text);
  }
  return list;
}

function repairItem(item: JsonValue, from: string, repairs: Repairs): JsonValue | undefined {
  const [text, ...more] = isJsonObject(item) ? Object.values(item) : [];
  if (typeof text !== 'string' || more.length > 0) return repairText(item, false, from, repairs);
  repairs.repair(from, 'OBJECT_AS_TEXT', 'an object around a single text read as the text');
  return text;
}
