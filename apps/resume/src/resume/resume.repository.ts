import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import type pg from 'pg';
import type { ReportLine } from '#json-resume';
import { databaseError, runQuery, type Tx } from '#database';
import type { ResumeId, UploadId, UserId } from '#common';
import type { JsonObject } from '#strict-json';
import { jsonBytes } from '../content/json-bytes.js';
import { PrismaClient, type Prisma, type Resume as Row } from '../generated/prisma/client.js';
import { MAX_VERSION, type Resume, type ResumeKind, type ResumeVersion, type VersionCause } from './resume.js';

/** Which of an owner's résumés. */
export interface ResumeFilter {
  readonly kind?: ResumeKind | undefined;
  readonly uploadId?: UploadId | undefined;
}

export interface NewResume {
  readonly id: ResumeId;
  readonly ownerId: UserId;
  readonly title: string;
  readonly kind: ResumeKind;
  readonly content: JsonObject;
  readonly findings: readonly ReportLine[];
  readonly parent?: { readonly id: ResumeId; readonly version: number };
}

/** What a next version changes; what is left out stays. */
export interface Change {
  readonly cause: VersionCause;
  readonly title?: string;
  readonly content?: JsonObject;
  readonly findings?: readonly ReportLine[];
}

interface VersionRow {
  readonly version: number;
  readonly title: string;
  readonly cause: VersionCause | null;
  readonly created_at: Date;
}

const toVersion = (resumeId: ResumeId, { version, title, cause, created_at: createdAt }: VersionRow): ResumeVersion => {
  return { resumeId, version, title, cause: cause ?? undefined, createdAt };
};

const MADE_NOT_IMPORTED = { uploadId: null } as const;

const storedFindings = (findings: readonly ReportLine[]): string | null => (findings.length > 0 ? JSON.stringify(findings) : null);

/** What no list reads: some are a quarter of a megabyte. */
const WITHOUT_CONTENT = { content: true, findings: true } as const;
type ResumeRow = Omit<Row, keyof typeof WITHOUT_CONTENT>;

const toResume = (row: ResumeRow): Resume => ({
  id: row.id as ResumeId,
  ownerId: row.ownerId as UserId,
  title: row.title,
  kind: row.kind,
  version: row.version,
  parentId: (row.parentId as ResumeId | null) ?? undefined,
  importedFrom: row.uploadId !== null && row.idx !== null ? { uploadId: row.uploadId as UploadId, index: row.idx } : undefined,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

/** Of what stands: a first version's need not be written, the row says it anyway. */
const CAUSE = `coalesce(cause, (CASE WHEN version > 1 THEN NULL WHEN upload_id IS NOT NULL THEN 'IMPORT' WHEN kind = 'AUTOMATIC' THEN 'REBUILD'
  WHEN parent_id IS NOT NULL THEN 'GENERATION' ELSE 'TYPED' END)::"VersionCause")`;

/** A text of the content for the columns beside it, cut: a person's name is no place for a megabyte. */
const NAME = (n: number): string => `left($${n}::jsonb->'basics'->>'name', 200)`;
const EMAIL = (n: number): string => `left($${n}::jsonb->'basics'->>'email', 320)`;

/** Resumes of an owner. Reads go through Prisma; a write that is several statements takes the caller's transaction. */
@Injectable()
export class ResumeRepository {
  constructor(
    private readonly prisma: PrismaClient,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {}

  async find(ownerId: UserId, id: ResumeId): Promise<Resume | undefined> {
    const row = await asked(this.prisma.resume.findFirst({ where: { id, ownerId }, omit: WITHOUT_CONTENT }));
    return row ? toResume(row) : undefined;
  }

  /** Newest first, those older than `after`. */
  async list(ownerId: UserId, filter: ResumeFilter, after: ResumeId | undefined, take: number): Promise<Resume[]> {
    const beyond: Prisma.ResumeWhereInput = after === undefined ? {} : { id: { lt: after } };
    const where = { AND: [whereOf(ownerId, filter), beyond] };
    return (await asked(this.prisma.resume.findMany({ where, orderBy: { id: 'desc' }, take, omit: WITHOUT_CONTENT }))).map(toResume);
  }

  /** Those of one upload in the order of its file, beyond index `after`. */
  async listUpload(ownerId: UserId, filter: ResumeFilter, after: number | undefined, take: number): Promise<Resume[]> {
    const beyond: Prisma.ResumeWhereInput = after === undefined ? {} : { idx: { gt: after } };
    const where = { AND: [whereOf(ownerId, filter), beyond] };
    return (await asked(this.prisma.resume.findMany({ where, orderBy: { idx: 'asc' }, take, omit: WITHOUT_CONTENT }))).map(toResume);
  }

  count(ownerId: UserId, filter: ResumeFilter): Promise<number> {
    return asked(this.prisma.resume.count({ where: whereOf(ownerId, filter) }));
  }

  /** Answers the bytes it keeps. */
  async add(tx: Tx, resume: NewResume): Promise<number> {
    const content = JSON.stringify(resume.content);
    const bytes = jsonBytes(content);
    await tx.query({
      name: 'resume_add',
      text: `INSERT INTO resumes (id, owner_id, title, content, kind, parent_id, parent_version, findings, bytes, name, email)
             VALUES ($1, $2, $3, $4::jsonb, $5::"ResumeKind", $6, $7, $8::jsonb, $9, ${NAME(4)}, ${EMAIL(4)})`,
      values: [
        resume.id,
        resume.ownerId,
        resume.title,
        content,
        resume.kind,
        resume.parent?.id,
        resume.parent?.version,
        storedFindings(resume.findings),
        bytes,
      ],
    });
    return bytes;
  }

  /**
   * Keeps what stands as an old version, its content once however many versions have it. Answers the bytes that stand and those this adds,
   * undefined where there is no such résumé of this owner at `version`; locks it otherwise.
   */
  async archive(tx: Tx, ownerId: UserId, id: ResumeId, version: number): Promise<{ standing: number; added: number } | undefined> {
    const { rows } = await tx.query<{ standing: number; added: number }>({
      name: 'resume_archive',
      text: `WITH standing AS (
               SELECT *, coalesce(bytes, octet_length(content::text)) AS weight,
                      sha256(convert_to(content::text || coalesce(findings::text, ''), 'UTF8')) AS hash
               FROM resumes WHERE id = $1 AND owner_id = $2 AND version = $3 FOR UPDATE),
             kept AS (
               INSERT INTO contents AS c (owner_id, hash, content, findings, bytes, versions)
               SELECT owner_id, hash, content, findings, weight, 1 FROM standing
               ON CONFLICT (owner_id, hash) DO UPDATE SET versions = c.versions + 1
               RETURNING CASE WHEN c.versions = 1 THEN c.bytes ELSE 0 END AS added),
             old AS (
               INSERT INTO resume_versions (resume_id, version, owner_id, title, content_hash, cause, created_at)
               SELECT id, version, owner_id, title, hash, ${CAUSE}, updated_at FROM standing)
             SELECT standing.weight AS standing, kept.added FROM standing, kept`,
      values: [id, ownerId, version],
    });
    return rows[0];
  }

  /** Writes the next version over an archived one; what is left out stays, and is not written again. Answers the bytes that stand then. */
  async replace(tx: Tx, ownerId: UserId, id: ResumeId, next: Change): Promise<number> {
    const content = next.content === undefined ? undefined : JSON.stringify(next.content);
    const values = [id, ownerId, next.title ?? null, next.cause];
    const { rows } = await tx.query<{ bytes: number }>(
      content === undefined
        ? {
            name: 'resume_retitle',
            text: `UPDATE resumes SET title = coalesce($3, title), cause = $4::"VersionCause", version = version + 1, updated_at = now() WHERE id = $1 AND owner_id = $2
                   RETURNING coalesce(bytes, octet_length(content::text)) AS bytes`,
            values,
          }
        : {
            name: 'resume_replace',
            text: `UPDATE resumes SET title = coalesce($3, title), cause = $4::"VersionCause", content = $5::jsonb, findings = $6::jsonb, bytes = $7,
                          version = version + 1, name = ${NAME(5)}, email = ${EMAIL(5)}, updated_at = now()
                   WHERE id = $1 AND owner_id = $2 RETURNING bytes`,
            values: [...values, content, storedFindings(next.findings ?? []), jsonBytes(content)],
          },
    );
    return rows[0]?.bytes ?? 0;
  }

  /** Writes an old version over the archived one, without it leaving the database. Undefined: there is no such version. */
  async restore(tx: Tx, ownerId: UserId, id: ResumeId, version: number): Promise<number | undefined> {
    const { rows } = await tx.query<{ bytes: number }>({
      name: 'resume_restore',
      text: `UPDATE resumes r SET title = old.title, cause = 'RESTORE', content = old.content, findings = old.findings, bytes = old.bytes, version = r.version + 1,
                    name = left(old.content->'basics'->>'name', 200), email = left(old.content->'basics'->>'email', 320), updated_at = now()
             FROM (SELECT v.title, coalesce(v.content, c.content) AS content, coalesce(v.findings, c.findings) AS findings,
                          coalesce(c.bytes, octet_length(v.content::text)) AS bytes
                   FROM resume_versions v LEFT JOIN contents c ON c.owner_id = v.owner_id AND c.hash = v.content_hash
                   WHERE v.resume_id = $1 AND v.owner_id = $2 AND v.version = $3) AS old
             WHERE r.id = $1 AND r.owner_id = $2 RETURNING r.bytes`,
      values: [id, ownerId, version],
    });
    return rows[0]?.bytes;
  }

  /** Locks a résumé and answers its current version; undefined where it is not this owner's. */
  async lock(tx: Tx, ownerId: UserId, id: ResumeId): Promise<number | undefined> {
    const text = 'SELECT version FROM resumes WHERE id = $1 AND owner_id = $2 FOR UPDATE';
    return (await tx.query<{ version: number }>({ name: 'resume_lock', text, values: [id, ownerId] })).rows[0]?.version;
  }

  /** Deletes old versions up to `last`. Answers how many had each content, by its hash in hex, and the bytes of those that had their own. */
  async removeVersions(tx: Tx, ownerId: UserId, id: ResumeId, last: number): Promise<{ hashes: Map<string, number>; own: number }> {
    const { rows } = await tx.query<{ hash: string | null; n: number; own: string }>({
      name: 'resume_versions_remove',
      text: `WITH gone AS (DELETE FROM resume_versions WHERE resume_id = $1 AND owner_id = $2 AND version <= $3
                           RETURNING encode(content_hash, 'hex') AS hash, coalesce(octet_length(content::text), 0) AS own)
             SELECT hash, count(*)::int AS n, sum(own) AS own FROM gone GROUP BY hash`,
      values: [id, ownerId, last],
    });
    const own = rows.reduce((sum, row) => sum + Number(row.own), 0);
    return { hashes: new Map(rows.flatMap(({ hash, n }) => (hash === null ? [] : [[hash, n] as const]))), own };
  }

  /** Deletes a résumé whose versions are gone; answers the bytes it had. */
  async remove(tx: Tx, ownerId: UserId, id: ResumeId): Promise<number> {
    const { rows } = await tx.query<{ bytes: number }>({
      text: 'DELETE FROM resumes WHERE id = $1 AND owner_id = $2 RETURNING coalesce(bytes, octet_length(content::text)) AS bytes',
      values: [id, ownerId],
    });
    return rows[0]?.bytes ?? 0;
  }

  /** An old version or the current one. */
  async findVersion(ownerId: UserId, id: ResumeId, version: number): Promise<ResumeVersion | undefined> {
    if (version < 1 || version > MAX_VERSION) return undefined;
    const { rows } = await runQuery<VersionRow>(this.pool, {
      name: 'resume_version',
      text: `SELECT version, title, ${CAUSE} AS cause, updated_at AS created_at FROM resumes WHERE id = $1 AND owner_id = $2 AND version = $3
             UNION ALL
             SELECT version, title, cause, created_at FROM resume_versions WHERE resume_id = $1 AND owner_id = $2 AND version = $3`,
      values: [id, ownerId, version],
    });
    return rows.map((row) => toVersion(id, row))[0];
  }

  /** Versions below `before`, newest first, the current one among them; none for a résumé of somebody else. */
  async versions(ownerId: UserId, id: ResumeId, before: number | undefined, take: number): Promise<ResumeVersion[]> {
    const { rows } = await runQuery<VersionRow>(this.pool, {
      name: 'resume_versions',
      text: `SELECT version, title, ${CAUSE} AS cause, updated_at AS created_at FROM resumes WHERE id = $1 AND owner_id = $2 AND version < $3
             UNION ALL
             SELECT version, title, cause, created_at FROM resume_versions WHERE resume_id = $1 AND owner_id = $2 AND version < $3
             ORDER BY version DESC LIMIT $4`,
      values: [id, ownerId, before ?? MAX_VERSION, take],
    });
    return rows.map((row) => toVersion(id, row));
  }

  /** How many versions there are to read, the current one among them. */
  async countVersions(ownerId: UserId, id: ResumeId): Promise<number> {
    return (await asked(this.prisma.resumeVersion.count({ where: { resumeId: id, ownerId } }))) + 1;
  }
}

/** Imported résumés are those with an upload; saying so lets PostgreSQL use the index that leaves them out. */
function whereOf(ownerId: UserId, { kind, uploadId }: ResumeFilter): Prisma.ResumeWhereInput {
  return {
    ownerId,
    ...(kind === undefined ? {} : { kind }),
    ...(kind !== undefined && kind !== 'IMPORTED' ? MADE_NOT_IMPORTED : {}),
    ...(uploadId === undefined ? {} : { AND: { uploadId } }),
  };
}

async function asked<T>(query: PromiseLike<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    throw databaseError(error);
  }
}
