import { findVitaeError, notFound, VitaeError, type UserId } from '#common';
import { checkedKey, ownerFolder, ownerOfFile, type FileKey } from '../key/file-key.js';
import type { FileOperation, FilesObserver } from '../observe/files-observer.js';
import type {
  FileBody,
  FileLimits,
  FilePage,
  FileStore,
  GetOptions,
  LinkOptions,
  OpenFile,
  PutOptions,
  SignedLink,
  StoredFile,
} from '../port/file-store.js';
import type { ObjectAdapter } from '../port/object-adapter.js';
import { BodyReader } from './body-reader.js';
import { openStream } from './open-stream.js';
import { checkedRange } from './range.js';

/** Longest life of a link. It cannot be taken back, so it is short; the bound of the disk's verifier too. */
export const MAX_LINK_MS = 3_600_000;
const USUAL_LINK_MS = 600_000;
/** What S3 lists at once, and a bound for everybody. */
const MAX_PAGE_SIZE = 1_000;
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*(; ?charset=[a-z0-9-]+)?$/i;

const QUIET: FilesObserver = { operation: () => undefined, bytes: () => undefined };

/** What every store does alike, over an adapter: checks keys and bounds, hashes, times, counts, and keeps erased owners out. */
export class Files implements FileStore {
  constructor(
    private readonly adapter: ObjectAdapter,
    private readonly limits: FileLimits,
    private readonly observer: FilesObserver = QUIET,
  ) {}

  put(key: FileKey, body: FileBody, options: PutOptions): Promise<StoredFile> {
    return this.measured('put', async () => {
      const longest = AbortSignal.timeout(this.limits.putMs);
      const signal = options.signal ? AbortSignal.any([options.signal, longest]) : longest;
      const reader = new BodyReader(body, this.limits, options.expected ?? {}, signal);
      try {
        signal.throwIfAborted();
        const stored = await this.write(checkedKey(key), reader, mediaType(options.contentType), signal);
        this.observer.bytes({ store: this.adapter.name, direction: 'in', bytes: stored.size });
        return stored;
      } catch (error) {
        throw longest.aborted && error === longest.reason ? new VitaeError('DEADLINE_EXCEEDED', 'The file took too long to store') : error;
      } finally {
        reader.release();
      }
    });
  }

  async get(key: FileKey, options: GetOptions = {}): Promise<OpenFile> {
    const started = performance.now();
    try {
      options.signal?.throwIfAborted();
      const raw = await this.adapter.read(checkedKey(key), checkedRange(options.range), options.signal);
      const whole = raw.range.start === 0 && raw.range.end === raw.file.size - 1;
      const stream = openStream(raw, {
        whole,
        readerStallMs: this.limits.readerStallMs,
        onClose: (bytes, error) => {
          this.tell('get', started, error);
          this.observer.bytes({ store: this.adapter.name, direction: 'out', bytes });
        },
      });
      return { file: raw.file, range: raw.range, stream: stopping(stream, options.signal) };
    } catch (error) {
      this.tell('get', started, error);
      throw error;
    }
  }

  stat(key: FileKey): Promise<StoredFile> {
    return this.measured('stat', async () => this.adapter.stat(checkedKey(key)));
  }

  delete(key: FileKey): Promise<void> {
    return this.measured('delete', async () => this.adapter.remove(checkedKey(key)));
  }

  list(owner: UserId, page: { readonly after?: FileKey; readonly limit?: number } = {}): Promise<FilePage> {
    return this.measured('list', async () => this.page(owner, page.after, page.limit ?? 100));
  }

  usage(owner: UserId): Promise<{ files: number; bytes: number }> {
    return this.measured('usage', async () => {
      let files = 0;
      let bytes = 0;
      let after: FileKey | undefined;
      do {
        const page: FilePage = await this.page(owner, after, MAX_PAGE_SIZE);
        files += page.files.length;
        bytes += page.files.reduce((sum, file) => sum + file.size, 0);
        after = page.next;
      } while (after);
      return { files, bytes };
    });
  }

  eraseOwner(owner: UserId, signal?: AbortSignal): Promise<{ deleted: number }> {
    return this.measured('erase', async () => {
      const folder = ownerFolder(owner);
      signal?.throwIfAborted();
      await this.adapter.markErased(folder);
      return { deleted: await this.adapter.removeOwner(folder, signal) };
    });
  }

  link(key: FileKey, options: LinkOptions): Promise<SignedLink> {
    return this.measured('link', async () => {
      const { lifeMs = USUAL_LINK_MS, fileName } = options;
      if (!(lifeMs >= 1_000 && lifeMs <= MAX_LINK_MS)) throw new VitaeError('BAD_REQUEST', 'A link lives between a second and an hour');
      const file = await this.adapter.stat(checkedKey(key));
      const contentType = mediaType(options.contentType ?? file.contentType);
      return { ...(await this.adapter.link(key, { contentType, fileName }, lifeMs)), file };
    });
  }

  sweep(olderThanMs = 2 * this.limits.putMs): Promise<number> {
    return this.measured('sweep', () => this.adapter.sweep(olderThanMs));
  }

  check(): Promise<void> {
    return this.adapter.check();
  }

  close(): Promise<void> {
    return this.adapter.close();
  }

  /**
   * First visible, then a look whether the owner was erased; an erasure first leaves its mark, then deletes. So either the erasure sees the
   * object or the put sees the mark: no third case, and no lock.
   */
  private async write(key: FileKey, reader: BodyReader, contentType: string, signal: AbortSignal): Promise<StoredFile> {
    const owner = ownerOfFile(key);
    try {
      const stored = await this.adapter.write(key, reader, contentType, signal);
      if (!(await this.adapter.isErased(owner))) return stored;
    } catch (error) {
      // An erasure takes the place away under a put, and servers say that in many ways.
      const code = error instanceof VitaeError && error.code;
      if (code !== 'CONFLICT' && code !== 'DEPENDENCY_UNAVAILABLE') throw error;
      if (!(await this.adapter.isErased(owner).catch(() => false))) throw error;
    }
    await this.adapter.removeOwner(owner, undefined);
    throw notFound();
  }

  private async page(owner: UserId, after: FileKey | undefined, limit: number): Promise<FilePage> {
    if (!(Number.isInteger(limit) && limit >= 1 && limit <= MAX_PAGE_SIZE)) {
      throw new VitaeError('BAD_REQUEST', `A page has 1 to ${MAX_PAGE_SIZE} files`);
    }
    return this.adapter.list(ownerFolder(owner), after === undefined ? undefined : checkedKey(after), limit);
  }

  private async measured<T>(operation: FileOperation, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      const result = await work();
      this.tell(operation, started, undefined);
      return result;
    } catch (error) {
      this.tell(operation, started, error);
      throw error;
    }
  }

  private tell(operation: FileOperation, started: number, error: unknown): void {
    const aborted = (error as { name?: unknown } | undefined)?.name === 'AbortError';
    const outcome = error === undefined ? 'ok' : (findVitaeError(error)?.code ?? (aborted ? 'aborted' : 'INTERNAL_SERVER_ERROR'));
    this.observer.operation({ store: this.adapter.name, operation, outcome, seconds: (performance.now() - started) / 1_000 });
  }
}

function mediaType(text: string): string {
  if (text.length > 100 || !MEDIA_TYPE.test(text)) throw new VitaeError('BAD_REQUEST', 'The content type is not a media type');
  return text;
}

function stopping<S extends { destroy(error?: Error): unknown; once(event: 'close', f: () => void): unknown }>(
  stream: S,
  signal?: AbortSignal,
): S {
  if (!signal) return stream;
  const stop = (): unknown => stream.destroy(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  stream.once('close', () => signal.removeEventListener('abort', stop));
  if (signal.aborted) stop();
  return stream;
}
