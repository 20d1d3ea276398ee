-- CreateEnum
CREATE TYPE "GenerationState" AS ENUM ('RUNNING', 'DONE');

-- CreateTable
CREATE TABLE "generations" (
    "operation_id" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "state" "GenerationState" NOT NULL,
    "holder" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "model" TEXT,
    "provider" TEXT,
    "response" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "generations_pkey" PRIMARY KEY ("operation_id")
);

-- CreateIndex
CREATE INDEX "generations_created_at" ON "generations"("created_at");
