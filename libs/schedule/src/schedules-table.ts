/**
 * The table as SQL, to be copied into a migration of the service that has calendar work, with the model `Schedule` for its Prisma schema
 * (`schedules.prisma` beside this file). One row a task; rows of tasks that are gone do nothing.
 */
export const SCHEDULES_TABLE_SQL = `
CREATE TABLE "schedules" (
    "name" TEXT NOT NULL,
    "calendar" TEXT NOT NULL,
    "slot_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "holder" UUID,
    "expires_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "schedules_pkey" PRIMARY KEY ("name")
);
`;
