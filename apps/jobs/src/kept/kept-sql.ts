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

/** The same of the person `$1` alone, along indexes. For libs/quota's recount. */
export const RECOUNT_OF = `
SELECT 'jobs' AS scope, count(*) AS used FROM jobs WHERE owner_id = $1
UNION ALL SELECT 'openItems', coalesce(sum(total), 0) FROM jobs WHERE owner_id = $1 AND finished_at IS NULL
UNION ALL SELECT 'uploads', count(*) FROM uploads WHERE owner_id = $1
UNION ALL SELECT 'jobs.bytes', coalesce(sum(${ITEM_BYTES} + octet_length(i.payload)), 0) FROM jobs j JOIN items i ON i.job_id = j.id WHERE j.owner_id = $1
UNION ALL SELECT 'jobs.bytes', coalesce(sum(octet_length(p.body)), 0) FROM jobs j JOIN payload_parts p ON p.job_id = j.id WHERE j.owner_id = $1
UNION ALL SELECT 'jobs.bytes', coalesce(sum(octet_length(c.body) + 4 * cardinality(c.indexes)), 0)
  FROM uploads u JOIN upload_chunks c ON c.upload_id = u.id WHERE u.owner_id = $1
UNION ALL SELECT 'jobs.bytes', coalesce(sum(octet_length(f.lines)), 0) FROM uploads u JOIN upload_findings f ON f.upload_id = u.id WHERE u.owner_id = $1`;
