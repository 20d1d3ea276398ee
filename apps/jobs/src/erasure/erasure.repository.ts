import type { JobId, UploadId, UserId } from '#common';
import { recordErasure, runQuery, withTransaction, type Pool } from '#database';
import { eraseUsage } from '#quota';

/** Rows deleted by one statement: bounds its locks and its time. A staged chunk is a megabyte. */
const ITEMS = 2_000;
const CHUNKS = 100;
const JOBS = 100;

/** A row of `open_jobs` is its job's: who holds the job's row writes it. The jobs are few that are open, however many a person has. */
const CLOSE = `
WITH held AS MATERIALIZED (
  SELECT j.id FROM jobs j WHERE j.id IN (SELECT job_id FROM open_jobs WHERE owner_id = $1) ORDER BY j.id FOR NO KEY UPDATE
)
DELETE FROM open_jobs o
WHERE o.owner_id = $1 AND (o.job_id IN (SELECT id FROM held) OR NOT EXISTS (SELECT FROM jobs j WHERE j.id = o.job_id))`;

/**
 * Deletes what this service owns of a person. Every statement is a transaction of its own and takes its locks in the order of tally.ts, each
 * table's in the order of ids, so that none of them can deadlock with what runs or with itself. Each can be repeated.
 */
export class ErasureRepository {
  constructor(private readonly pool: Pool) {}

  /** From here on nothing new is stored for the person, and what was being stored is. */
  record(owner: UserId): Promise<void> {
    return withTransaction(this.pool, (tx) => recordErasure(tx, owner));
  }

  /** Nothing of the person's is dispatched any more. */
  async close(owner: UserId): Promise<void> {
    await this.ask('erase-open', CLOSE, [owner]);
  }

  /** Up to a hundred of the person's jobs. */
  async jobs(owner: UserId): Promise<JobId[]> {
    const query = { name: 'erase-jobs-find', text: `SELECT id FROM jobs WHERE owner_id = $1 ORDER BY id LIMIT ${JOBS}`, values: [owner] };
    return (await runQuery<{ id: JobId }>(this.pool, query)).rows.map((r) => r.id);
  }

  /** An item that runs goes with the others: its executor finds its lease lost, and what it acknowledges is an item nobody knows. */
  async items(jobs: readonly JobId[]): Promise<boolean> {
    const text = `DELETE FROM items WHERE id IN (
      SELECT id FROM items WHERE job_id = ANY ($1::uuid[]) ORDER BY id LIMIT ${ITEMS} FOR UPDATE)`;
    return (await this.ask('erase-items', text, [jobs])) === ITEMS;
  }

  /**
   * After their items: a claim that was under way has its lease by now, and no further one can begin. Suspects are known by the person alone,
   * so those of jobs whose turn comes later wait for it: whoever holds their items writes them in an order of its own.
   */
  async leases(owner: UserId, jobs: readonly JobId[]): Promise<void> {
    const leases = `DELETE FROM leases WHERE item_id IN (
      SELECT item_id FROM leases WHERE job_id = ANY ($1::uuid[]) ORDER BY item_id FOR UPDATE)`;
    const suspects = `DELETE FROM suspects WHERE item_id IN (
      SELECT item_id FROM suspects s WHERE owner_id = $1 AND NOT EXISTS (SELECT FROM items i WHERE i.id = s.item_id) ORDER BY item_id FOR UPDATE)`;
    await this.ask('erase-leases', leases, [jobs]);
    await this.ask('erase-suspects', suspects, [owner]);
  }

  /** What reopens a job needs an item of it, so nothing comes back to the list of open ones between the two. */
  async removeJobs(owner: UserId, jobs: readonly JobId[]): Promise<void> {
    const text = `DELETE FROM jobs WHERE id IN (
      SELECT id FROM jobs WHERE id = ANY ($1::uuid[]) AND owner_id = $2 ORDER BY id FOR UPDATE)`;
    await this.ask('erase-open', CLOSE, [owner]);
    await this.ask('erase-jobs', text, [jobs, owner]);
  }

  async upload(owner: UserId): Promise<UploadId | undefined> {
    const query = { name: 'erase-upload-find', text: 'SELECT id FROM uploads WHERE owner_id = $1 LIMIT 1', values: [owner] };
    return (await runQuery<{ id: UploadId }>(this.pool, query)).rows[0]?.id;
  }

  async chunks(upload: UploadId): Promise<boolean> {
    const text = `DELETE FROM upload_chunks WHERE upload_id = $1 AND chunk IN (
      SELECT chunk FROM upload_chunks WHERE upload_id = $1 ORDER BY chunk LIMIT ${CHUNKS})`;
    return (await this.ask('erase-chunks', text, [upload])) === CHUNKS;
  }

  /** With its report. An upload that is still arriving finds no row to add to, and ends. */
  async removeUpload(owner: UserId, upload: UploadId): Promise<void> {
    await this.ask('erase-upload', 'DELETE FROM uploads WHERE id = $1 AND owner_id = $2', [upload, owner]);
  }

  async holds(owner: UserId): Promise<void> {
    await this.ask('erase-holds', `DELETE FROM holds WHERE scope = 'user:' || $1::text OR owner_id = $1::uuid`, [owner]);
  }

  /** Last of all: whatever ends or is swept on the way finds the rows it gives back to. */
  async usage(owner: UserId): Promise<void> {
    await eraseUsage(this.pool, owner);
  }

  private async ask(name: string, text: string, values: unknown[]): Promise<number> {
    return (await runQuery(this.pool, { name, text, values })).rowCount ?? 0;
  }
}
