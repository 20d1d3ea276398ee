import type { UserId } from '#common';
import { run, type Pool, type Queryable } from '#database';

/** Accepted records on their way from the upload to their import. */
export interface StagedChunk {
  /** Place in the upload, from 0. */
  readonly chunk: number;
  /** Each record's index in the file. */
  readonly indexes: readonly number[];
  /** '[' records ']' as canonical JSON, zstd level 1. */
  readonly body: Buffer;
}

/** Staged chunks. Written while an upload arrives, read by claims of import items, deleted when the import has succeeded. */
export class ChunkRepository {
  constructor(private readonly pool: Pool) {}

  async write(db: Queryable, owner: UserId, upload: string, { chunk, indexes, body }: StagedChunk): Promise<void> {
    await run(db, {
      name: 'chunk-write',
      text: 'INSERT INTO upload_chunks (upload_id, chunk, owner_id, indexes, body) VALUES ($1, $2, $3, $4, $5)',
      values: [upload, chunk, owner, indexes, body],
    });
  }

  async read(owner: UserId, upload: string, chunk: number): Promise<{ indexes: number[]; body: Buffer } | undefined> {
    const { rows } = await run<{ indexes: number[]; body: Buffer }>(this.pool, {
      name: 'chunk-read',
      text: 'SELECT indexes, body FROM upload_chunks WHERE upload_id = $1 AND chunk = $2 AND owner_id = $3',
      values: [upload, chunk, owner],
    });
    return rows[0];
  }

  /** What is still staged of an upload: chunk numbers with how many records each holds. */
  async staged(owner: UserId, upload: string): Promise<{ chunk: number; records: number }[]> {
    const { rows } = await run<{ chunk: number; records: number }>(this.pool, {
      name: 'chunks-staged',
      text: 'SELECT chunk, cardinality(indexes) AS records FROM upload_chunks WHERE upload_id = $1 AND owner_id = $2 ORDER BY chunk',
      values: [upload, owner],
    });
    return rows;
  }
}
