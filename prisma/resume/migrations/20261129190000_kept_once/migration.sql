-- Nothing here reads or rewrites a row: the tables may be large, and the release before goes on writing them meanwhile.
-- Length of the content's JSON text in bytes as it was written. Null on rows of the release before: whoever needs it asks the content.
ALTER TABLE "resumes" ADD COLUMN "bytes" INTEGER;

-- What versions were, once for each content of a person however many versions have it. Never shared between persons.
CREATE TABLE "contents" (
    "owner_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "content" JSONB NOT NULL,
    "findings" JSONB,
    "bytes" INTEGER NOT NULL,
    "versions" INTEGER NOT NULL,

    CONSTRAINT "contents_pkey" PRIMARY KEY ("owner_id","hash"),
    CONSTRAINT "contents_versions_positive" CHECK ("versions" > 0)
);

-- Null content: it stands in contents under this hash. A version of the release before keeps its own until it is pruned.
ALTER TABLE "resume_versions" ALTER COLUMN "content" DROP NOT NULL;
ALTER TABLE "resume_versions" ADD COLUMN "content_hash" BYTEA;

CREATE TABLE "usage" (
    "owner_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "used" BIGINT NOT NULL,

    CONSTRAINT "usage_pkey" PRIMARY KEY ("owner_id","scope"),
    CONSTRAINT "usage_used_not_negative" CHECK ("used" >= 0)
);
