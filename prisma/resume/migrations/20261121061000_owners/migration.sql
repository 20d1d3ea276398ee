-- CreateIndex
CREATE INDEX "provenance_owner" ON "provenance"("owner_id");

-- CreateIndex
CREATE INDEX "imported_chunks_owner" ON "imported_chunks"("owner_id");
