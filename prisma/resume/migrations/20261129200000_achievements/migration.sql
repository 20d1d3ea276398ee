-- AlterEnum: nothing here writes a row with it.
ALTER TYPE "OperationKind" ADD VALUE 'ADD_ACHIEVEMENT';

-- CreateEnum
CREATE TYPE "AchievementType" AS ENUM ('JOB', 'INTERNSHIP', 'DEGREE', 'COURSE', 'CERTIFICATE', 'PROJECT', 'AWARD', 'VOLUNTEER', 'PUBLICATION');

-- CreateEnum
CREATE TYPE "SkillLevel" AS ENUM ('BEGINNER', 'INTERMEDIATE', 'ADVANCED', 'EXPERT');

-- CreateEnum
CREATE TYPE "LevelBy" AS ENUM ('DEFAULT', 'PERSON');

-- CreateTable
CREATE TABLE "achievements" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "type" "AchievementType" NOT NULL,
    "title" TEXT NOT NULL,
    "organization" TEXT,
    "description" TEXT,
    "highlights" TEXT[],
    "skills" TEXT[],
    "start_date" TEXT,
    "end_date" TEXT,
    "url" TEXT,
    "location" TEXT,
    "degree" TEXT,
    "field" TEXT,
    "score" TEXT,
    "verified_by" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "achievements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "skills" (
    "owner_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "level" "SkillLevel" NOT NULL,
    "level_by" "LevelBy" NOT NULL,
    "typed" BOOLEAN NOT NULL,
    "achievements" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "skills_pkey" PRIMARY KEY ("owner_id","key")
);

-- CreateTable
CREATE TABLE "achievement_skills" (
    "achievement_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "achievement_skills_pkey" PRIMARY KEY ("achievement_id","key")
);

-- CreateTable
CREATE TABLE "automatic_resumes" (
    "owner_id" UUID NOT NULL,
    "resume_id" UUID NOT NULL,
    "label" TEXT,
    "summary" TEXT,
    "statistics" JSONB NOT NULL,
    "generated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "automatic_resumes_pkey" PRIMARY KEY ("owner_id")
);

-- CreateIndex
CREATE INDEX "achievements_owner_id" ON "achievements"("owner_id", "id");

-- CreateIndex
CREATE INDEX "achievement_skills_owner_key" ON "achievement_skills"("owner_id", "key");

-- AddForeignKey
ALTER TABLE "achievement_skills" ADD CONSTRAINT "achievement_skills_achievement_id_fkey" FOREIGN KEY ("achievement_id") REFERENCES "achievements"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand from here on. Partial dates are text: there is no type of them, and the résumé prints them as they are.
ALTER TABLE "achievements" ADD CONSTRAINT "achievements_start_date" CHECK ("start_date" ~ '^\d{4}(-\d{2}(-\d{2})?)?$');
ALTER TABLE "achievements" ADD CONSTRAINT "achievements_end_date" CHECK ("end_date" ~ '^\d{4}(-\d{2}(-\d{2})?)?$');
