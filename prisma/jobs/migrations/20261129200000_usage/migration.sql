-- CreateTable
CREATE TABLE "usage" (
    "owner_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "used" BIGINT NOT NULL,

    CONSTRAINT "usage_pkey" PRIMARY KEY ("owner_id","scope"),
    CONSTRAINT "usage_used_not_negative" CHECK ("used" >= 0)
);

-- What is there counts from today on, as apps/jobs/src/kept counts it.
INSERT INTO "usage" ("owner_id", "scope", "used")
SELECT owner_id, scope, sum(n)::bigint FROM (
  SELECT owner_id, 'jobs' AS scope, count(*) AS n FROM jobs GROUP BY 1
  UNION ALL SELECT owner_id, 'openItems', sum(total) FROM jobs WHERE finished_at IS NULL GROUP BY 1
  UNION ALL SELECT owner_id, 'uploads', count(*) FROM uploads GROUP BY 1
  UNION ALL SELECT owner_id, 'jobs.bytes', sum(1000 + octet_length(payload)) FROM items GROUP BY 1
  UNION ALL SELECT j.owner_id, 'jobs.bytes', sum(octet_length(body)) FROM payload_parts p JOIN jobs j ON j.id = p.job_id GROUP BY 1
  UNION ALL SELECT owner_id, 'jobs.bytes', sum(octet_length(body) + 4 * cardinality(indexes)) FROM upload_chunks GROUP BY 1
  UNION ALL SELECT owner_id, 'jobs.bytes', sum(octet_length(lines)) FROM upload_findings GROUP BY 1
) x GROUP BY owner_id, scope;

-- Rows that are written again and again: room on their pages, and a vacuum that follows closely.
ALTER TABLE "usage" SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
