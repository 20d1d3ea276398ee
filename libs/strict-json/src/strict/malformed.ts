import { printedPointer } from '../pointer/pointer.js';
import { MAX_DEPTH, REFUSALS } from './refusal.js';
import type { Place, Refusal } from './refusal.js';
import { syntaxBreak } from './syntax.js';

const ESCAPES: Readonly<Record<number, string>> = { 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r' };

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');

function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at);
  return { offset: Buffer.byteLength(before), line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

/** The refusal of a text that JSON.parse did not take: where it breaks, and how to write a control character that broke it. */
export function malformed(text: string): Refusal {
  const found = syntaxBreak(text);
  if (!found) return { code: 'MALFORMED_JSON', message: REFUSALS.MALFORMED_JSON };
  const place = placeOf(text, found.at);
  const pointer = printedPointer(found.path.slice(0, MAX_DEPTH));
  const where = `at byte ${place.offset} (line ${place.line}, column ${place.column})`;
  if (!found.control) return { code: 'MALFORMED_JSON', message: `${REFUSALS.MALFORMED_JSON} ${where}`, pointer, place };
  const code = text.charCodeAt(found.at);
  const message = `${REFUSALS.CONTROL_CHARACTER}: U+${hex(code)} as ${ESCAPES[code] ?? `\\u${hex(code)}`}, ${where}`;
  return { code: 'CONTROL_CHARACTER', message, pointer, place };
}
