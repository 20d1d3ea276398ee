-- CreateTable
CREATE TABLE "registration_counts" (
    "key" BYTEA NOT NULL,
    "taken" INTEGER NOT NULL,
    "window_started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "registration_counts_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "registration_counts_window_started" ON "registration_counts"("window_started_at");

-- One row counts all: it is updated by every account that is made, and dead versions of it are read past until they are swept.
ALTER TABLE "registration_counts" SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
