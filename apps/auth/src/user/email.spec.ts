import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainToUnicode } from 'node:url';
import { canonicalEmail } from './email.js';

describe('e-mail addresses', () => {
  it.each([
    ['Jane.Roe@Example.COM', 'jane.roe@example.com'],
    ['  jane@example.com ', 'jane@example.com'],
    ['Jane+Tag@Example.com', 'jane+tag@example.com'],
    ['jane@BÜCHER.example', 'jane@xn--bcher-kva.example'],
    ['jane@bu\u0308cher.example', 'jane@xn--bcher-kva.example'],
    ['jane@XN--Bcher-KVA.example', 'jane@xn--bcher-kva.example'],
    ['jane@例え.jp', 'jane@xn--r8jz45g.jp'],
    ['jane@straße.de', 'jane@xn--strae-oqa.de'],
    ['jane@ΣΑΣ.com', 'jane@xn--mxa9ab.com'],
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

  it.each([
    'a@example.org/..', 'a@example.org/', 'a@example.org?x', 'a@example.org#x', 'a@example.org\\x', 'a@ex%61mple.org', 'a@example%2eorg', 'a@example.org:443', 'a@user:pass@example.org',
    'a@//example.org', 'a@example.org;x', 'a@exa\tmple.org', 'a@exa\nmple.org', 'a@example.org\n', '\ta@example.org', 'a@exa\u00admple.org', 'a@exa\u200dmple.org', 'a@\uff45xample.org',
    'a@example\u3002org', 'a@example\uff0eorg', 'a@\u24d4xample.org', 'a@ex\u2100mple.org', 'a@[example.org]', 'a@example.org.', 'a@.example.org', 'a@example..org', 'a@xn--\u00fc.org', 'a@\u212aexample.org', '\u212a@example.org', 'a@exa\ufe0fmple.org', 'a@exa\u3164mple.org', 'a@0x7f.1',
  ])('A34 refuses %j, from which parsing a URL would make another domain', (typed) => {
    expect(canonicalEmail(typed)).toBeUndefined();
  }); // prettier-ignore

  it('A34 takes a domain as it is written, in lower case, or not at all', () => {
    const seen = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(seen, fc.string({ unit: 'binary-ascii', maxLength: 12 })), fc.nat(11), (noise, at) => {
        const domain = `${'example.org'.slice(0, at)}${noise}${'example.org'.slice(at)}`;
        const canonical = canonicalEmail(`a@${domain}`);
        if (canonical === undefined) return;
        expect(domainToUnicode(canonical.slice(2))).toBe(
          [...domain.replace(/ +$/, '').normalize('NFC')].map((c) => c.toLowerCase()).join(''),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
