const BACKSLASH = 0x5c;
const LETTER_U = 0x75;

/** The code unit written as four hex digits at `at`; JSON.parse has already refused anything else there. */
function codeUnit(bytes: Uint8Array, at: number): number {
  let unit = 0;
  for (let i = at; i < at + 4; i++) {
    const byte = bytes[i] ?? 0;
    unit = unit * 16 + (byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57);
  }
  return unit;
}

/**
 * What a `\u` escape of this JSON text spells that PostgreSQL refuses or rewrites: NUL (22021, 22P05) or half a surrogate
 * pair (22P02 in jsonb, silently U+FFFD in text). Only escapes can: JSON.parse refuses a raw NUL, UTF-8 has no surrogates.
 */
export function badEscape(bytes: Uint8Array): 'NUL_CHARACTER' | 'LONE_SURROGATE' | undefined {
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== BACKSLASH || bytes[++i] !== LETTER_U) continue;
    const unit = codeUnit(bytes, i + 1);
    i += 4;
    if (unit === 0) return 'NUL_CHARACTER';
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = unit < 0xdc00 && bytes[i + 1] === BACKSLASH && bytes[i + 2] === LETTER_U ? codeUnit(bytes, i + 3) : 0;
    if (next < 0xdc00 || next > 0xdfff) return 'LONE_SURROGATE';
    i += 6;
  }
  return undefined;
}
