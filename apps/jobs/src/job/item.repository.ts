import type { ItemId, JobId, UserId } from '#common';
import { runQuery, type Pool } from '#database';
import type { ItemStatus, JobItem } from './item.js';

interface ItemRow {
  id: ItemId;
  job_id: JobId;
  idx: number;
  status: ItemStatus;
  attempt: number;
  error_code: string | null;
  error_message: string | null;
  result_kind: string | null;
  result_id: string | null;
  result_detail: string | null;
}

/** An item with a lease is RUNNING, and its attempt the lease's. */
const VIEW = `
SELECT i.id, i.job_id, i.idx, CASE WHEN l.item_id IS NULL THEN i.status::text ELSE 'RUNNING' END AS status, coalesce(l.attempt, i.attempt) AS attempt,
       i.error_code, i.error_message, i.result_kind, i.result_id, i.result_detail
FROM items i LEFT JOIN leases l ON l.item_id = i.id WHERE i.job_id = $1 AND i.owner_id = $2`;

const BY_STATUS: Readonly<Record<ItemStatus, string>> = {
  READY: `AND i.status = 'READY' AND l.item_id IS NULL`,
  RUNNING: `AND i.id IN (SELECT item_id FROM leases WHERE job_id = $1)`,
  SUCCEEDED: `AND i.status = 'SUCCEEDED'`,
  DEAD: `AND i.dead_at IS NOT NULL`,
  CANCELLED: `AND i.status = 'CANCELLED'`,
};

/** Reads a job's items in their order. What writes them stands in dispatch/, one verb a file, and in `JobRepository.insert`. */
export class ItemRepository {
  constructor(private readonly pool: Pool) {}

  /** At most `limit` items after index `after`, of one status or all. */
  async list(owner: UserId, job: JobId, status: ItemStatus | undefined, after: number, limit: number): Promise<JobItem[]> {
    const { rows } = await runQuery<ItemRow>(this.pool, {
      name: `items-${status ?? ''}`,
      text: `${VIEW} AND i.idx > $3 ${status ? BY_STATUS[status] : ''} ORDER BY i.idx LIMIT $4`,
      values: [job, owner, after, limit],
    });
    return rows.map(toItem);
  }
}

/** A failed item may have facts too (what was refused, and why): they are shown beside its error as a result without an id. */
const toItem = (row: ItemRow): JobItem => ({
  id: row.id,
  jobId: row.job_id,
  index: row.idx,
  status: row.status,
  attempt: row.attempt,
  error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
  result:
    row.result_kind === null && row.result_detail === null
      ? null
      : { kind: row.result_kind ?? 'NONE', id: row.result_id, detail: row.result_detail === null ? null : JSON.parse(row.result_detail) },
});
