import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { StoredFile } from '../port/file-store.js';
import { corrupt } from '../store/open-stream.js';

/**
 * A file on the disk is the content and, behind it, so many bytes that say what it is: one file, so that content and description are
 * replaced by one rename, and the content can still be read by hand. Line: mark, CRC-32 of the rest, JSON, blanks, line break.
 */
export const TRAILER_BYTES = 512;

const MARK = '\n%vitae-file-1 ';
const CRC_DIGITS = 8;

const description = z.strictObject({
  key: z.string(),
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  contentType: z.string(),
});

export type Description = Omit<StoredFile, 'storedAt'>;

const crcOf = (text: string): string => crc32(text).toString(16).padStart(CRC_DIGITS, '0');

export function trailerOf({ key, size, sha256, contentType }: Description): Buffer {
  const json = JSON.stringify({ key, size, sha256, contentType }).padEnd(TRAILER_BYTES - MARK.length - CRC_DIGITS - 2);
  return Buffer.from(`${MARK}${crcOf(json)} ${json}\n`);
}

/** Throws FILE_CORRUPT when it is not whole or tells of another object than `key` with another size than `size`. */
export function readTrailer(bytes: Buffer, key: string, size: number): { sha256: string; contentType: string } {
  const text = bytes.toString('latin1');
  const crc = text.slice(MARK.length, MARK.length + CRC_DIGITS);
  const json = text.slice(MARK.length + CRC_DIGITS + 1, -1);
  if (!text.startsWith(MARK) || crcOf(json) !== crc) throw corrupt();
  const told = description.safeParse(parsed(json));
  if (!told.success || told.data.key !== key || told.data.size !== size) throw corrupt();
  return { sha256: told.data.sha256, contentType: told.data.contentType };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw corrupt(error);
  }
}
