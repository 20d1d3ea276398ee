-- What reading a résumé said at its last save. Null for what was stored before and for what an import wrote: its findings are in the upload's report.
ALTER TABLE "resumes" ADD COLUMN "findings" JSONB;
ALTER TABLE "resume_versions" ADD COLUMN "findings" JSONB;
