import { LIMITS } from './limits.js';

/**
 * Why parsed JSON must not go further, or undefined. Keys that change prototypes where somebody merges objects (B45), nesting that
 * JSON.stringify dies of (F11), numbers that JSON cannot carry on (1e400 reads as Infinity and would be sent as null), and text that is no
 * Unicode (a lone surrogate is silently rewritten by PostgreSQL, F11). Iterative: a million levels must not overflow the stack here.
 */
export function unsafe(value: unknown): string | undefined {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let at = open.pop(); at; at = open.pop()) {
    const { value: v, depth } = at;
    if (typeof v === 'number' && !Number.isFinite(v)) return 'A number is out of range';
    if (typeof v === 'string' && LONE_SURROGATE.test(v)) return 'Text is not well-formed Unicode';
    if (typeof v !== 'object' || v === null) continue;
    if (depth >= LIMITS.jsonDepth) return 'JSON is nested too deeply';
    for (const [key, inner] of Object.entries(v)) {
      if (key === '__proto__' || (key === 'constructor' && hasPrototype(inner))) return 'A key is not allowed';
      if (typeof inner !== 'boolean' && inner !== null) open.push({ value: inner, depth: depth + 1 });
    }
  }
  return undefined;
}

/** With the u flag a surrogate that is half of a pair is no character of its own. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const hasPrototype = (v: unknown): boolean => typeof v === 'object' && v !== null && Object.hasOwn(v, 'prototype');
