-- CreateIndex
CREATE INDEX "generations_owner" ON "generations"("owner_id");
