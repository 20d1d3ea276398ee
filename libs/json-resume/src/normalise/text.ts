import { isJsonObject, type JsonObject, type JsonValue, printedBelow } from '#strict-json';
import { formatPartialDate, isPossible, parsePartialDate } from '../dates/partial-date.js';
import type { PartialDate } from '../dates/partial-date.js';
import { namesYear, readDate } from '../dates/read-date.js';
import type { FieldShape } from '../resume/fields.js';
import { MAX_LIST } from '../validate/limits.js';
import type { Repairs } from './finding.js';
import { hasSeparator, linesOf, termsOf, termsOfElement } from './split-text.js';

/** Stands for an end that is there and cannot be read: an entry without an end date is one that goes on. */
const UNREAD_END = '?';

/** Drops a null. By the schema no field may be null; to people it means that there is nothing. */
export function absentNull(from: string, repairs: Repairs): undefined {
  repairs.repair(from, 'NULL_ABSENT', 'null read as absent');
}

/** Drops an empty text, list or object that stands where something else belongs; programs write their nothing so. */
export function absentEmpty(from: string, repairs: Repairs): undefined {
  repairs.repair(from, 'EMPTY_ABSENT', 'an empty value read as absent');
}

/** True for `[]`, `{}` and a list of empty texts. */
export function isHollow(value: JsonValue | undefined): boolean {
  if (Array.isArray(value)) return value.every((item) => item === '');
  return isJsonObject(value) && Object.keys(value).length === 0;
}

/** True for what `repairText` reads as absent: null, what is hollow, and a list of one empty object. */
export function isAbsentText(value: JsonValue): boolean {
  if (value === null || isHollow(value)) return true;
  return Array.isArray(value) && value.length === 1 && isJsonObject(value[0]) && isHollow(value[0]);
}

/** Under which keys an object in the place of a text has the text itself, the best one first. */
const TEXT_KEYS = ['text', 'name', 'title', 'value', 'label', 'content', 'summary', 'description', 'formatted', 'display'];
const ADDRESS_KEYS = ['url', 'href', 'uri', 'link', 'value'];

/** A value in the place of a text; undefined is absent. What cannot be read stays as it is, for `validate` to refuse. */
export function repairText(value: JsonValue, form: FieldShape, from: string, repairs: Repairs): JsonValue | undefined {
  if (typeof value === 'string') return value;
  if (value === null) return absentNull(from, repairs);
  if (typeof value === 'number') {
    repairs.repair(from, 'NUMBER_AS_TEXT', 'a number read as text');
    return String(value);
  }
  if (form === 'place' && isJsonObject(value)) return value;
  if (isAbsentText(value)) return absentEmpty(from, repairs);
  const [only] = Array.isArray(value) && value.length === 1 ? value : [];
  if (isJsonObject(only)) {
    const text = repairText(only, form, from, repairs);
    if (text !== only) return text;
  }
  if (Array.isArray(value)) return listAsText(value, form, from, repairs);
  if (!isJsonObject(value)) return value;
  return objectAsText(value, form, from, repairs);
}

const isAddress = (form: FieldShape): boolean => form === 'url' || form === 'image' || form === 'email';

function listAsText(value: JsonValue[], form: FieldShape, from: string, repairs: Repairs): JsonValue {
  const texts = value.filter((line) => typeof line === 'string' && line !== '');
  if (!value.every((line) => typeof line === 'string')) return value;
  if (isAddress(form)) {
    repairs.repair(from, 'LIST_AS_TEXT', 'the first of a list of texts read as the text');
    if (texts.length > 1) repairs.aside.set(from, value);
    return texts[0] as string;
  }
  repairs.repair(from, 'LIST_AS_TEXT', 'a list of texts read as one text');
  return texts.join(form === 'text' ? '\n' : ', ');
}

/** The text an object is made around: under a telling key, or the only text there is. The rest of the object is kept beside. */
function objectAsText(value: JsonObject, form: FieldShape, from: string, repairs: Repairs): JsonValue {
  const texts = Object.entries(value).filter(([, child]) => typeof child === 'string' && child.trim() !== '');
  const key = (isAddress(form) ? ADDRESS_KEYS : TEXT_KEYS).find((name) => texts.some(([own]) => own === name)) ?? onlyKey(texts);
  if (key === undefined) return value;
  repairs.repair(from, 'OBJECT_AS_TEXT', 'a text inside an object read as the text');
  if (Object.entries(value).some(([own, child]) => own !== key && saysSomething(child))) repairs.aside.set(from, value);
  return value[key] as string;
}

const onlyKey = (texts: readonly (readonly [string, JsonValue])[]): string | undefined => (texts.length === 1 ? texts[0]?.[0] : undefined);

const saysSomething = (value: JsonValue): boolean => value !== null && value !== '';

/**
 * A value in the place of a date: written as ISO 8601 where it has one reading, absent where it says nothing, set aside where it cannot be
 * a date. An end (`isEnd`) that cannot be read stays one: without it the entry would be told as going on.
 */
export function repairDate(value: JsonValue, isEnd: boolean, from: string, repairs: Repairs): JsonValue | undefined {
  if (value === null) return absentNull(from, repairs);
  if (typeof value === 'string' && parsePartialDate(value)) return value;
  if (isHollow(value)) return absentEmpty(from, repairs);
  const parts = isJsonObject(value) ? dateOfParts(value) : undefined;
  const read = parts ? ({ kind: 'date', date: parts } as const) : typeof value === 'object' ? undefined : readDate(String(value));
  if (read?.kind === 'date') {
    repairs.repair(from, 'DATE_FORM', 'the date written as ISO 8601');
    return formatPartialDate(read.date);
  }
  if (read?.kind === 'nothing' || (read?.kind === 'unknown' && !isEnd)) {
    repairs.repair(from, 'EMPTY_DATE', 'an empty date read as absent');
    return undefined;
  }
  if (read?.kind === 'ongoing' && isEnd) {
    repairs.repair(from, 'ONGOING_DATE', 'a word for the present read as no end date');
    return undefined;
  }
  if (typeof value === 'string') return keptDate(value, read?.kind, isEnd, from, repairs);
  repairs.setAside(from, 'INVALID_TYPE', value);
  return isEnd ? UNREAD_END : undefined;
}

/** A text that is no date we can read: kept where a person still reads one in it. */
function keptDate(value: string, kind: string | undefined, isEnd: boolean, from: string, repairs: Repairs): JsonValue | undefined {
  if (kind === 'unknown') repairs.notice(from, 'DATE_UNKNOWN', 'the end is not known: it counts neither as an end nor as the present');
  else if (kind === 'impossible')
    repairs.notice(from, 'IMPOSSIBLE_DATE', 'kept as written, and not counted: the calendar has no such date');
  else if (namesYear(value)) repairs.notice(from, 'DATE_UNREAD', 'the date is kept as written: it has no reading, or more than one');
  else if (isEnd && value.length <= MAX_KEPT_END) {
    repairs.notice(from, 'INVALID_DATE', 'kept as written, and not counted: neither a date nor a known word for the present');
  } else {
    repairs.setAside(from, 'INVALID_DATE', value);
    return isEnd ? UNREAD_END : undefined;
  }
  return value;
}

/** Longest text that stays in the place of an end date: some words. */
const MAX_KEPT_END = 80;

/** `{ year, month, day }` with numbers or digits, and nothing else. */
function dateOfParts(value: JsonObject): PartialDate | undefined {
  const numbers = Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null && part !== '')
      .map(([key, part]) => [key.toLowerCase(), typeof part === 'string' && /^\d{1,4}$/.test(part) ? Number(part) : part]),
  );
  const { year, month, day, ...more } = numbers;
  if (Object.keys(more).length > 0 || typeof year !== 'number') return undefined;
  if ([month, day].some((part) => part !== undefined && typeof part !== 'number')) return undefined;
  const date = { year, ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) } as PartialDate;
  return Number.isInteger(year) && isPossible(date) && [month ?? 1, day ?? 1].every(Number.isInteger) ? date : undefined;
}

/** A value in the place of a list of texts, or of `keywords`. */
export function repairList(value: JsonValue, keywords: boolean, to: string, from: string, repairs: Repairs): JsonValue | undefined {
  if (value === null) return absentNull(from, repairs);
  if (value === '') return absentEmpty(from, repairs);
  if (typeof value === 'string') {
    const texts = (keywords ? termsOf(value) : linesOf(value)).slice(0);
    const list = texts.length > MAX_LIST ? [value] : texts;
    repairs.repair(from, 'TEXT_AS_LIST', list.length > 1 ? 'a text read as a list of its parts' : 'a single text read as a list of one');
    for (let i = 0; i < list.length; i++) repairs.moved(printedBelow(to, i), from);
    return [...list];
  }
  if (!Array.isArray(value)) return isHollow(value) ? absentEmpty(from, repairs) : value;
  const list: JsonValue[] = [];
  for (const [i, item] of withinLimit(value, MAX_LIST, from, repairs).entries()) {
    const at = printedBelow(from, i);
    const texts = textsOf(item, keywords, at, repairs);
    for (const text of texts) {
      if (list.length !== i || texts.length > 1) repairs.moved(printedBelow(to, list.length), at);
      list.push(text);
    }
  }
  return list;
}

/** The list, or as much of it as a list may have; the rest is set aside. */
export function withinLimit(list: JsonValue[], limit: number, from: string, repairs: Repairs): JsonValue[] {
  if (list.length <= limit) return list;
  repairs.setAside(from, 'TOO_MANY_ENTRIES', list.slice(limit));
  return list.slice(0, limit);
}

/** What one element of a list of texts says: nothing, one text, or several terms. */
function textsOf(item: JsonValue, keywords: boolean, from: string, repairs: Repairs): readonly JsonValue[] {
  const text = typeof item === 'string' ? item : repairText(item, 'text', from, repairs);
  if (text === undefined) return [];
  if (!keywords || typeof text !== 'string' || !hasSeparator(text)) return [text];
  const terms = termsOfElement(text);
  if (terms.length > 1) repairs.repair(from, 'TEXT_SPLIT', 'several terms in one text read as one each');
  return terms;
}
