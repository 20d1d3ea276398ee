-- CreateEnum
CREATE TYPE "ResumeKind" AS ENUM ('MASTER', 'TAILORED', 'IMPORTED', 'AUTOMATIC');

-- CreateEnum
CREATE TYPE "OperationKind" AS ENUM ('CREATE_RESUME', 'SAVE_TAILORED_RESUME', 'SAVE_COVER_LETTER');

-- CreateTable
CREATE TABLE "resumes" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "ResumeKind" NOT NULL,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "parent_id" UUID,
    "parent_version" INTEGER,
    "upload_id" UUID,
    "idx" INTEGER,
    "name" TEXT,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resumes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resume_versions" (
    "resume_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resume_versions_pkey" PRIMARY KEY ("resume_id","version")
);

-- CreateTable
CREATE TABLE "cover_letters" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "resume_id" UUID NOT NULL,
    "resume_version" INTEGER NOT NULL,
    "posting_title" TEXT,
    "company" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cover_letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provenance" (
    "document_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "owner_id" UUID NOT NULL,
    "statements" JSONB NOT NULL,

    CONSTRAINT "provenance_pkey" PRIMARY KEY ("document_id","version")
);

-- CreateTable
CREATE TABLE "imported_chunks" (
    "upload_id" UUID NOT NULL,
    "chunk" INTEGER NOT NULL,
    "owner_id" UUID NOT NULL,
    "records" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "imported_chunks_pkey" PRIMARY KEY ("upload_id","chunk")
);

-- CreateTable
CREATE TABLE "operations" (
    "owner_id" UUID NOT NULL,
    "kind" "OperationKind" NOT NULL,
    "operation_id" TEXT NOT NULL,
    "document_id" UUID NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operations_pkey" PRIMARY KEY ("owner_id","kind","operation_id")
);

-- CreateIndex
CREATE INDEX "resumes_owner_id" ON "resumes"("owner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "resumes_upload_idx" ON "resumes"("upload_id", "idx");

-- CreateIndex
CREATE INDEX "cover_letters_owner_id" ON "cover_letters"("owner_id", "id");

-- AddForeignKey
ALTER TABLE "resume_versions" ADD CONSTRAINT "resume_versions_resume_id_fkey" FOREIGN KEY ("resume_id") REFERENCES "resumes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand from here on: Prisma's schema language has neither partial indexes nor checks.

-- Lists by kind: an owner with 100,000 imported résumés and three masters must not read past the 100,000.
-- Imported ones are left out, so that an import maintains no index more.
CREATE INDEX "resumes_made" ON "resumes"("owner_id", "kind", "id") WHERE "upload_id" IS NULL;

-- At most one automatic résumé a person.
CREATE UNIQUE INDEX "resumes_one_automatic" ON "resumes"("owner_id") WHERE "kind" = 'AUTOMATIC';

ALTER TABLE "resumes" ADD CONSTRAINT "resumes_import_origin"
  CHECK (("upload_id" IS NULL) = ("idx" IS NULL) AND ("kind" = 'IMPORTED') = ("upload_id" IS NOT NULL));
