import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { newId, type UserId } from '#common';
import { fileKind, newFileKey, type FileKey, type FileLimits, type FilesChoice, type FilesObserver, type FileStore, type OpenFile } from '../../src/index.js'; // prettier-ignore

/** A place to keep files, and what a user of the store cannot see of it. */
export interface FilesHarness {
  /** What `openFiles` gets; plain data, also for another process. */
  readonly choice: FilesChoice;
  /** A store as another process would open one. */
  open(options?: { limits?: Partial<FileLimits>; observer?: FilesObserver }): Promise<FileStore>;
  /** Fetches a signed link as a browser would. */
  fetch(url: string, headers?: Record<string, string>): Promise<Response>;
  /** Everything kept of an owner, half-written things too, by the store's own names. */
  remains(owner: UserId): Promise<string[]>;
  /** Many objects of a byte quickly: enough of one to be listed and deleted, not to be read. */
  plant(keys: readonly FileKey[]): Promise<void>;
  /** Turns one bit of an object's content. */
  damage(key: FileKey, at: number): Promise<void>;
  dispose(): Promise<void>;
}

export const EXPORT = fileKind('export');
export const MEBIBYTE = 1_048_576;
export const pdf = { contentType: 'application/pdf' };

export const newOwner = (): UserId => newId<UserId>();
export const newKey = (owner = newOwner()): FileKey => newFileKey(owner, EXPORT);
export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const noise = (size: number): Buffer => randomBytes(size);
export const contentOf = async ({ stream }: OpenFile): Promise<Buffer> => buffer(stream);

/** `size` bytes in pieces, and whether whoever read them let go. */
export class Source implements AsyncIterable<Uint8Array> {
  given = 0;
  released = false;

  constructor(
    private readonly content: Uint8Array,
    /** Runs before the piece that begins at that byte; what it throws the body throws. */
    private readonly before: (at: number) => Promise<void> | void = () => undefined,
    private readonly piece = 65_536,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (let at = 0; at < this.content.byteLength; at += this.piece) {
        await this.before(at);
        this.given += 1;
        yield this.content.subarray(at, at + this.piece);
      }
    } finally {
      this.released = true;
    }
  }
}
