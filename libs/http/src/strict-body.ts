import { VitaeError } from '#common';
import { strictJson, type JsonValue, type RefusalCode } from '#strict-json';

/** The JSON scalar's 32 levels and the levels around it: body, variables, input, field. */
const MAX_BODY_DEPTH = 40;

/** 250 postings are 1,250 values, a résumé with its 2,000 highlights 2,100; 4 MB of `{}` would be 1.4 million, and a second of everybody's time. */
const MAX_BODY_VALUES = 50_000;

/** Fixed texts: a body may hold secrets, so nothing of it is said, not even a key (docs/security.md, C68). */
const TEXTS: Partial<Record<RefusalCode, string>> = {
  INVALID_UTF8: 'The body is not valid UTF-8',
  TOO_MANY_VALUES: `The body holds more than ${MAX_BODY_VALUES.toLocaleString('en')} values`,
  TOO_DEEP: 'The body is nested too deeply',
  DUPLICATE_KEY: 'The body holds a key twice',
  FORBIDDEN_KEY: 'The body holds a key that is not allowed',
};

/**
 * The JSON of a request's body, whose size the door has bounded: UTF-8, at most 40 levels and 50,000 values, no key twice, none that reaches a prototype
 * (docs/security.md, B45, D81 to D84). A byte order mark before it is read over. NUL, half surrogate pairs and numbers out of range are left
 * to who reads the fields and can name them. Throws BAD_REQUEST with a fixed text.
 */
export function strictBody(bytes: Uint8Array): JsonValue {
  const reading = strictJson(bytes, {
    maxBytes: Infinity,
    maxDepth: MAX_BODY_DEPTH,
    maxValues: MAX_BODY_VALUES,
    scope: 'structure',
  });
  if (reading.ok) return reading.value;
  throw new VitaeError('BAD_REQUEST', TEXTS[reading.refusal.code] ?? 'The body is not valid JSON');
}
