import { describe, expect, it } from 'vitest';
import { canonicalEmail } from './email.js';

describe('e-mail addresses', () => {
  it.each([
    ['Jane.Roe@Example.COM', 'jane.roe@example.com'],
    ['  jane@example.com ', 'jane@example.com'],
    ['Jane+Tag@Example.com', 'jane+tag@example.com'],
    ['jane@BÜCHER.example', 'jane@xn--bcher-kva.example'],
    ["o'neil_x@sub.example.co", "o'neil_x@sub.example.co"],
  ])('A34 gives %s one spelling', (typed, canonical) => {
    expect(canonicalEmail(typed)).toBe(canonical);
  });

  it.each([
    ['a NUL', 'jane\0@example.com'],
    ['3,000 bytes', `${'a'.repeat(3_000)}@example.com`],
    ['a long local part', `${'a'.repeat(65)}@example.com`],
    ['a right-to-left mark', 'jane\u202e@example.com'],
    ['a zero-width space', 'ja\u200bne@example.com'],
    ['a Cyrillic letter', 'j\u0430ne@example.com'],
    ['a full-width letter', '\uff4aane@example.com'],
    ['no domain', 'jane'],
    ['no dot in the domain', 'jane@localhost'],
    ['no local part', '@example.com'],
    ['two at-signs', 'jane@roe@example.com'],
    ['a display name', 'Jane <jane@example.com>'],
    ['dots at the edge', '.jane.@example.com'],
    ['an address for a domain', 'jane@[127.0.0.1]'],
    ['a number for a domain', 'jane@127.0.0.1'],
    ['a header', 'jane@example.com\r\nbcc: x@example.com'],
    ['half a character', 'jane\ud800@example.com'],
    ['nothing', ''],
  ])('A34 refuses %s', (_, typed) => {
    expect(canonicalEmail(typed)).toBeUndefined();
  });
});
