import type { JobId, UserId } from '#common';
import { runQuery, withTransaction, type Pool, type Tx } from '#database';
import { freeQuota } from '#quota';
import { BYTES_OF_CHUNK, BYTES_OF_ITEM, BYTES_OF_PART } from '../kept/kept-sql.js';

/** Jobs removed in one round of the sweep. */
export const OLD_JOBS = 100;

/** Items before their job, in the order of locks (job-counters.ts): whoever redrives meanwhile waits, and finds nothing. */
const HOLD_ITEMS = 'SELECT FROM items WHERE job_id = $1 AND owner_id = $2 ORDER BY id FOR UPDATE';
const HOLD_JOB = 'SELECT upload_id FROM jobs WHERE id = $1 AND owner_id = $2 AND finished_at IS NOT NULL FOR UPDATE';

/** What an import has stored is not staged any more; without its job nobody would know that it is. */
const IMPORTED = `
WITH gone AS (DELETE FROM upload_chunks WHERE (upload_id, chunk) IN (
  SELECT c.upload_id, c.chunk FROM upload_chunks c JOIN items i ON i.job_id = $1 AND i.idx = c.chunk AND i.status = 'SUCCEEDED'
  WHERE c.upload_id = $2 ORDER BY c.chunk FOR UPDATE OF c) RETURNING ${BYTES_OF_CHUNK} AS bytes)
SELECT coalesce(sum(bytes), 0)::float8 AS bytes FROM gone`;

/** What the job itself takes of the person's bytes. */
const BYTES = `
SELECT ((SELECT coalesce(sum(${BYTES_OF_ITEM}), 0) FROM items WHERE job_id = $1)
      + (SELECT coalesce(sum(${BYTES_OF_PART}), 0) FROM payload_parts WHERE job_id = $1))::float8 AS bytes`;

/**
 * Ids are UUID v7: what was made before a time has a lower one, so old jobs are found at the beginning of the primary key. An index of
 * `finished_at` would cost every job that ends.
 */
const OLD = `
SELECT id, owner_id FROM jobs
WHERE id < (lpad(to_hex((extract(epoch FROM now() - $1::int * interval '1 day') * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
  AND finished_at < now() - $1::int * interval '1 day'
ORDER BY id LIMIT ${OLD_JOBS}`;

/** Takes finished jobs away, with their items, the parts of their payloads and what they imported. */
export class JobRemovalRepository {
  constructor(private readonly pool: Pool) {}

  /** False when the job is not finished, not there or somebody else's; then nothing was changed. */
  remove(owner: UserId, id: JobId): Promise<boolean> {
    return withTransaction(this.pool, (tx) => this.removed(tx, owner, id));
  }

  /** Jobs that ended longer ago than so many days, at most a hundred, oldest first. */
  async old(days: number): Promise<{ id: JobId; ownerId: UserId }[]> {
    const { rows } = await runQuery<{ id: JobId; owner_id: UserId }>(this.pool, { name: 'jobs-old', text: OLD, values: [days] });
    return rows.map((row) => ({ id: row.id, ownerId: row.owner_id }));
  }

  private async removed(tx: Tx, owner: UserId, id: JobId): Promise<boolean> {
    await runQuery(tx, { name: 'remove-hold-items', text: HOLD_ITEMS, values: [id, owner] });
    const held = await runQuery<{ upload_id: string | null }>(tx, { name: 'remove-hold-job', text: HOLD_JOB, values: [id, owner] });
    const job = held.rows[0];
    if (!job) return false;
    const bytesOf = async (name: string, text: string, values: unknown[]): Promise<number> =>
      (await runQuery<{ bytes: number }>(tx, { name, text, values })).rows[0]?.bytes ?? 0;
    const staged = job.upload_id === null ? 0 : await bytesOf('remove-imported', IMPORTED, [id, job.upload_id]);
    const stored = await bytesOf('remove-bytes', BYTES, [id]);
    await runQuery(tx, { name: 'remove-job', text: 'DELETE FROM jobs WHERE id = $1', values: [id] });
    await freeQuota(tx, owner, [{ scope: 'jobs', amount: 1 }, { scope: 'jobs.bytes', amount: staged + stored }]); // prettier-ignore
    return true;
  }
}
