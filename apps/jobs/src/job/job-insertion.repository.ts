import type pg from 'pg';
import { newId, type ItemId, type JobId } from '#common';
import { jobTypeSpec } from '#contracts';
import type { NewItem, NewJob } from './job.js';

/** Of the job's row, which begins every statement, and its place in the list of open ones. */
const JOB = `
WITH job AS (
  INSERT INTO jobs (id, owner_id, type, client_request_id, request_hash, total, records, scopes, abort_on_error, upload_id, traceparent)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (owner_id, client_request_id) DO NOTHING
  RETURNING id, type, owner_id, created_at
), opened AS (
  INSERT INTO open_jobs (job_id, type, owner_id, created_at) SELECT id, type, owner_id, created_at FROM job
)`;

const ITEMS = `
INSERT INTO items (id, job_id, owner_id, job_type, idx, max_attempts, payload, records)
SELECT x.id, job.id, job.owner_id, job.type, x.idx, $12, x.payload, x.records
FROM job CROSS JOIN unnest($13::uuid[], $14::int[], $15::text[], $16::int[]) AS x (id, idx, payload, records)`;

/** The same where items have parts in common. A statement of its own, so that a job of any other type pays nothing for it. */
const ITEMS_WITH_PARTS = `, shared AS (
  INSERT INTO payload_parts (job_id, part, body) SELECT job.id, x.n - 1, x.body FROM job CROSS JOIN unnest($17::text[]) WITH ORDINALITY AS x (body, n)
)
INSERT INTO items (id, job_id, owner_id, job_type, idx, max_attempts, payload, records, part, part_at)
SELECT x.id, job.id, job.owner_id, job.type, x.idx, $12, x.payload, x.records, x.part, x.part_at
FROM job CROSS JOIN unnest($13::uuid[], $14::int[], $15::text[], $16::int[], $18::int[], $19::int[]) AS x (id, idx, payload, records, part, part_at)`;

interface Shared {
  /** Every part once. */
  readonly bodies: readonly string[];
  /** Of each item. */
  readonly parts: readonly (number | null)[];
  readonly places: readonly (number | null)[];
}

function sharedBy(items: readonly NewItem[]): Shared {
  const numbers = new Map<string, number>();
  const parts = items.map(({ shared }) => {
    if (!shared) return null;
    const known = numbers.get(shared.json) ?? numbers.size;
    numbers.set(shared.json, known);
    return known;
  });
  // PostgreSQL counts characters where we count units.
  const places = items.map(({ payload, shared }) => shared ? Array.from(payload.slice(0, shared.at)).length : null); // prettier-ignore
  return { bodies: [...numbers.keys()], parts, places };
}

/** The one statement that stores a job with its items, and the ids it will have. It writes no row where the client request id is taken. */
export function insertion(job: NewJob): { id: JobId; itemIds: readonly ItemId[]; query: pg.QueryConfig } {
  const id = newId<JobId>();
  const itemIds = job.items.map(() => newId<ItemId>());
  const records = job.items.every((i) => i.records === undefined) ? null : 0;
  const values: unknown[] = [id, job.ownerId, job.type, job.clientRequestId, job.requestHash, job.items.length, records, job.scopes, job.abortOnError, job.sourceId, job.traceparent ?? null,
    jobTypeSpec(job.type).maxAttempts, itemIds, job.items.map((i) => i.index), job.items.map((i) => i.payload), job.items.map((i) => i.records ?? null)]; // prettier-ignore
  if (!job.items.some((i) => i.shared)) return { id, itemIds, query: { name: 'job-insert', text: JOB + ITEMS, values } };
  const { bodies, parts, places } = sharedBy(job.items);
  values.push(bodies, parts, places);
  return { id, itemIds, query: { name: 'job-insert-parts', text: JOB + ITEMS_WITH_PARTS, values } };
}
