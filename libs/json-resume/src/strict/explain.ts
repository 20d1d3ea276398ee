import { printedPointer } from '../pointer/pointer.js';
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
export const explain = (value: unknown, levels: number): Refusal | undefined => explainAt(value, levels, []);

/** `path` is where the value stands; it is written out only once there is something to say. */
function explainAt(value: unknown, levels: number, path: (string | number)[]): Refusal | undefined {
  if (typeof value === 'string') {
    const code = badText(value);
    return code && refusal(code, printedPointer(path));
  }
  if (typeof value === 'number') return isExactNumber(value) ? undefined : refusal('NUMBER_OUT_OF_RANGE', printedPointer(path));
  if (value === null || typeof value === 'boolean') return undefined;
  if (typeof value !== 'object') return refusal('MALFORMED_JSON', printedPointer(path));
  if (levels === 0) return refusal('TOO_DEEP', printedPointer(path));
  return Array.isArray(value) ? explainList(value, levels, path) : explainObject(value, levels, path);
}

function explainList(list: readonly unknown[], levels: number, path: (string | number)[]): Refusal | undefined {
  for (let i = 0; i < list.length; i++) {
    path.push(i);
    const found = explainAt(list[i], levels - 1, path);
    if (found) return found;
    path.pop();
  }
  return undefined;
}

function explainObject(value: object, levels: number, path: (string | number)[]): Refusal | undefined {
  for (const [key, child] of Object.entries(value) as [string, unknown][]) {
    path.push(key);
    if (isForbiddenKey(key, child)) return refusal('FORBIDDEN_KEY', printedPointer(path), key);
    const code = badText(key);
    const found = code ? refusal(code, printedPointer(path)) : explainAt(child, levels - 1, path);
    if (found) return found;
    path.pop();
  }
  return undefined;
}
