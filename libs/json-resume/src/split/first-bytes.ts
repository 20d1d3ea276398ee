import { FrameRefused } from './frame.errors.js';

/** How many bytes tell what a file is. */
export const FIRST_BYTES = 16;

/** Beginnings of what people upload by mistake or on purpose under a .json name. */
const SIGNATURES: readonly (readonly [name: string, ...bytes: number[]])[] = [
  ['ELF', 0x7f, 0x45, 0x4c, 0x46],
  ['GIF', 0x47, 0x49, 0x46, 0x38],
  ['PDF', 0x25, 0x50, 0x44, 0x46],
  ['PNG', 0x89, 0x50, 0x4e, 0x47],
  ['RTF', 0x7b, 0x5c, 0x72, 0x74, 0x66],
  ['JPEG', 0xff, 0xd8, 0xff],
  ['ZIP or DOCX', 0x50, 0x4b, 0x03, 0x04],
  ['gzip', 0x1f, 0x8b],
  ['zstd', 0x28, 0xb5, 0x2f, 0xfd],
  ['HTML or XML', 0x3c],
];

/** How much of a file that is no JSON is looked at, to say what it is. */
export const LOOKED_AT = 4_096;

/** What files of other tools say of themselves, behind a signature or as text; the first that fits. */
const MARKS: Readonly<Record<string, readonly (readonly [name: string, mark: RegExp])[]>> = {
  'HTML or XML': [
    ['Europass XML', /<(?:\w+:)?SkillsPassport\b|europass/i],
    ['HR-XML', /hr-xml\.org|<StructuredXMLResume\b/i],
    ['HTML', /^<!doctype html|<html\b/i],
    ['XML', /^<\?xml\b/i],
  ],
  'ZIP or DOCX': [
    ['a LinkedIn data export (ZIP)', /LinkedInDataExport|\b(?:Profile|Positions|Education|Skills|Connections)\.csv/],
    ['DOCX', /\[Content_Types\]\.xml|word\/document\.xml/],
    ['OpenDocument', /mimetypeapplication\/vnd\.oasis/],
  ],
  text: [
    ['RenderCV YAML', /^cv:\s*$/m],
    ['LinkedIn CSV', /^"?(?:First Name"?,"?Last Name|Company Name"?,"?Title|School Name"?,"?Start Date)/m],
    ['LaTeX', /^\s*(?:%.*\n\s*)*\\documentclass/],
    ['JSON with comments', /^\/[/*]/],
    ['JavaScript', /^(?:module\.exports|export\s|const\s|let\s|var\s|import\s)/],
    ['Markdown', /^#{1,6}\s/],
    ['YAML', /^(?:---\s*$|[\w-]+:(?:\s|$))/m],
    ['CSV', /^[^\n,;\s][^\n,;]*(?:[,;][^\s,;][^\n,;]*)+\n/],
  ],
};

/** The name that says most of a file with these bytes; `name` itself where nothing says more. */
function closer(name: string, bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, LOOKED_AT)).toString('latin1');
  return MARKS[name]?.find(([, mark]) => mark.test(text))?.[0] ?? name;
}

/** UTF-16 and UTF-32, by a byte order mark or by the zero bytes that ASCII has in them. */
const startsWide = ([a, b]: Uint8Array): boolean => (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || a === 0 || b === 0;

/** Bytes before the first one of the text: 3 when the file begins with the UTF-8 byte order mark, else 0. */
export const markLength = (bytes: Uint8Array): number => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);

const signatureOf = (bytes: Uint8Array, at: number): string | undefined =>
  SIGNATURES.find(([, ...signature]) => signature.every((byte, i) => bytes[at + i] === byte))?.[0];

/**
 * True for a file that cannot be records, by its first bytes: they are those of another format, or (`lines` false) open
 * neither an array nor an object. `bytes` are at least the first FIRST_BYTES of the file, or all of a shorter one; `at` is
 * the place in them of the first that is not white space.
 */
export const isForeign = (bytes: Uint8Array, at: number, lines: boolean): boolean =>
  signatureOf(bytes, at) !== undefined || startsWide(bytes) || (!lines && bytes[at] !== 0x5b && bytes[at] !== 0x7b);

/** The refusal of such a file, which says what it looks like; the more of the first LOOKED_AT bytes there are, the closer. */
export function refuseForeign(bytes: Uint8Array, at: number): FrameRefused {
  const signature = signatureOf(bytes, at);
  if (signature !== undefined) return new FrameRefused('NOT_JSON', at, { looksLike: closer(signature, bytes.subarray(at)) });
  return startsWide(bytes) ? new FrameRefused('WRONG_ENCODING', 0) : refuseScalar(bytes.subarray(at), at);
}

/** The refusal of a file whose first byte opens neither an array nor an object; `bytes` begin with it. */
export function refuseScalar(bytes: Uint8Array, offset: number): FrameRefused {
  const text = Buffer.from(bytes.subarray(0, FIRST_BYTES)).toString('latin1');
  const looksLike = /^\p{Cc}/u.test(text) ? 'binary' : closer('text', bytes);
  if (looksLike === 'text' && /^(?:["\-\d]|true\b|false\b|null\b)/.test(text)) return new FrameRefused('NOT_RECORDS', offset);
  return new FrameRefused('NOT_JSON', offset, { looksLike });
}
