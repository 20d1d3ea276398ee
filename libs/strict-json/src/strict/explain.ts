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
export const explain = (value: unknown, levels: number, scalars = true): Refusal | undefined => explainAt(value, { levels, scalars }, []);

interface Bounds {
  readonly levels: number;
  /** False leaves texts and numbers as they are. */
  readonly scalars: boolean;
}

const inner = ({ levels, scalars }: Bounds): Bounds => ({ levels: levels - 1, scalars });

/** `path` is where the value stands; it is written out only once there is something to say. */
function explainAt(value: unknown, bounds: Bounds, path: (string | number)[]): Refusal | undefined {
  if (typeof value === 'string') {
    const code = bounds.scalars ? badText(value) : undefined;
    return code && refusal(code, printedPointer(path));
  }
  if (typeof value === 'number') {
    return !bounds.scalars || isExactNumber(value) ? undefined : refusal('NUMBER_OUT_OF_RANGE', printedPointer(path));
  }
  if (value === null || typeof value === 'boolean') return undefined;
  if (typeof value !== 'object') return refusal('MALFORMED_JSON', printedPointer(path));
  if (bounds.levels === 0) return refusal('TOO_DEEP', printedPointer(path));
  return Array.isArray(value) ? explainList(value, bounds, path) : explainObject(value, bounds, path);
}

function explainList(list: readonly unknown[], bounds: Bounds, path: (string | number)[]): Refusal | undefined {
  for (let i = 0; i < list.length; i++) {
    path.push(i);
    const found = explainAt(list[i], inner(bounds), path);
    if (found) return found;
    path.pop();
  }
  return undefined;
}

function explainObject(value: object, bounds: Bounds, path: (string | number)[]): Refusal | undefined {
  for (const [key, child] of Object.entries(value) as [string, unknown][]) {
    path.push(key);
    if (isForbiddenKey(key, child)) return refusal('FORBIDDEN_KEY', printedPointer(path), key);
    const code = bounds.scalars ? badText(key) : undefined;
    const found = code ? refusal(code, printedPointer(path)) : explainAt(child, inner(bounds), path);
    if (found) return found;
    path.pop();
  }
  return undefined;
}
