-- Why each version was written. Null on a first version says nothing that the row does not say anyway, so an import writes no byte more;
-- null on a later one: it was written before causes were kept.
CREATE TYPE "VersionCause" AS ENUM ('TYPED', 'IMPORT', 'GENERATION', 'REBUILD', 'RESTORE', 'OPTIMISATION');
ALTER TABLE "resumes" ADD COLUMN "cause" "VersionCause";
ALTER TABLE "resume_versions" ADD COLUMN "cause" "VersionCause";
