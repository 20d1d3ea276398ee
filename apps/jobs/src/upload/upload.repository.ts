import type { UploadId, UserId } from '#common';
import { runQuery, withTransaction, type Pool, type Queryable, type Tx } from '#database';
import { freeQuota, freeQuotaSql } from '#quota';
import { BYTES_OF_CHUNK, BYTES_OF_REPORT } from '../kept/kept-sql.js';
import type { Upload, UploadCounts, UploadState } from './upload.js';

interface UploadRow {
  id: UploadId;
  owner_id: UserId;
  state: UploadState;
  sha256: Buffer | null;
  records: number;
  accepted: number;
  repaired: number;
  rejected: number;
}

/** Rows deleted by one statement: bounds its locks. */
export const SWEEP_BATCH = 200;

const COLUMNS = 'id, owner_id, state::text AS state, sha256, records, accepted, repaired, rejected';

/** No job imports upload `u`. */
const IDLE = 'NOT EXISTS (SELECT FROM jobs j JOIN open_jobs o ON o.job_id = j.id WHERE j.upload_id = u.id)';

/** What is known of an upload when its last byte has been read. */
export interface Received extends UploadCounts {
  readonly sha256: Buffer;
  readonly bytes: number;
  readonly chunks: number;
}

/** Uploads and their reports. Every lookup has the owner in it. */
export class UploadRepository {
  constructor(private readonly pool: Pool) {}

  async find(owner: UserId, id: UploadId): Promise<Upload | undefined> {
    const text = `SELECT ${COLUMNS} FROM uploads WHERE id = $1 AND owner_id = $2`;
    return first(await runQuery<UploadRow>(this.pool, { name: 'upload-find', text, values: [id, owner] }));
  }

  async byContent(owner: UserId, sha256: Buffer): Promise<Upload | undefined> {
    const text = `SELECT ${COLUMNS} FROM uploads WHERE owner_id = $1 AND sha256 = $2 AND state = 'ACCEPTED'`;
    return first(await runQuery<UploadRow>(this.pool, { name: 'upload-by-content', text, values: [owner, sha256] }));
  }

  async byKey(owner: UserId, key: string): Promise<Upload | undefined> {
    const text = `SELECT ${COLUMNS} FROM uploads WHERE owner_id = $1 AND idempotency_key = $2 AND state = 'ACCEPTED'`;
    return first(await runQuery<UploadRow>(this.pool, { name: 'upload-by-key', text, values: [owner, key] }));
  }

  async begin(db: Queryable, owner: UserId, id: UploadId): Promise<void> {
    await runQuery(db, { name: 'upload-begin', text: 'INSERT INTO uploads (id, owner_id) VALUES ($1, $2)', values: [id, owner] });
  }

  /** The sweeper leaves an upload alone that was touched lately. */
  async touch(db: Queryable, id: UploadId): Promise<void> {
    await runQuery(db, {
      name: 'upload-touch',
      text: `UPDATE uploads SET touched_at = now() WHERE id = $1 AND state = 'RECEIVING'`,
      values: [id],
    });
  }

  /**
   * Makes a received upload count. Throws a unique violation on `uploads_owner_content` or `uploads_owner_key` when the same content or
   * key was accepted meanwhile; answers false when the upload is not RECEIVING any more (the sweeper took it).
   */
  async accept(owner: UserId, id: UploadId, key: string | undefined, r: Received): Promise<boolean> {
    const { rowCount } = await runQuery(this.pool, {
      name: 'upload-accept',
      text: `UPDATE uploads SET state = 'ACCEPTED', sha256 = $3, bytes = $4, chunks = $5, records = $6, accepted = $7, repaired = $8,
               rejected = $9, idempotency_key = $10, touched_at = now()
             WHERE id = $1 AND owner_id = $2 AND state = 'RECEIVING'`,
      values: [id, owner, r.sha256, r.bytes, r.chunks, r.records, r.accepted, r.repaired, r.rejected, key ?? null],
    });
    return rowCount === 1;
  }

  /** Takes an upload that will never count away, with all that was staged of it. */
  async discard(id: UploadId): Promise<void> {
    await this.removeThose('upload-discard', `SELECT id FROM uploads WHERE id = $1 AND state <> 'ACCEPTED' FOR UPDATE`, [id]);
  }

  /** False when there is no such upload of the owner's, or a job imports it. */
  async remove(owner: UserId, id: UploadId): Promise<boolean> {
    const text = `SELECT id FROM uploads u WHERE id = $1 AND owner_id = $2 AND state = 'ACCEPTED' AND ${IDLE} FOR UPDATE`;
    return (await this.removeThose('upload-remove', text, [id, owner])) === 1;
  }

  /** Staged chunks whose records are résumés now; answers how many went. Chunks of failed items stay: a redrive needs them. */
  async sweepImported(): Promise<number> {
    return this.sweep(
      'uploads-sweep-imported',
      `WITH gone AS (DELETE FROM upload_chunks WHERE (upload_id, chunk) IN (
         SELECT c.upload_id, c.chunk FROM upload_chunks c JOIN jobs j ON j.upload_id = c.upload_id AND j.finished_at IS NOT NULL
           JOIN items i ON i.job_id = j.id AND i.idx = c.chunk AND i.status = 'SUCCEEDED' LIMIT ${SWEEP_BATCH})
         RETURNING owner_id, ${BYTES_OF_CHUNK} AS amount), ${freeQuotaSql('jobs.bytes', 'SELECT owner_id, amount FROM gone')}
       SELECT FROM gone`,
    );
  }

  /** Uploads that have been RECEIVING without a sign of life for ten minutes. */
  async sweepAbandoned(): Promise<number> {
    return this.removeThose(
      'uploads-sweep-abandoned',
      `SELECT id FROM uploads WHERE state = 'RECEIVING' AND touched_at < now() - interval '10 minutes' LIMIT ${SWEEP_BATCH} FOR UPDATE SKIP LOCKED`,
    );
  }

  /** Not while a job still imports them. */
  async sweepOld(days: number): Promise<number> {
    return this.removeThose(
      'uploads-sweep-old',
      `SELECT u.id FROM uploads u WHERE u.created_at < now() - $1::int * interval '1 day'
           AND ${IDLE}
         LIMIT ${SWEEP_BATCH} FOR UPDATE SKIP LOCKED`,
      [days],
    );
  }

  /** Deletes those that `which` finds and locks, with all that was staged of them, and gives back what they took. Answers how many. */
  private async removeThose(name: string, which: string, values: unknown[] = []): Promise<number> {
    return withTransaction(this.pool, async (tx) => {
      const { rows } = await runQuery<{ id: string }>(tx, { name, text: which, values });
      if (rows.length > 0) await removeUploads(tx, rows.map((r) => r.id)); // prettier-ignore
      return rows.length;
    });
  }

  private async sweep(name: string, text: string, values: unknown[] = []): Promise<number> {
    return (await runQuery(this.pool, { name, text, values })).rowCount ?? 0;
  }

  async writeFindings(db: Queryable, owner: UserId, id: UploadId, block: number, lines: string): Promise<void> {
    await runQuery(db, {
      name: 'findings-write',
      text: 'INSERT INTO upload_findings (upload_id, block, owner_id, lines) VALUES ($1, $2, $3, $4)',
      values: [id, block, owner, lines],
    });
  }

  /** The report's block after `block`, or undefined at its end. */
  async findingsAfter(owner: UserId, id: UploadId, block: number): Promise<{ block: number; lines: string } | undefined> {
    const { rows } = await runQuery<{ block: number; lines: string }>(this.pool, {
      name: 'findings-read',
      text: `SELECT block, lines FROM upload_findings WHERE upload_id = $1 AND owner_id = $2 AND block > $3 ORDER BY block LIMIT 1`,
      values: [id, owner, block],
    });
    return rows[0];
  }
}

/** A statement after the rows were locked: what was being staged is there to be counted, and nothing more can come. */
const REMOVE = `
WITH kept AS (
  SELECT owner_id, sum(bytes) AS bytes FROM (
    SELECT owner_id, ${BYTES_OF_CHUNK} AS bytes FROM upload_chunks WHERE upload_id = ANY ($1::uuid[])
    UNION ALL SELECT owner_id, ${BYTES_OF_REPORT} FROM upload_findings WHERE upload_id = ANY ($1::uuid[])
  ) x GROUP BY owner_id
), gone AS (
  DELETE FROM uploads WHERE id = ANY ($1::uuid[]) RETURNING owner_id
)
SELECT g.owner_id, count(*)::int AS uploads, coalesce(max(k.bytes), 0)::float8 AS bytes
FROM gone g LEFT JOIN kept k ON k.owner_id = g.owner_id GROUP BY g.owner_id ORDER BY g.owner_id`;

/** Deletes uploads whose rows this transaction has locked, and gives back what they took. */
export async function removeUploads(tx: Tx, ids: readonly string[]): Promise<void> {
  const { rows } = await runQuery<{ owner_id: UserId; uploads: number; bytes: number }>(tx, {
    name: 'uploads-remove',
    text: REMOVE,
    values: [ids],
  });
  for (const { owner_id: owner, uploads, bytes } of rows)
    await freeQuota(tx, owner, [{ scope: 'uploads', amount: uploads }, { scope: 'jobs.bytes', amount: bytes }]); // prettier-ignore
}

const first = ({ rows: [row] }: { rows: UploadRow[] }): Upload | undefined =>
  row && {
    id: row.id,
    ownerId: row.owner_id,
    state: row.state,
    sha256: row.sha256,
    records: row.records,
    accepted: row.accepted,
    repaired: row.repaired,
    rejected: row.rejected,
  };
