import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { Limiter, VitaeError } from '#common';
import { sqlState, withTransaction, type Pool } from '#database';
import { recordBytes } from '../content/json-bytes.js';
import { UsageService } from '../usage/usage.service.js';
import { ImportRepository, type Chunk, type ReadChunk } from './import.repository.js';
import { recordsOf } from './records.js';
import { StagedChunks, type Claim } from './staged-chunks.js';

const decompress = promisify(zstdDecompress);

/** Two inserts at once use both of PostgreSQL's cores; a third gains nothing and costs its memory (measured: `npm run bench -- import`). */
const INSERTS_AT_ONCE = 2;
/** As many more are fetched and unpacked meanwhile, so that the next insert finds its chunk here. Bounds the memory: some 2 MB each. */
const CHUNKS_AT_ONCE = 4;
/** Those wait with nothing in hand, for a few seconds at most; what stands in a longer line is better off coming again. */
const MAX_LINE_LENGTH = 64;
/** No caller listens for longer: the executor's calls end after 30 s. */
const MAX_WAIT_MS = 30_000;

const LINE = { waitMs: MAX_WAIT_MS, retryAfterMs: 1_000 };

/** Chunks are cut at 1 MiB plus one record of 256 kB; a frame that unpacks to more is not one of ours (decompression bomb). */
const LARGEST_BODY = 2 * 1024 * 1024;

/** Unpacked at once: at Node's 16 kB a chunk is seventy ways to another thread and back, and seventy pieces to join. */
const PIECE = 1_310_720;

export interface Imported {
  /** Rows this call added. */
  readonly inserted: number;
  /** Rows of the chunk that stand now; fewer than it had when the person has deleted some. */
  readonly total: number;
}

/** Puts staged chunks of an upload into the table, each at most once however often it is asked. */
@Injectable()
export class ImportService {
  private readonly chunks = new Limiter({ ...LINE, concurrency: CHUNKS_AT_ONCE, queue: MAX_LINE_LENGTH });
  private readonly inserts = new Limiter({ ...LINE, concurrency: INSERTS_AT_ONCE, queue: CHUNKS_AT_ONCE });

  constructor(
    @Inject(POOL) private readonly pool: Pool,
    private readonly imports: ImportRepository,
    private readonly staged: StagedChunks,
    private readonly usage: UsageService,
  ) {}

  /**
   * Imports the chunk of a claimed item. Does not begin to write once `gone` has aborted: the caller has given up, and another may have
   * the claim. Throws what `import` and `StagedChunks.read` throw, OVERLOADED when too many wait.
   */
  importClaimed(claim: Claim, gone: AbortSignal): Promise<Imported> {
    return this.bounded(async () => {
      const packed = await this.staged.read(claim, gone);
      return { ...packed, body: await unpack(packed.body) };
    }, gone);
  }

  /** Throws BAD_USER_INPUT when body and indexes do not agree or the body cannot be read, QUOTA_EXCEEDED; then nothing was written. */
  import(chunk: Chunk, zstd: boolean, gone: AbortSignal): Promise<Imported> {
    return this.bounded(async () => (zstd ? { ...chunk, body: await unpack(chunk.body) } : chunk), gone);
  }

  private async bounded(fetch: () => Promise<Chunk>, signal: AbortSignal): Promise<Imported> {
    try {
      return await this.chunks.run(
        async () => {
          const chunk = taken(await fetch());
          return this.inserts.run(() => this.store(chunk, signal), { signal });
        },
        { signal },
      );
    } catch (error) {
      throw signal.aborted ? new VitaeError('DEADLINE_EXCEEDED', 'The caller has gone', { cause: error }) : error;
    }
  }

  private async store(chunk: ReadChunk, gone: AbortSignal): Promise<Imported> {
    gone.throwIfAborted();
    const inserted = await this.insert(chunk);
    if (inserted !== undefined) return { inserted, total: inserted };
    return { inserted: 0, total: await this.imports.standing(chunk) };
  }

  private async insert(chunk: ReadChunk): Promise<number | undefined> {
    try {
      return await withTransaction(
        this.pool,
        async (tx) => {
          if (!(await this.imports.enter(tx, chunk))) return undefined;
          const rows = await this.imports.insert(tx, chunk);
          if (rows !== chunk.indexes.length) throw unusable();
          const bytes = chunk.records.reduce((sum, record) => sum + recordBytes(record), 0);
          await this.usage.change(tx, { userId: chunk.ownerId }, { resumes: rows, 'resume.bytes': bytes });
          return rows;
        },
        { owner: chunk.ownerId },
      );
    } catch (error) {
      if (UNREADABLE.some((kind) => error instanceof kind) || UNUSABLE.test(sqlState(error) ?? '')) throw unusable(error);
      throw error;
    }
  }
}

/** SQLSTATE classes of data the table will never take: not JSON, a record without an index. Trying again would not help. */
const UNUSABLE = /^2[23]/;

/** What reading a record throws: no JSON, or an index beyond an integer. */
const UNREADABLE = [SyntaxError, RangeError] as const;

const unusable = (cause?: unknown): VitaeError => new VitaeError('BAD_USER_INPUT', 'The chunk and its indexes do not agree', { cause });

function taken({ body, ...chunk }: Chunk): ReadChunk {
  try {
    const records = recordsOf(body, chunk.indexes.length);
    if (records) return { ...chunk, records };
  } catch (cause) {
    throw unusable(cause);
  }
  throw unusable();
}

async function unpack(body: Buffer): Promise<Buffer> {
  try {
    return await decompress(body, { maxOutputLength: LARGEST_BODY, chunkSize: PIECE });
  } catch (cause) {
    throw new VitaeError('BAD_USER_INPUT', 'The chunk cannot be unpacked', { cause });
  }
}
