/** With the u flag a surrogate that is half of a pair is no character of its own. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Why variables that passed `strictBody` must still not go further, or undefined: numbers that JSON cannot carry on (1e400 reads as Infinity
 * and would be sent as null), and text that is no Unicode (PostgreSQL rewrites a lone surrogate without a word, F11). Keys and nesting have
 * been judged by then.
 */
export function unsafe(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'A number is out of range';
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? 'Text is not well-formed Unicode' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const inner of Object.values(value)) {
    const reason = unsafe(inner);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
