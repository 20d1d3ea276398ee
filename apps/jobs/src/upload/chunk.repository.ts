import type { UserId } from '#common';
import type { HeldItem } from '../dispatch/heartbeat.js';
import { runQuery, type Pool, type Queryable } from '#database';

/** Accepted records on their way from the upload to their import. */
export interface StagedChunk {
  /** Place in the upload, from 0. */
  readonly chunk: number;
  /** Each record's index in the file. */
  readonly indexes: readonly number[];
  /** '[' records ']' as canonical JSON, zstd level 1. */
  readonly body: Buffer;
}

export interface ClaimedChunk extends StagedChunk {
  readonly uploadId: string;
}

interface ClaimedRow {
  readonly upload_id: string | null;
  readonly chunk: number;
  readonly indexes: number[] | null;
  readonly body: Buffer | null;
}

/** One statement judges the claim and reads by what Jobs itself knows of the item. */
const READ_CLAIMED = `
SELECT j.upload_id, i.idx AS chunk, c.indexes, c.body
FROM leases l JOIN items i ON i.id = l.item_id JOIN jobs j ON j.id = l.job_id
  LEFT JOIN upload_chunks c ON c.upload_id = j.upload_id AND c.chunk = i.idx AND c.owner_id = l.owner_id
WHERE l.item_id = $1 AND l.owner_id = $2 AND l.attempt = $3 AND l.fence = $4`;

/** Staged chunks. Written while an upload arrives, read for claimed items, deleted when the import has succeeded. */
export class ChunkRepository {
  constructor(private readonly pool: Pool) {}

  async write(db: Queryable, owner: UserId, upload: string, { chunk, indexes, body }: StagedChunk): Promise<void> {
    await runQuery(db, {
      name: 'chunk-write',
      text: 'INSERT INTO upload_chunks (upload_id, chunk, owner_id, indexes, body) VALUES ($1, $2, $3, $4, $5)',
      values: [upload, chunk, owner, indexes, body],
    });
  }

  /** The chunk of a claimed item. LOST: nobody holds that claim now; NONE: nothing is staged for the item, or not any more. */
  async readClaimed(owner: UserId, { itemId, attempt, fence }: HeldItem): Promise<ClaimedChunk | 'LOST' | 'NONE'> {
    const { rows } = await runQuery<ClaimedRow>(this.pool, {
      name: 'chunk-read',
      text: READ_CLAIMED,
      values: [itemId, owner, attempt, fence],
    });
    const row = rows[0];
    if (!row) return 'LOST';
    const { upload_id: uploadId, chunk, indexes, body } = row;
    return uploadId === null || indexes === null || body === null ? 'NONE' : { uploadId, chunk, indexes, body };
  }

  /** What is still staged of an upload: chunk numbers with how many records each holds. */
  async staged(owner: UserId, upload: string): Promise<{ chunk: number; records: number }[]> {
    const { rows } = await runQuery<{ chunk: number; records: number }>(this.pool, {
      name: 'chunks-staged',
      text: 'SELECT chunk, cardinality(indexes) AS records FROM upload_chunks WHERE upload_id = $1 AND owner_id = $2 ORDER BY chunk',
      values: [upload, owner],
    });
    return rows;
  }
}
