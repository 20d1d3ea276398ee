import { printedBelow } from '../pointer/pointer.js';
import type { JsonValue } from '../resume/json.js';
import { isExactNumber, isForbiddenKey } from './own-keys.js';
import { refusal } from './refusal.js';
import type { Refusal, RefusalCode } from './refusal.js';

/** The first NUL or half surrogate pair of a text. */
function badText(text: string): RefusalCode | undefined {
  if (text.includes('\0')) return 'NUL_CHARACTER';
  return /\p{Cs}/u.test(text) ? 'LONE_SURROGATE' : undefined;
}

/**
 * The first thing in document order that strict reading refuses in a value, with its pointer; undefined when there is none.
 * Also the whole check of a value that did not come as bytes (GraphQL literals and variables). About ten times slower than
 * `countOwnKeys`, so reading bytes comes here only when something is wrong. Recursion is bounded by `levels`.
 */
export function explain(value: unknown, levels: number, pointer = ''): Refusal | undefined {
  if (typeof value === 'string') {
    const code = badText(value);
    return code && refusal(code, pointer);
  }
  if (typeof value === 'number') return isExactNumber(value) ? undefined : refusal('NUMBER_OUT_OF_RANGE', pointer);
  if (value === null || typeof value === 'boolean') return undefined;
  if (typeof value !== 'object') return refusal('MALFORMED_JSON', pointer);
  if (levels === 0) return refusal('TOO_DEEP', pointer);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const found = explain(value[i], levels - 1, printedBelow(pointer, i));
      if (found) return found;
    }
    return undefined;
  }
  for (const [key, child] of Object.entries(value)) {
    const at = printedBelow(pointer, key);
    if (isForbiddenKey(key, child as JsonValue)) return refusal('FORBIDDEN_KEY', at, key);
    const code = badText(key);
    if (code) return refusal(code, at);
    const found = explain(child, levels - 1, at);
    if (found) return found;
  }
  return undefined;
}
