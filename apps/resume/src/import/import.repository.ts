import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import type pg from 'pg';
import type { UploadId, UserId } from '#common';
import { copyIn, runQuery, type Tx } from '#database';
import { COPIED, CopyRows } from './copy-rows.js';

export interface Chunk {
  readonly ownerId: UserId;
  readonly uploadId: UploadId;
  readonly chunk: number;
  /** Index of each record in the uploaded file, in the order of the body. */
  readonly indexes: readonly number[];
  /** `[` records `]` as UTF-8 JSON. */
  readonly body: Buffer;
}

/** A chunk whose body was taken apart. */
export interface ReadChunk extends Omit<Chunk, 'body'> {
  /** JSON text of each record, as many as indexes. */
  readonly records: readonly Buffer[];
}

const COPY = `COPY resumes (${COPIED}) FROM STDIN (FORMAT binary)`;

@Injectable()
export class ImportRepository {
  /** Memory of writes that are over, for the next ones: as many as there were writes at once. */
  private readonly spare: CopyRows[] = [];

  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Takes the chunk down as imported. False: it was before, and nothing of it may be written again. */
  async enter(tx: Tx, { ownerId, uploadId, chunk, indexes }: ReadChunk): Promise<boolean> {
    const { rowCount } = await tx.query({
      name: 'import_enter',
      text: 'INSERT INTO imported_chunks (upload_id, chunk, owner_id, records) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      values: [uploadId, chunk, ownerId, indexes.length],
    });
    return rowCount === 1;
  }

  /**
   * Writes the chunk's records and answers how many rows that made. A record that is there already fails all of them (23505); `enter`
   * has seen to it that none is. Throws SyntaxError or RangeError for a record or an index that cannot be read.
   */
  async insert(tx: Tx, chunk: ReadChunk): Promise<number> {
    const rows = this.spare.pop() ?? new CopyRows();
    const inserted = await copyIn(tx, COPY, rows.write(chunk));
    // Not after a failure: the socket may still hold it.
    this.spare.push(rows);
    return inserted;
  }

  /** How many of these records stand in the table now. */
  async standing({ ownerId, uploadId, indexes }: ReadChunk): Promise<number> {
    const { rows } = await runQuery<{ n: number }>(this.pool, {
      name: 'import_standing',
      text: 'SELECT count(*)::int AS n FROM resumes WHERE upload_id = $1 AND idx = ANY($2::int[]) AND owner_id = $3',
      values: [uploadId, indexes, ownerId],
    });
    return rows[0]?.n ?? 0;
  }
}
