import { isUtf8 } from 'node:buffer';
import { VitaeError } from '../errors/vitae-error.js';

/** The JSON scalar's 32 levels and the levels around it: body, variables, input, field. */
const MAX_BODY_DEPTH = 40;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const refuse = (text: string): VitaeError => new VitaeError('BAD_REQUEST', text);

/**
 * What JSON.parse lets through and must not get in: bytes that are not UTF-8, a key twice (the last would win silently), `__proto__`,
 * nesting past 40 levels (docs/security.md, D81 to D84). One pass over the text before it is parsed; broken JSON is left to the parser.
 * Throws BAD_REQUEST with a fixed text.
 */
export function checkStrictJson(bytes: Buffer): void {
  if (!isUtf8(bytes)) throw refuse('The body is not valid UTF-8');
  const keys: (Set<string> | undefined)[] = [];
  let expectKey = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === QUOTE) {
      const start = i;
      i = endOfString(bytes, i);
      if (expectKey) addKey(keys.at(-1), bytes.subarray(start, i + 1));
      expectKey = false;
    } else if (byte === 0x7b || byte === 0x5b) {
      if (keys.length >= MAX_BODY_DEPTH) throw refuse('The body is nested too deeply');
      keys.push(byte === 0x7b ? new Set() : undefined);
      expectKey = byte === 0x7b;
    } else if (byte === 0x7d || byte === 0x5d) {
      keys.pop();
      expectKey = false;
    } else if (byte === 0x2c) {
      expectKey = keys.at(-1) !== undefined;
    }
  }
}

/** Index of the closing quote, or of the last byte where there is none. */
function endOfString(bytes: Buffer, open: number): number {
  for (let i = open + 1; i < bytes.length; i++) {
    if (bytes[i] === BACKSLASH) i++;
    else if (bytes[i] === QUOTE) return i;
  }
  return bytes.length - 1;
}

function addKey(known: Set<string> | undefined, quoted: Buffer): void {
  if (!known) return;
  const raw = quoted.toString('utf8');
  const key = raw.includes('\\') ? unescaped(raw) : raw.slice(1, -1);
  if (key === '__proto__') throw refuse('The body holds a key that is not allowed');
  if (known.has(key)) throw refuse('The body holds a key twice');
  known.add(key);
}

function unescaped(raw: string): string {
  try {
    return JSON.parse(raw) as string;
  } catch {
    return raw;
  }
}
