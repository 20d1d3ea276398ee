import type { Readable } from 'node:stream';
import type { UserId } from '#common';
import type { FileKey } from '../key/file-key.js';

/** Bytes `start` to `end`, both included, as in RFC 9110 §14.1.2. */
export interface ByteRange {
  readonly start: number;
  /** Default: the last byte. An end past the last byte means the last byte. */
  readonly end?: number;
}

/** What is known of a stored object without reading it. */
export interface StoredFile {
  readonly key: FileKey;
  /** Bytes. */
  readonly size: number;
  /** 64 hexadecimal digits, lower case, of the whole content. */
  readonly sha256: string;
  /** A media type, e.g. `application/pdf`. */
  readonly contentType: string;
  readonly storedAt: Date;
}

/** A line of a list: cheap to have, so without digest and type. */
export type ListedFile = Pick<StoredFile, 'key' | 'size' | 'storedAt'>;

/** One page of a list, ordered by key. */
export interface FilePage {
  readonly files: readonly ListedFile[];
  /** Given when there may be more: `after` of the next page. */
  readonly next?: FileKey;
}

export interface PutOptions {
  /** A media type of RFC 6838, at most 100 characters, e.g. `application/pdf` or `text/plain; charset=utf-8`. */
  readonly contentType: string;
  /** Refused with UNPROCESSABLE_FILE, and nothing kept, when the content turns out different. */
  readonly expected?: { readonly size?: number; readonly sha256?: string };
  readonly signal?: AbortSignal;
}

export interface GetOptions {
  /** Default: everything. RANGE_NOT_SATISFIABLE when it starts past the end. */
  readonly range?: ByteRange;
  readonly signal?: AbortSignal;
}

/**
 * An object being read. The stream holds a file handle or a connection until it ended or was destroyed; it is destroyed with
 * DEADLINE_EXCEEDED when nobody reads on for `readerStallMs`. A whole read is compared with the stored digest before its last bytes are
 * given out: a damaged object ends with FILE_CORRUPT and never with `end`. A part cannot be compared.
 */
export interface OpenFile {
  readonly file: StoredFile;
  /** What is read: both bytes included; `end` is `start - 1` for an empty object. */
  readonly range: Required<ByteRange>;
  readonly stream: Readable;
}

export interface LinkOptions {
  /** Any text; the name a browser saves it under is made from it. */
  readonly fileName: string;
  /** Default: the stored one. */
  readonly contentType?: string;
  /** 1 s to 1 h. Default 10 minutes. */
  readonly lifeMs?: number;
}

export interface SignedLink {
  /** Works for whoever has it, without a further question, until it expires: never write it into a log. */
  readonly url: string;
  readonly expiresAt: Date;
  readonly file: StoredFile;
}

export type FileBody = Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Objects of persons, on a disk or in a bucket. Beside what each method names, all throw DEPENDENCY_UNAVAILABLE when the store cannot
 * be reached or does not answer in time, and the signal's reason when it was aborted. Who may do what is asked by the caller: see `ownerOfFile`.
 */
export interface FileStore {
  /**
   * Stores the whole body under `key`, in place of what was there: visible only when whole, checked and on the disk. Puts of one key at
   * once: the last whole one stays, never a mixture. When it throws nothing was replaced and nothing of the body stays; only when an answer of
   * S3 was lost the whole body may have been stored all the same. A body is let go of in every case (its iterator returned, a stream destroyed).
   * Throws PAYLOAD_TOO_LARGE, UNPROCESSABLE_FILE (not what was expected), STORAGE_FULL, REQUEST_TIMEOUT (the body brought nothing for
   * `bodyStallMs`), NOT_FOUND (the owner was erased), BAD_REQUEST (no media type), and what the body itself throws.
   */
  put(key: FileKey, body: FileBody, options: PutOptions): Promise<StoredFile>;

  /** Throws NOT_FOUND, RANGE_NOT_SATISFIABLE, FILE_CORRUPT. */
  get(key: FileKey, options?: GetOptions): Promise<OpenFile>;

  /** Throws NOT_FOUND, FILE_CORRUPT. */
  stat(key: FileKey): Promise<StoredFile>;

  /** Deletes it; fine when there is none. */
  delete(key: FileKey): Promise<void>;

  /** An owner's objects by key, after `after`, at most `limit` (1–1,000, default 100). */
  list(owner: UserId, page?: { readonly after?: FileKey; readonly limit?: number }): Promise<FilePage>;

  /** What an owner's objects take, by listing them all: for a quota asked now and then, not at every put. */
  usage(owner: UserId): Promise<{ readonly files: number; readonly bytes: number }>;

  /**
   * Erases a person: deletes everything the owner has, half-written things too, and remembers (by the SHA-256 of the id) that this owner
   * stores nothing more. A put that is under way, here or in another process, either is deleted or throws NOT_FOUND. Repeat it as often
   * as you like, also after an abort or a crash: it goes on. Answers how many objects it deleted. Other owners are not touched.
   */
  eraseOwner(owner: UserId, signal?: AbortSignal): Promise<{ readonly deleted: number }>;

  /** A link that reads one object without any other permission. Throws NOT_FOUND, BAD_REQUEST (life out of bounds), CONFIG_INVALID (disk without link settings). */
  link(key: FileKey, options: LinkOptions): Promise<SignedLink>;

  /**
   * Removes what crashed processes left half-written, when it has not changed for `olderThanMs` (default: twice the longest put).
   * Call it at start and now and then. Answers how many it removed.
   */
  sweep(olderThanMs?: number): Promise<number>;

  /** For readiness: resolves when the store can be written to (disk) or reached with our key (S3), else rejects with a sentence. */
  check(): Promise<void>;

  /** Closes connections. Streams under way end with an error. */
  close(): Promise<void>;
}

/** Bounds of every store. */
export interface FileLimits {
  /** Largest object in bytes. */
  readonly maxBytes: number;
  /** A body that brings nothing for so long is given up. */
  readonly bodyStallMs: number;
  /** A stream that nobody reads from for so long is closed. */
  readonly readerStallMs: number;
  /** Longest put. */
  readonly putMs: number;
  /** Longest single exchange with a server, and longest silence while it sends. */
  readonly requestMs: number;
}

/** 100 MiB an object, 30 s for a silent body, 1 min for an idle reader, 15 min a put, 30 s a request. */
export const FILE_LIMITS: FileLimits = {
  maxBytes: 104_857_600,
  bodyStallMs: 30_000,
  readerStallMs: 60_000,
  putMs: 900_000,
  requestMs: 30_000,
};
