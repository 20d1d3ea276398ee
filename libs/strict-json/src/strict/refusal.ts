import { printedKey } from '../pointer/pointer.js';

/** Largest record read, in bytes: what one row of the upload limits allow. A record is held whole in memory. */
export const MAX_RECORD_BYTES = 262_144;

/**
 * Deepest nesting read; the outermost object is level 1. JSON.parse takes a million levels, JSON.stringify dies with a
 * RangeError from about 5,000 and PostgreSQL answers 54001 at 100,000, so the bound is set at the door.
 */
export const MAX_DEPTH = 32;

/**
 * Most values of one record, containers counted: three times what 256 kB of a résumé hold (2,000 highlights with their posts are 2,100). Without it
 * 131,000 numbers in a list are a legal size, and reading them takes a third of a second.
 */
export const MAX_VALUES = 20_000;

/** Why bytes or a value are not read. The texts hold no input. */
export const REFUSALS = {
  RECORD_TOO_LARGE: 'the record is larger than allowed',
  INVALID_UTF8: 'the bytes are not valid UTF-8',
  MALFORMED_JSON: 'the text is not valid JSON',
  CONTROL_CHARACTER: 'a control character stands in a text as it is; JSON wants it escaped',
  NOT_AN_OBJECT: 'a record must be a JSON object',
  TOO_MANY_VALUES: 'there are more values than allowed',
  TOO_DEEP: 'the nesting is deeper than allowed',
  DUPLICATE_KEY: 'a key stands twice in one object',
  FORBIDDEN_KEY: 'a key with a special meaning in programs is not allowed',
  NUL_CHARACTER: 'a text holds the NUL character',
  LONE_SURROGATE: 'a text holds half of a surrogate pair',
  NUMBER_OUT_OF_RANGE: 'a number is too large to be kept exactly',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** A place in what was read. */
export interface Place {
  /** Bytes before it. */
  readonly offset: number;
  /** Counted from 1, as editors do; the column in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

/** A refusal of strict reading. Says where (RFC 6901) and which key, as far as known; never a value. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly pointer?: string;
  /** Where reading broke, in a text that is no JSON. */
  readonly place?: Place;
  /** The doubled or forbidden key, shortened to what is printable. */
  readonly key?: string;
}

/** What strict reading answers: the value, or why not. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** A refusal with its text; `key` is named in the text. */
export function refusal(code: RefusalCode, pointer?: string, key?: string): Refusal {
  if (key === undefined) return { code, message: REFUSALS[code], ...(pointer === undefined ? {} : { pointer }) };
  const name = printedKey(key);
  const message = code === 'DUPLICATE_KEY' ? `key \`${name}\` stands twice in one object` : `key \`${name}\` is not allowed`;
  return { code, message, key: name, ...(pointer === undefined ? {} : { pointer }) };
}
