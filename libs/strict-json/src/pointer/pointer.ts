import { isJsonObject } from '../value/json.js';

/** Longest key that goes into a pointer or a message as it is. A 256 kB key would otherwise fill a report with itself. */
const MAX_PRINTED_KEY = 64;

const escaped = (segment: string): string =>
  segment.includes('~') || segment.includes('/') ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment;

const unescaped = (segment: string): string => (segment.includes('~') ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment);

/** A key for people: well-formed, without control characters, cut after 64 characters with an ellipsis. */
export function printedKey(key: string): string {
  const short = key.length > MAX_PRINTED_KEY ? `${key.slice(0, MAX_PRINTED_KEY)}…` : key;
  return short.replace(/[\p{Cc}\p{Cs}]/gu, '\uFFFD');
}

/** RFC 6901 pointer of these segments; no segment is the whole document, `''`. */
export const pointerOf = (...segments: readonly (string | number)[]): string =>
  segments.map((segment) => `/${escaped(String(segment))}`).join('');

/** One level below `parent`, exactly: it resolves. */
export const below = (parent: string, segment: string | number): string => `${parent}/${escaped(String(segment))}`;

/** One level below `parent` for people to read: a key that is long or not printable is shortened, and then does not resolve. */
export const printedBelow = (parent: string, segment: string | number): string =>
  typeof segment === 'number' ? `${parent}/${segment}` : `${parent}/${escaped(printedKey(segment))}`;

/** The pointer of these segments for people to read, as `printedBelow` writes it. */
export const printedPointer = (segments: readonly (string | number)[]): string => segments.reduce<string>(printedBelow, '');

/** The unescaped segments, or undefined when the text is no JSON pointer (RFC 6901 §3: empty, or begins with `/`, `~` only in `~0` `~1`). */
export function parsePointer(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer.slice(1).split('/').map(unescaped);
}

/**
 * The value a pointer names, or undefined when there is none. Own keys only: `/constructor` or `/__proto__` never reach a
 * prototype. Array indexes as RFC 6901 §4 writes them (no leading zero, no `-`).
 */
export function getPointer(document: unknown, pointer: string): unknown {
  const segments = parsePointer(pointer);
  if (!segments) return undefined;
  let at = document;
  for (const segment of segments) {
    if (Array.isArray(at)) at = /^(?:0|[1-9]\d*)$/.test(segment) ? at[Number(segment)] : undefined;
    else if (isJsonObject(at) && Object.hasOwn(at, segment)) at = at[segment];
    else return undefined;
  }
  return at;
}
