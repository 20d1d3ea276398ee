-- CreateTable
CREATE TABLE "payload_parts" (
    "job_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "payload_parts_pkey" PRIMARY KEY ("job_id","part")
);

-- AlterTable: both null for what was stored before, and no row is rewritten.
ALTER TABLE "items" ADD COLUMN "part" INTEGER,
ADD COLUMN "part_at" INTEGER;

-- AddForeignKey
ALTER TABLE "payload_parts" ADD CONSTRAINT "payload_parts_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;
