import type { JsonObject, JsonValue } from '../value/json.js';

/**
 * True for a number JavaScript carries exactly: `1e400` and `1e130000` arrive as Infinity, 2^53+1 as its even neighbour
 * (nine bytes `1e130000` would be 130,008 characters in jsonb). Beyond 2^53 every double is whole, so one bound is enough.
 */
export const isExactNumber = (value: number): boolean => value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER;

/**
 * True for a key that could reach a prototype when a program copies the object: `__proto__` always, `constructor` only
 * where it holds an own `prototype` (a résumé may say what a constructor built).
 */
export const isForbiddenKey = (key: string, value: unknown): boolean =>
  key === '__proto__' || (key === 'constructor' && typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype'));

/**
 * Own keys of a parsed value at every depth, or −1 at the first thing strict reading refuses in it: too deep, a forbidden
 * key, with `scalars` a number out of range. Says only that; `explain` finds what and where. Recursion is bounded by `levels`.
 *
 * `for in` on purpose: 1,900 MB/s against 1,250 with Object.keys. It would also see keys of a polluted Object.prototype,
 * and then the counts differ and everything is refused.
 */
export function countOwnKeys(value: JsonObject | JsonValue[], levels: number, scalars = true): number {
  if (levels === 0) return -1;
  let keys = 0;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const child = value[i];
      if (typeof child === 'object' && child !== null) {
        const below = countOwnKeys(child, levels - 1, scalars);
        if (below < 0) return -1;
        keys += below;
      } else if (scalars && typeof child === 'number' && !isExactNumber(child)) return -1;
    }
    return keys;
  }
  for (const key in value) {
    const child = value[key];
    if (isForbiddenKey(key, child)) return -1;
    keys++;
    if (typeof child === 'object' && child !== null) {
      const below = countOwnKeys(child, levels - 1, scalars);
      if (below < 0) return -1;
      keys += below;
    } else if (scalars && typeof child === 'number' && !isExactNumber(child)) return -1;
  }
  return keys;
}
