import type { UserId } from '#common';
import type { FileKey } from '../key/file-key.js';
import type { ByteRange, FilePage, StoredFile } from './file-store.js';

/** The body of a put as an adapter sees it: counted, bounded and hashed while it is read. Throws when it is not what was expected. */
export interface CheckedBody extends AsyncIterable<Buffer> {
  /** Known once the body was read to its end. */
  readonly digest: { readonly size: number; readonly sha256: string };
}

/** An object as an adapter gives it out. `close` may be called at any time and more than once; it ends a read under way. */
export interface RawRead {
  readonly file: StoredFile;
  readonly range: Required<ByteRange>;
  /** The next bytes, undefined at the end. One call at a time. */
  next(): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** What a store of one kind must be able to do. Checking, hashing, limits and counting are done once, in `Files`. Keys were read anew. */
export interface ObjectAdapter {
  readonly name: 'disk' | 's3';
  /** Makes the body visible under `key` once it was read to its end, at once and whole. When it throws nothing stays. */
  write(key: FileKey, body: CheckedBody, contentType: string, signal: AbortSignal): Promise<StoredFile>;
  read(key: FileKey, range: ByteRange | undefined, signal: AbortSignal | undefined): Promise<RawRead>;
  stat(key: FileKey): Promise<StoredFile>;
  remove(key: FileKey): Promise<void>;
  list(owner: UserId, after: FileKey | undefined, limit: number): Promise<FilePage>;
  /** Remembers that the owner is erased. Looked for by `isErased` from then on, by every process. */
  markErased(owner: UserId): Promise<void>;
  isErased(owner: UserId): Promise<boolean>;
  /** Deletes all of the owner's, half-written things too. */
  removeOwner(owner: UserId, signal: AbortSignal | undefined): Promise<number>;
  /** A URL that answers with these headers until `lifeMs` from now. */
  link(
    key: FileKey,
    headers: { readonly contentType: string; readonly fileName: string },
    lifeMs: number,
  ): Promise<{ url: string; expiresAt: Date }>;
  sweep(olderThanMs: number): Promise<number>;
  check(): Promise<void>;
  close(): Promise<void>;
}
