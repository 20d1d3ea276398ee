import { ITEM_BYTES } from './kept.js';

/** What counts as `jobs.bytes`, as kept.ts counts it when it is stored. Sizes of columns that are stored apart are read without them. */
export const BYTES_OF_ITEM = `(${ITEM_BYTES} + octet_length(payload))`;
export const BYTES_OF_PART = 'octet_length(body)';
export const BYTES_OF_CHUNK = '(octet_length(body) + 4 * cardinality(indexes))';
export const BYTES_OF_REPORT = 'octet_length(lines)';

/** Rows (owner_id, scope, used) of everything that is kept, counted anew: what `usage` must say. */
export const RECOUNT = `
SELECT owner_id, scope, sum(n)::bigint AS used FROM (
  SELECT owner_id, 'jobs' AS scope, count(*) AS n FROM jobs GROUP BY 1
  UNION ALL SELECT owner_id, 'openItems', sum(total) FROM jobs WHERE finished_at IS NULL GROUP BY 1
  UNION ALL SELECT owner_id, 'uploads', count(*) FROM uploads GROUP BY 1
  UNION ALL SELECT owner_id, 'jobs.bytes', sum(${BYTES_OF_ITEM}) FROM items GROUP BY 1
  UNION ALL SELECT j.owner_id, 'jobs.bytes', sum(${BYTES_OF_PART}) FROM payload_parts p JOIN jobs j ON j.id = p.job_id GROUP BY 1
  UNION ALL SELECT owner_id, 'jobs.bytes', sum${BYTES_OF_CHUNK} FROM upload_chunks GROUP BY 1
  UNION ALL SELECT owner_id, 'jobs.bytes', sum(${BYTES_OF_REPORT}) FROM upload_findings GROUP BY 1
) x GROUP BY owner_id, scope`;
