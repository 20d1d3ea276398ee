import type { Readable } from 'node:stream';
import type { ByteRange, StoredFile } from '../port/file-store.js';
import type { RawRead } from '../port/object-adapter.js';
import { patient } from '../store/patience.js';
import { s3Error, silent } from './s3-errors.js';

/** The body of an answer of S3. A silence longer than `requestMs`, while somebody waits for bytes, ends it. */
export class S3Read implements RawRead {
  private readonly iterator: AsyncIterator<Buffer>;

  constructor(
    private readonly body: Readable,
    readonly file: StoredFile,
    readonly range: Required<ByteRange>,
    private readonly requestMs: number,
  ) {
    // An answer that breaks off after we let go of it is nobody's news.
    body.on('error', () => undefined);
    this.iterator = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async next(): Promise<Buffer | undefined> {
    try {
      const { done, value } = await patient(this.iterator.next(), this.requestMs, undefined, silent);
      return done ? undefined : value;
    } catch (error) {
      this.body.destroy();
      throw s3Error(error);
    }
  }

  close(): Promise<void> {
    this.body.destroy();
    return Promise.resolve();
  }
}
