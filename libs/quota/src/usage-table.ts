/**
 * The table as SQL, to be copied into a migration of the service that bounds what a person keeps, with the model `Usage` for its Prisma schema
 * (`usage.prisma` beside this file). One row a person and scope; none is as good as zero.
 */
export const USAGE_TABLE_SQL = `
CREATE TABLE "usage" (
    "owner_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "used" BIGINT NOT NULL,

    CONSTRAINT "usage_pkey" PRIMARY KEY ("owner_id","scope"),
    CONSTRAINT "usage_used_not_negative" CHECK ("used" >= 0)
);
`;
