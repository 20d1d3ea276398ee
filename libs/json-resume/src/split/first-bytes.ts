import { FrameRefused } from './frame.errors.js';

/** How many bytes tell what a file is. */
export const FIRST_BYTES = 16;

/** Beginnings of what people upload by mistake or on purpose under a .json name. */
const SIGNATURES: readonly (readonly [name: string, ...bytes: number[]])[] = [
  ['ELF', 0x7f, 0x45, 0x4c, 0x46],
  ['GIF', 0x47, 0x49, 0x46, 0x38],
  ['PDF', 0x25, 0x50, 0x44, 0x46],
  ['PNG', 0x89, 0x50, 0x4e, 0x47],
  ['JPEG', 0xff, 0xd8, 0xff],
  ['ZIP or DOCX', 0x50, 0x4b, 0x03, 0x04],
  ['gzip', 0x1f, 0x8b],
  ['zstd', 0x28, 0xb5, 0x2f, 0xfd],
  ['HTML or XML', 0x3c],
];

/** UTF-16 and UTF-32, by a byte order mark or by the zero bytes that ASCII has in them. */
const startsWide = ([a, b]: Uint8Array): boolean => (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || a === 0 || b === 0;

/** Bytes before the first one of the text: 3 when the file begins with the UTF-8 byte order mark, else 0. */
export const markLength = (bytes: Uint8Array): number => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);

/**
 * Refuses a file that cannot be JSON, by its first bytes. `bytes` are the first FIRST_BYTES of the file, or all of a
 * shorter one; `at` is the place in them of the first that is not white space.
 */
export function refuseForeign(bytes: Uint8Array, at: number): FrameRefused | undefined {
  for (const [looksLike, ...signature] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[at + i] === byte)) return new FrameRefused('NOT_JSON', at, { looksLike });
  }
  return startsWide(bytes) ? new FrameRefused('WRONG_ENCODING', 0) : undefined;
}

/** The refusal of a file whose first byte opens neither an array nor an object. */
export function refuseScalar(text: string, offset: number): FrameRefused {
  if (/^(?:["\-\d]|true\b|false\b|null\b)/.test(text)) return new FrameRefused('NOT_RECORDS', offset);
  return new FrameRefused('NOT_JSON', offset, { looksLike: /^\p{Cc}/u.test(text) ? 'binary' : 'text' });
}
