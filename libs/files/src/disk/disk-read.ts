import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { FileKey } from '../key/file-key.js';
import type { ByteRange, StoredFile } from '../port/file-store.js';
import type { RawRead } from '../port/object-adapter.js';
import { corrupt } from '../store/open-stream.js';
import { rangeWithin } from '../store/range.js';
import { foreign, onDisk } from './disk-errors.js';
import { readTrailer, TRAILER_BYTES } from './trailer.js';

const PIECE = 131_072;
// Not blocking: somebody's pipe in the place of a file would hold the open for ever.
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Opens an object and reads what it is. The handle goes on showing this object when another is put in its place. */
export async function openObject(file: string, key: FileKey): Promise<{ handle: FileHandle; stored: StoredFile }> {
  const handle = await onDisk(open(file, READ));
  try {
    const stat = await onDisk(handle.stat());
    if (!stat.isFile()) throw foreign();
    const size = stat.size - TRAILER_BYTES;
    if (size < 0) throw corrupt();
    const bytes = Buffer.alloc(TRAILER_BYTES);
    await onDisk(handle.read(bytes, 0, TRAILER_BYTES, size));
    return { handle, stored: { key, size, ...readTrailer(bytes, key, size), storedAt: stat.mtime } };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Reads a part of an open object, 128 kB at a time. */
export class DiskRead implements RawRead {
  readonly range: Required<ByteRange>;
  private at: number;
  private closing: Promise<void> | undefined;

  /** Throws RANGE_NOT_SATISFIABLE; then the handle stays the caller's. */
  constructor(
    private readonly handle: FileHandle,
    readonly file: StoredFile,
    range: ByteRange | undefined,
  ) {
    this.range = rangeWithin(range, file.size);
    this.at = this.range.start;
  }

  async next(): Promise<Buffer | undefined> {
    const left = this.range.end + 1 - this.at;
    if (left <= 0) return undefined;
    const piece = Buffer.allocUnsafeSlow(Math.min(PIECE, left));
    const { bytesRead } = await onDisk(this.handle.read(piece, 0, piece.byteLength, this.at));
    if (bytesRead === 0) throw corrupt();
    this.at += bytesRead;
    return piece.subarray(0, bytesRead);
  }

  close(): Promise<void> {
    return (this.closing ??= this.handle.close());
  }
}
