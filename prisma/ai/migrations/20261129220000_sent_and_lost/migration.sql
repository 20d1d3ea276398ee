-- AlterTable
ALTER TABLE "generations" ADD COLUMN     "lost" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "sent_requests" (
    "id" UUID NOT NULL,
    "operation_id" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "instructions" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sent_requests_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sent_requests_operation" ON "sent_requests"("operation_id");

-- CreateIndex
CREATE INDEX "sent_requests_owner" ON "sent_requests"("owner_id");

-- CreateIndex
CREATE INDEX "sent_requests_sent_at" ON "sent_requests"("sent_at");
