/**
 * What no document may hold. Control characters end in a PDF as boxes and make a DOCX unreadable (XML 1.0 §2.2 forbids them); overrides of
 * direction reorder what a reader sees; private-use characters are another font's icons; soft hyphens and zero-width spaces split a word that
 * somebody searches for; half characters are no text. Joiners stay: Hindi and Persian are written with them.
 */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B\u2060\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFC\uFFFE\uFFFF\uE000-\uF8FF]|[\u{E0000}-\u{E007F}]|[\u{F0000}-\u{10FFFF}]|\p{Cs}/gu;

/** A non-breaking space stays: French and numbers are set with it. */
const WHITE = /[\t\n\v\f\r \u1680\u2028\u2029\u3000]+/g;

/** One line of text as it may stand in a document; empty for what is neither text nor a number. */
export const clean = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value).normalize('NFC').replace(UNPRINTABLE, '').replace(WHITE, ' ').trim()
    : '';

/** The lines of a text, empty ones left out. */
export const lines = (value: unknown): string[] => (typeof value === 'string' ? value.split(/\r\n|[\n\r\u2028\u2029]/).map(clean).filter(Boolean) : []); // prettier-ignore

export const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(clean).filter(Boolean) : []);

export const joined = (separator: string, parts: readonly unknown[]): string => parts.map(clean).filter(Boolean).join(separator);
