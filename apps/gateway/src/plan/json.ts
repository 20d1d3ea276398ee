/** With the u flag a surrogate that is half of a pair is no character of its own. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const hasPrototype = (v: unknown): boolean => typeof v === 'object' && v !== null && Object.hasOwn(v, 'prototype');

/**
 * Why variables that passed the strict check must still not go further, or undefined: keys by which a merge would reach a prototype (B45),
 * numbers that JSON cannot carry on (1e400 reads as Infinity and would be sent as null), and text that is no Unicode (PostgreSQL rewrites
 * a lone surrogate without a word, F11). Nesting has been bounded by then.
 */
export function unsafe(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'A number is out of range';
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? 'Text is not well-formed Unicode' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || (key === 'constructor' && hasPrototype(inner))) return 'A key is not allowed';
    const reason = unsafe(inner);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
