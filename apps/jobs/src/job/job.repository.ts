import type { ItemId, JobId, UserId } from '#common';
import type { JobType } from '#contracts';
import { runQuery, type Pool, type Queryable, type Tx } from '#database';
import { insertion } from './job-insertion.repository.js';
import type { Job, JobPhase, JobStatus, NewJob, OpenPhase } from './job.js';
import { statusOf } from './job.transitions.js';

/** A job's row with what is derived when it is read: how many items run, and what holds it. */
const VIEW = `
SELECT j.id, j.owner_id, j.type, j.phase::text AS phase, j.revision, j.run, j.total, j.succeeded, j.dead, j.cancelled, j.records,
       j.error_code, j.error_message, j.upload_id AS source_id, j.created_at, j.started_at, j.finished_at, h.reason, h.until,
       CASE WHEN j.finished_at IS NOT NULL OR j.started_at IS NULL THEN 0 ELSE
         (SELECT count(*)::int FROM leases l WHERE l.job_id = j.id) END AS running
FROM jobs j LEFT JOIN LATERAL (
  SELECT h.reason, h.until FROM holds h
  WHERE j.phase = 'OPEN' AND h.until > now() AND (h.scope = ANY (j.scopes) OR h.scope = 'user:' || j.owner_id::text)
  ORDER BY h.until DESC LIMIT 1
) h ON true`;

interface JobRow {
  id: JobId;
  owner_id: UserId;
  type: JobType;
  phase: JobPhase;
  revision: number;
  run: number;
  total: number;
  succeeded: number;
  dead: number;
  cancelled: number;
  records: number | null;
  error_code: string | null;
  error_message: string | null;
  source_id: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  reason: string | null;
  until: Date | null;
  running: number;
}

/** Which of a person's jobs; newest first. */
export interface JobFilter {
  readonly type: JobType | undefined;
  readonly status: JobStatus | undefined;
}

/** The only reader and writer of jobs beside the set-based verbs of dispatch/. Every lookup from a door has the owner in it. */
export class JobRepository {
  constructor(private readonly pool: Pool) {}

  async find(owner: UserId, id: JobId): Promise<Job | undefined> {
    const query = { name: 'job-find', text: `${VIEW} WHERE j.id = $1 AND j.owner_id = $2`, values: [id, owner] };
    return first(await runQuery<JobRow>(this.pool, query));
  }

  /** At most `limit` jobs older than `after`, newest first. Ids are UUID v7, so their order is the order of creation. */
  async list(owner: UserId, filter: JobFilter, after: JobId | undefined, limit: number): Promise<Job[]> {
    const { where, values, name } = conditions(owner, filter);
    if (after !== undefined) values.push(after);
    values.push(limit);
    const beyond = after === undefined ? '' : `AND j.id < $${values.length - 1}`;
    const text = `${VIEW} WHERE ${where} ${beyond} ORDER BY j.id DESC LIMIT $${values.length}`;
    return (await runQuery<JobRow>(this.pool, { name: `jobs-${name}${after === undefined ? '' : '-after'}`, text, values })).rows.map(
      toJob,
    );
  }

  async count(owner: UserId, filter: JobFilter): Promise<number> {
    const { where, values, name } = conditions(owner, filter);
    const text = `SELECT count(*)::int AS n FROM jobs j WHERE ${where}`;
    return (await runQuery<{ n: number }>(this.pool, { name: `jobs-count-${name}`, text, values })).rows[0]?.n ?? 0;
  }

  /** Stores a job with its items. Undefined when the client request id is taken. */
  async insert(tx: Tx, job: NewJob): Promise<{ id: JobId; itemIds: readonly ItemId[] } | undefined> {
    const { id, itemIds, query } = insertion(job);
    const { rowCount } = await runQuery(tx, query);
    return rowCount ? { id, itemIds } : undefined;
  }

  /** The job a client request id stands for, and what was asked then. */
  async byRequest(owner: UserId, clientRequestId: string): Promise<{ id: JobId; requestHash: Buffer } | undefined> {
    const { rows } = await runQuery<{ id: JobId; request_hash: Buffer }>(this.pool, {
      name: 'job-by-request',
      text: 'SELECT id, request_hash FROM jobs WHERE owner_id = $1 AND client_request_id = $2',
      values: [owner, clientRequestId],
    });
    return rows[0] && { id: rows[0].id, requestHash: rows[0].request_hash };
  }

  /** Moves the job to `to` when it is in one of `from`. False when it is not, or not the owner's. */
  async move(db: Queryable, owner: UserId, id: JobId, from: readonly JobPhase[], to: OpenPhase): Promise<boolean> {
    const { rowCount } = await runQuery(db, {
      name: 'job-move',
      text: `WITH moved AS (
               UPDATE jobs SET phase = $4::job_phase, revision = revision + 1,
                 stop_reason = CASE WHEN $4 = 'CANCELLING' THEN 'CANCELLED' ELSE stop_reason END
               WHERE id = $1 AND owner_id = $2 AND phase = ANY ($3::job_phase[]) RETURNING id)
             UPDATE open_jobs o SET phase = $4::job_phase FROM moved m WHERE o.job_id = m.id`,
      values: [id, owner, from, to],
    });
    return rowCount === 1;
  }

  /**
   * Dead items back to READY with a clean slate; all of them, or those of `items`. A finished job opens again as its next run.
   * Answers how many were moved, 0 changes nothing; and how many items the job has that was finished and is open again, else 0.
   */
  async redrive(tx: Tx, owner: UserId, id: JobId, items: readonly ItemId[] | undefined): Promise<{ moved: number; reopened: number }> {
    const { rowCount } = await runQuery(tx, {
      name: items ? 'redrive-some' : 'redrive-all',
      text: `WITH held AS MATERIALIZED (
               SELECT id FROM items
               WHERE job_id = $1 AND owner_id = $2 AND dead_at IS NOT NULL ${items ? 'AND id = ANY ($3::uuid[])' : ''}
               ORDER BY id FOR NO KEY UPDATE)
             UPDATE items i SET status = 'READY', attempt = 0, lost = 0, retry_at = now(), finished_at = NULL, dead_at = NULL,
               error_code = NULL, error_message = NULL, result_detail = NULL
             FROM held h WHERE i.id = h.id`,
      values: items ? [id, owner, items] : [id, owner],
    });
    const moved = rowCount ?? 0;
    if (moved === 0) return { moved, reopened: 0 };
    const { rows } = await runQuery<{ total: number }>(tx, {
      name: 'redrive-job',
      text: `WITH opened AS (
                 UPDATE jobs SET dead = dead - $3, revision = revision + 1, run = run + (finished_at IS NOT NULL)::int,
                   phase = CASE WHEN finished_at IS NOT NULL THEN 'OPEN' ELSE phase END, finished_at = NULL,
                   stop_reason = NULL, error_code = NULL, error_message = NULL
                 WHERE id = $1 AND owner_id = $2 RETURNING id, type, owner_id, phase, created_at, total)
               INSERT INTO open_jobs (job_id, type, owner_id, phase, created_at) SELECT id, type, owner_id, phase, created_at FROM opened
               ON CONFLICT (job_id) DO NOTHING RETURNING (SELECT total FROM opened)`,
      values: [id, owner, moved],
    });
    return { moved, reopened: rows[0]?.total ?? 0 };
  }

  /** The newest job of this type that was made of this source, whatever became of it. */
  async bySource(owner: UserId, type: JobType, source: string): Promise<Job | undefined> {
    const text = `${VIEW} WHERE j.upload_id = $1 AND j.owner_id = $2 AND j.type = $3 ORDER BY j.id DESC LIMIT 1`;
    return first(await runQuery<JobRow>(this.pool, { name: 'job-by-source', text, values: [source, owner, type] }));
  }
}

/** Open jobs are few and have their table, failed and cancelled ones their index; the many that succeeded are found by walking the list. */
const BY_STATUS: Readonly<Record<JobStatus, string>> = {
  QUEUED: `j.id IN (SELECT job_id FROM open_jobs WHERE owner_id = $1 AND phase = 'OPEN') AND j.started_at IS NULL`,
  RUNNING: `j.id IN (SELECT job_id FROM open_jobs WHERE owner_id = $1 AND phase = 'OPEN') AND j.started_at IS NOT NULL`,
  SUCCEEDED: `j.phase = 'SUCCEEDED'`,
  PAUSED: `j.notable = 'PAUSED'`,
  CANCELLING: `j.notable = 'CANCELLING'`,
  PARTIALLY_SUCCEEDED: `j.notable = 'PARTIALLY_SUCCEEDED'`,
  FAILED: `j.notable = 'FAILED'`,
  CANCELLED: `j.notable = 'CANCELLED'`,
  EXPIRED: `j.notable = 'EXPIRED'`,
};

function conditions(owner: UserId, { type, status }: JobFilter): { where: string; values: unknown[]; name: string } {
  const values: unknown[] = [owner];
  const parts = ['j.owner_id = $1'];
  if (type !== undefined) parts.push(`j.type = $${values.push(type)}`);
  if (status !== undefined) parts.push(BY_STATUS[status]);
  return { where: parts.join(' AND '), values, name: `${type ? 'type' : ''}-${status ?? ''}` };
}

const first = (result: { rows: JobRow[] }): Job | undefined => result.rows[0] && toJob(result.rows[0]);

function toJob(row: JobRow): Job {
  const { total, succeeded, dead, cancelled, running, records } = row;
  return {
    id: row.id,
    ownerId: row.owner_id,
    type: row.type,
    status: statusOf(row.phase, row.started_at),
    revision: row.revision,
    run: row.run,
    progress: { total, ready: total - succeeded - dead - cancelled - running, running, succeeded, dead, cancelled, records },
    waitingReason: row.reason,
    resumesAt: row.until,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    sourceId: row.source_id,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
