-- CreateEnum
CREATE TYPE "job_phase" AS ENUM ('OPEN', 'PAUSED', 'CANCELLING', 'SUCCEEDED', 'PARTIALLY_SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "item_status" AS ENUM ('READY', 'SUCCEEDED', 'DEAD', 'CANCELLED');

-- CreateEnum
CREATE TYPE "upload_state" AS ENUM ('RECEIVING', 'ACCEPTED', 'REFUSED');

-- CreateTable
CREATE TABLE "jobs" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "phase" "job_phase" NOT NULL DEFAULT 'OPEN',
    "notable" "job_phase" GENERATED ALWAYS AS (CASE WHEN "phase" = 'OPEN' OR "phase" = 'SUCCEEDED' THEN NULL ELSE "phase" END) STORED,
    "client_request_id" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "total" INTEGER NOT NULL,
    "succeeded" INTEGER NOT NULL DEFAULT 0,
    "dead" INTEGER NOT NULL DEFAULT 0,
    "cancelled" INTEGER NOT NULL DEFAULT 0,
    "records" INTEGER,
    "run" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "abort_on_error" BOOLEAN NOT NULL DEFAULT false,
    "stop_reason" TEXT,
    "error_code" TEXT,
    "error_message" TEXT,
    "scopes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "upload_id" UUID,
    "traceparent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "open_jobs" (
    "job_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "phase" "job_phase" NOT NULL DEFAULT 'OPEN',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "open_jobs_pkey" PRIMARY KEY ("job_id")
);

-- CreateTable
CREATE TABLE "items" (
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "job_type" TEXT NOT NULL,
    "idx" INTEGER NOT NULL,
    "status" "item_status" NOT NULL DEFAULT 'READY',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "max_attempts" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "last_fence" BIGINT,
    "finished_at" TIMESTAMPTZ(3),
    "dead_at" TIMESTAMPTZ(3),
    "records" INTEGER,
    "error_code" TEXT,
    "error_message" TEXT,
    "result_kind" TEXT,
    "result_id" TEXT,
    "result_detail" TEXT,
    "payload" TEXT NOT NULL,

    CONSTRAINT "items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leases" (
    "item_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "job_type" TEXT NOT NULL,
    "executor_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "fence" BIGINT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "leases_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "suspects" (
    "item_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "job_type" TEXT NOT NULL,
    "lost" INTEGER NOT NULL,
    "executor_id" TEXT,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "suspects_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "dispatch_turns" (
    "job_type" TEXT NOT NULL,
    "holder" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dispatch_turns_pkey" PRIMARY KEY ("job_type")
);

-- CreateTable
CREATE TABLE "holds" (
    "scope" TEXT NOT NULL,
    "owner_id" UUID,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "holds_pkey" PRIMARY KEY ("scope")
);

-- CreateTable
CREATE TABLE "uploads" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "state" "upload_state" NOT NULL DEFAULT 'RECEIVING',
    "idempotency_key" TEXT,
    "sha256" BYTEA,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "chunks" INTEGER NOT NULL DEFAULT 0,
    "records" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "repaired" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "refusal_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "touched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "uploads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_chunks" (
    "upload_id" UUID NOT NULL,
    "chunk" INTEGER NOT NULL,
    "owner_id" UUID NOT NULL,
    "indexes" INTEGER[] NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "upload_chunks_pkey" PRIMARY KEY ("upload_id","chunk")
);

-- CreateTable
CREATE TABLE "upload_findings" (
    "upload_id" UUID NOT NULL,
    "block" INTEGER NOT NULL,
    "owner_id" UUID NOT NULL,
    "lines" TEXT NOT NULL,

    CONSTRAINT "upload_findings_pkey" PRIMARY KEY ("upload_id","block")
);

-- CreateIndex
CREATE INDEX "jobs_owner_id" ON "jobs"("owner_id", "id");

-- CreateIndex
CREATE INDEX "jobs_owner_type_id" ON "jobs"("owner_id", "type", "id");

-- CreateIndex
CREATE UNIQUE INDEX "jobs_owner_request" ON "jobs"("owner_id", "client_request_id");

-- CreateIndex
CREATE UNIQUE INDEX "items_job_idx" ON "items"("job_id", "idx");

-- CreateIndex
CREATE INDEX "leases_job" ON "leases"("job_id");

-- CreateIndex
CREATE INDEX "uploads_owner_id" ON "uploads"("owner_id", "id");

-- AddForeignKey
ALTER TABLE "items" ADD CONSTRAINT "items_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_chunks" ADD CONSTRAINT "upload_chunks_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "uploads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_findings" ADD CONSTRAINT "upload_findings_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "uploads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say ------------------------------------------------------------------------------------------------

-- Fencing tokens rise over all claims, a gap means nothing. CACHE keeps a claim from writing WAL for its number.
CREATE SEQUENCE "fences" AS BIGINT CACHE 50;

-- The invariants of the state machine that one row can show.
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_counters" CHECK (
    "succeeded" >= 0 AND "dead" >= 0 AND "cancelled" >= 0 AND "total" > 0 AND "succeeded" + "dead" + "cancelled" <= "total"
);
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_finished" CHECK (
    ("finished_at" IS NOT NULL) = ("phase" IN ('SUCCEEDED', 'PARTIALLY_SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED'))
);
ALTER TABLE "open_jobs" ADD CONSTRAINT "open_jobs_phase" CHECK ("phase" IN ('OPEN', 'PAUSED', 'CANCELLING'));
ALTER TABLE "items" ADD CONSTRAINT "items_finished" CHECK (
    ("finished_at" IS NOT NULL) = ("status" <> 'READY') AND ("dead_at" IS NOT NULL) = ("status" = 'DEAD')
);

CREATE INDEX "jobs_owner_notable_id" ON "jobs" ("owner_id", "notable", "id") WHERE "notable" IS NOT NULL;
CREATE INDEX "jobs_upload" ON "jobs" ("upload_id") WHERE "upload_id" IS NOT NULL;

-- The dispatcher skips from owner to owner, then reads each one's jobs in the order they came.
CREATE INDEX "open_jobs_dispatchable" ON "open_jobs" ("type", "owner_id", "created_at", "job_id") WHERE "phase" = 'OPEN';
CREATE INDEX "open_jobs_owner" ON "open_jobs" ("owner_id", "job_id");
CREATE INDEX "open_jobs_stopping" ON "open_jobs" ("job_id") WHERE "phase" = 'CANCELLING';

-- Items that came back, and items that failed for good. An item that succeeds at once is in neither.
CREATE INDEX "items_retry" ON "items" ("job_id", "retry_at") WHERE "retry_at" IS NOT NULL;
CREATE INDEX "items_dead" ON "items" ("job_id", "idx") WHERE "dead_at" IS NOT NULL;

-- The same content by the same owner is one upload, and so is the same key.
CREATE UNIQUE INDEX "uploads_owner_content" ON "uploads" ("owner_id", "sha256") WHERE "state" = 'ACCEPTED';
CREATE UNIQUE INDEX "uploads_owner_key" ON "uploads" ("owner_id", "idempotency_key") WHERE "idempotency_key" IS NOT NULL AND "state" = 'ACCEPTED';
CREATE INDEX "uploads_receiving" ON "uploads" ("touched_at") WHERE "state" = 'RECEIVING';
CREATE INDEX "uploads_created" ON "uploads" ("created_at");

-- Compressed already: pglz over it would cost three times the write (import.md §3).
ALTER TABLE "upload_chunks" ALTER COLUMN "body" SET STORAGE EXTERNAL;

-- Room on each page for the second version of its rows, and a vacuum that follows the small busy tables closely.
ALTER TABLE "jobs" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
ALTER TABLE "items" SET (fillfactor = 45, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 5000);
ALTER TABLE "leases" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE "open_jobs" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
