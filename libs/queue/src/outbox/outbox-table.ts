/**
 * The table as SQL, for owners without Prisma and for tests; `outbox.prisma` beside this file is the same as a Prisma model, to be copied
 * into the owner's schema (a spec compares them).
 */
export const OUTBOX_TABLE_SQL = `
CREATE TABLE "outbox_events" (
    "id" UUID NOT NULL,
    "owner_id" UUID,
    "topic" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_events_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "outbox_events_due" ON "outbox_events"("due_at");
`;
