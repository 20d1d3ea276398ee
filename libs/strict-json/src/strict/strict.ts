import { isAscii, isUtf8 } from 'node:buffer';
import { isJsonObject } from '../value/json.js';
import type { JsonObject, JsonValue } from '../value/json.js';
import { countKeys, countLevels, countValues, valuesOf } from './count-keys.js';
import { doubledKey } from './doubled-key.js';
import { badEscape } from './escapes.js';
import { explain } from './explain.js';
import { malformed } from './malformed.js';
import { countOwnKeys } from './own-keys.js';
import { MAX_DEPTH, MAX_RECORD_BYTES, MAX_VALUES, refusal } from './refusal.js';
import type { Reading, Refusal } from './refusal.js';

export interface StrictOptions {
  /** Largest input in bytes. Default 262,144. */
  readonly maxBytes?: number;
  /** Deepest nesting, the outermost object or array being 1. Default 32. */
  readonly maxDepth?: number;
  /** Most values, containers counted. Default 20,000. */
  readonly maxValues?: number;
  /**
   * `structure` refuses only what no reader after this one could see or survive: bytes, syntax, depth, doubled and forbidden keys. It leaves
   * NUL, half surrogate pairs and numbers to a reader that knows the fields and can name them. Default `all`.
   */
  readonly scope?: 'all' | 'structure';
}

const BOM = [0xef, 0xbb, 0xbf];
const refused = (found: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal: found });

/**
 * Reads the bytes of one record: a JSON object, UTF-8, no key twice at any depth however it is escaped, none of
 * `__proto__` or `constructor.prototype`, no NUL, no half surrogate pair, at most 32 levels, 20,000 values and 262,144 bytes, no number
 * JavaScript would change by more than rounding a fraction. Never throws, never says a value.
 *
 * `keys` is the number of colons outside strings, where a splitter has counted them already; wrong counts refuse good
 * records, so leave it out when in doubt.
 *
 * JSON.parse keeps one of two equal keys. So the keys the text spells (colons outside strings) are more than the own keys
 * of the value exactly when one was doubled: 1.5–1.8 × the time of JSON.parse alone (`bench/strict-reading.ts`). Measured
 * against it on the same records: a scanner with a Set for each object 2.85 × (and blind to `\u0061`), a reviver 5.35 ×
 * (and blind to every double), a JSON parser in JavaScript 6 × and more.
 */
export function strict(bytes: Uint8Array, keys?: number, options: StrictOptions = {}): Reading<JsonObject> {
  const reading = read(bytes, keys, options);
  if (!reading.ok || isJsonObject(reading.value)) return reading as Reading<JsonObject>;
  return refused(refusal('NOT_AN_OBJECT', ''));
}

/**
 * The same reading for any JSON text of another door (a request body, a webhook): any top-level value, and a byte order
 * mark before it is passed over. Set `maxBytes` to the door's body limit.
 */
export function strictJson(bytes: Uint8Array, options: StrictOptions = {}): Reading<JsonValue> {
  const marked = BOM.every((byte, i) => bytes[i] === byte);
  return read(marked ? bytes.subarray(BOM.length) : bytes, undefined, options);
}

/**
 * The same rules for a value that did not come as bytes, such as a GraphQL JSON argument: undefined when there is nothing
 * to refuse. Doubled keys cannot be seen any more; the size is judged by its JSON text.
 */
export function refuseValue(value: unknown, options: StrictOptions = {}): Refusal | undefined {
  const found = explain(value, options.maxDepth ?? MAX_DEPTH);
  if (found) return found;
  const most = options.maxValues ?? MAX_VALUES;
  if (valuesOf(value, most) > most) return refusal('TOO_MANY_VALUES');
  const size = Buffer.byteLength(JSON.stringify(value));
  return size > (options.maxBytes ?? MAX_RECORD_BYTES) ? refusal('RECORD_TOO_LARGE') : undefined;
}

function read(bytes: Uint8Array, keys: number | undefined, options: StrictOptions): Reading<JsonValue> {
  const { maxBytes = MAX_RECORD_BYTES, maxDepth = MAX_DEPTH, maxValues = MAX_VALUES, scope = 'all' } = options;
  const scalars = scope === 'all';
  if (bytes.length > maxBytes) return refused(refusal('RECORD_TOO_LARGE'));
  // A value and what parts it from the next are two bytes: most records are too small to be looked at.
  if (bytes.length > 2 * maxValues && countValues(bytes) > maxValues)
    return refused(refusal(countLevels(bytes) > maxDepth ? 'TOO_DEEP' : 'TOO_MANY_VALUES'));
  const text = textOf(bytes);
  if (text === undefined) return refused(refusal('INVALID_UTF8'));
  const value = parse(text);
  if (value === undefined) return refused(malformed(text));
  const own = typeof value === 'object' && value !== null ? countOwnKeys(value, maxDepth, scalars) : 0;
  const bad = scalars && text.includes('\\u') ? badEscape(bytes) : undefined;
  if (own < 0 || bad || typeof value !== 'object') {
    const found = explain(value, maxDepth, scalars) ?? (bad && refusal(bad));
    if (found) return refused(found);
  }
  return own === (keys ?? countKeys(bytes)) ? { ok: true, value } : refused(doubledKey(text));
}

/** The bytes as text, or undefined when they are not UTF-8. `toString('utf8')` alone would hide bad bytes as U+FFFD. */
function textOf(bytes: Uint8Array): string | undefined {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (isAscii(buffer)) return buffer.toString('latin1');
  return isUtf8(buffer) ? buffer.toString('utf8') : undefined;
}

/** Undefined for what is not JSON. V8's message is dropped on purpose: it quotes the input. */
function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
