import { create } from 'content-disposition';
import parseRange from 'range-parser';
import type { ByteRange, OpenFile } from '../port/file-store.js';

/** Bytes of UTF-8. Common file systems allow 255; browsers add " (1)" and a suffix while loading. */
const MAX_NAME_LENGTH = 150;
const MAX_ENDING = 16;
// Control characters, line and paragraph separators, and the marks that turn writing round: "invoice\u202Efdp.exe" shows as "invoiceexe.pdf".
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
// What Windows, macOS or a shell refuses or reads as a path.
const RESERVED = /[<>:"/\\|?*]/g;

/**
 * The name a browser saves a file under, from any text: composed (NFC), without path, control and direction characters, without dots
 * or blanks at its ends, at most 150 bytes with the ending (up to 16 characters after the last dot) kept. Never empty: `file`.
 */
export function downloadName(text: string): string {
  const clean = Buffer.from(text).toString().normalize('NFC').replace(UNSEEN, '').replace(RESERVED, '_').replace(/^[\s.]+|[\s.]+$/g, ''); // prettier-ignore
  if (Buffer.byteLength(clean) <= MAX_NAME_LENGTH) return clean || 'file';
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= MAX_ENDING ? clean.slice(dot) : '';
  return cut(clean.slice(0, clean.length - ending.length), MAX_NAME_LENGTH - Buffer.byteLength(ending)).trimEnd() + ending;
}

function cut(text: string, bytes: number): string {
  let out = '';
  let left = bytes;
  for (const character of text) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    out += character;
  }
  return out;
}

/** `attachment` with the name for old readers and, where it is not plain, in UTF-8 too (RFC 6266, RFC 8187). Plain ASCII, one line, for any text. */
export const contentDisposition = (fileName: string): string => create(downloadName(fileName));

/** Never in a shared cache, and the link's answer is not kept either: it is somebody's own data. */
export const DOWNLOAD_CACHE_CONTROL = 'private, no-store';

/**
 * The headers of an answer that gives out `open`: status 206 goes with a `content-range`, else 200. The content is a stranger's: it is
 * saved, not shown, its type is not guessed, and should a browser show it all the same, nothing in it runs.
 */
export function downloadHeaders(
  open: Pick<OpenFile, 'file' | 'range'>,
  as: { readonly fileName: string; readonly contentType: string },
): Record<string, string> {
  const { start, end } = open.range;
  const part = end - start + 1 < open.file.size;
  return {
    'content-type': as.contentType,
    'content-length': String(end - start + 1),
    'content-disposition': contentDisposition(as.fileName),
    'accept-ranges': 'bytes',
    etag: `"${open.file.sha256}"`,
    'cache-control': DOWNLOAD_CACHE_CONTROL,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    ...(part ? { 'content-range': `bytes ${start}-${end}/${open.file.size}` } : {}),
  };
}

/**
 * What a `Range` header asks for of `size` bytes: a range, `unsatisfiable` (answer 416), or undefined where everything is to be sent:
 * no header, one that is not understood, several ranges at once (RFC 9110 §14.2 lets a server ignore them).
 */
export function rangeOfHeader(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  if (header === undefined || header.length > 200) return undefined;
  const ranges = parseRange(size, header, { combine: true });
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  const [only] = ranges;
  return only && { start: only.start, end: only.end };
}
