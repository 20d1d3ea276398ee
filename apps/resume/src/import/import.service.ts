import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { Limiter, VitaeError } from '#common';
import { sqlState, transact, type Pool } from '#database';
import { ImportRepository, type Chunk } from './import.repository.js';

const decompress = promisify(zstdDecompress);

/** Two chunks at once use both of PostgreSQL's cores; a third gains nothing and costs its memory (import.md §2, §6). */
const AT_ONCE = 2;
const LONGEST_LINE = 16;
/** No caller listens for longer: the executor's calls end after 30 s. */
const LONGEST_WAIT_MS = 30_000;

/** Chunks are cut at 1 MiB plus one record of 256 kB; a frame that unpacks to more is not one of ours (decompression bomb). */
const LARGEST_BODY = 2 * 1024 * 1024;

export interface Imported {
  /** Rows this call added. */
  readonly inserted: number;
  /** Rows of the chunk that stand now; fewer than it had when the person has deleted some. */
  readonly total: number;
}

/** Puts staged chunks of an upload into the table, each at most once however often it is asked. */
@Injectable()
export class ImportService {
  private readonly limiter = new Limiter({
    concurrency: AT_ONCE,
    queue: LONGEST_LINE,
    waitMs: LONGEST_WAIT_MS,
    retryAfterMs: 1_000,
  });

  constructor(
    @Inject(POOL) private readonly pool: Pool,
    private readonly imports: ImportRepository,
  ) {}

  /** Throws BAD_USER_INPUT when body and indexes do not agree or the body cannot be read; then nothing was written. */
  import(chunk: Chunk, zstd: boolean): Promise<Imported> {
    return this.limiter.run(async () => {
      const body = zstd ? await unpack(chunk.body) : chunk.body;
      const inserted = await this.insert({ ...chunk, body });
      if (inserted !== undefined) return { inserted, total: inserted };
      return { inserted: 0, total: await this.imports.standing(chunk) };
    });
  }

  private async insert(chunk: Chunk): Promise<number | undefined> {
    try {
      return await transact(
        this.pool,
        async (tx) => {
          if (!(await this.imports.enter(tx, chunk))) return undefined;
          const rows = await this.imports.insert(tx, chunk);
          if (rows !== chunk.indexes.length) throw unusable();
          return rows;
        },
        { owner: chunk.ownerId },
      );
    } catch (error) {
      if (UNUSABLE.test(sqlState(error) ?? '')) throw unusable(error);
      throw error;
    }
  }
}

/** SQLSTATE classes of data the table will never take: not JSON, a record without an index. Trying again would not help. */
const UNUSABLE = /^2[23]/;

const unusable = (cause?: unknown): VitaeError => new VitaeError('BAD_USER_INPUT', 'The chunk and its indexes do not agree', { cause });

async function unpack(body: Buffer): Promise<Buffer> {
  try {
    return await decompress(body, { maxOutputLength: LARGEST_BODY });
  } catch (cause) {
    throw new VitaeError('BAD_USER_INPUT', 'The chunk cannot be unpacked', { cause });
  }
}
