import type { ItemId, JobId, UserId } from '#common';
import { run, type Pool } from '#prisma';
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

const COLUMNS = 'id, job_id, idx, status::text AS status, attempt, error_code, error_message, result_kind, result_id, result_detail';

/** Reads a job's items in their order. What writes them stands in dispatch/, one verb a file, and in `JobRepository.insert`. */
export class ItemRepository {
  constructor(private readonly pool: Pool) {}

  /** At most `limit` items after index `after`, of one status or all. */
  async list(owner: UserId, job: JobId, status: ItemStatus | undefined, after: number, limit: number): Promise<JobItem[]> {
    const { rows } = await run<ItemRow>(this.pool, {
      name: status ? `items-${status}` : 'items',
      text: `SELECT ${COLUMNS} FROM items WHERE job_id = $1 AND owner_id = $2 AND idx > $3 ${status ? `AND status = '${status}'` : ''}
             ORDER BY idx LIMIT $4`,
      values: [job, owner, after, limit],
    });
    return rows.map(toItem);
  }

  async count(owner: UserId, job: JobId, status: ItemStatus): Promise<number> {
    const { rows } = await run<{ n: number }>(this.pool, {
      name: 'items-count',
      text: 'SELECT count(*)::int AS n FROM items WHERE job_id = $1 AND owner_id = $2 AND status = $3::item_status',
      values: [job, owner, status],
    });
    return rows[0]?.n ?? 0;
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
