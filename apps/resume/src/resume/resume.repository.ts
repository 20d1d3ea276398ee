import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import type pg from 'pg';
import type { ReportLine } from '#json-resume';
import { databaseError, runQuery, type Tx } from '#database';
import type { ResumeId, UploadId, UserId } from '#common';
import type { JsonObject } from '#strict-json';
import { PrismaClient, type Prisma, type Resume as ResumeRow } from '../generated/prisma/client.js';
import type { Resume, ResumeKind, ResumeVersion } from './resume.js';

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

const MADE_NOT_IMPORTED = { uploadId: null } as const;

/** Null stands for none: rows of imports, and of before findings were kept. */
const findingsOf = (stored: unknown): readonly ReportLine[] => (stored ?? []) as readonly ReportLine[];

const storedFindings = (findings: readonly ReportLine[]): string | null => (findings.length > 0 ? JSON.stringify(findings) : null);

const toResume = (row: ResumeRow): Resume => ({
  id: row.id as ResumeId,
  ownerId: row.ownerId as UserId,
  title: row.title,
  kind: row.kind,
  content: row.content as JsonObject,
  findings: findingsOf(row.findings),
  version: row.version,
  parentId: (row.parentId as ResumeId | null) ?? undefined,
  importedFrom: row.uploadId !== null && row.idx !== null ? { uploadId: row.uploadId as UploadId, index: row.idx } : undefined,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

/** A text of the content for the columns beside it, cut: a person's name is no place for a megabyte. */
const NAME = `left($4::jsonb->'basics'->>'name', 200)`;
const EMAIL = `left($4::jsonb->'basics'->>'email', 320)`;

/** Resumes of an owner. Reads go through Prisma; a write that is several statements takes the caller's transaction. */
@Injectable()
export class ResumeRepository {
  constructor(
    private readonly prisma: PrismaClient,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {}

  async find(ownerId: UserId, id: ResumeId): Promise<Resume | undefined> {
    const row = await asked(this.prisma.resume.findFirst({ where: { id, ownerId } }));
    return row ? toResume(row) : undefined;
  }

  /** Newest first, those older than `after`. */
  async list(ownerId: UserId, filter: ResumeFilter, after: ResumeId | undefined, take: number): Promise<Resume[]> {
    const beyond: Prisma.ResumeWhereInput = after === undefined ? {} : { id: { lt: after } };
    const where = { AND: [whereOf(ownerId, filter), beyond] };
    return (await asked(this.prisma.resume.findMany({ where, orderBy: { id: 'desc' }, take }))).map(toResume);
  }

  /** Those of one upload in the order of its file, beyond index `after`. */
  async listUpload(ownerId: UserId, filter: ResumeFilter, after: number | undefined, take: number): Promise<Resume[]> {
    const beyond: Prisma.ResumeWhereInput = after === undefined ? {} : { idx: { gt: after } };
    const where = { AND: [whereOf(ownerId, filter), beyond] };
    return (await asked(this.prisma.resume.findMany({ where, orderBy: { idx: 'asc' }, take }))).map(toResume);
  }

  count(ownerId: UserId, filter: ResumeFilter): Promise<number> {
    return asked(this.prisma.resume.count({ where: whereOf(ownerId, filter) }));
  }

  async add(tx: Tx, resume: NewResume): Promise<void> {
    await tx.query({
      name: 'resume_add',
      text: `INSERT INTO resumes (id, owner_id, title, content, kind, parent_id, parent_version, findings, name, email)
             VALUES ($1, $2, $3, $4::jsonb, $5::"ResumeKind", $6, $7, $8::jsonb, ${NAME}, ${EMAIL})`,
      values: [
        resume.id,
        resume.ownerId,
        resume.title,
        JSON.stringify(resume.content),
        resume.kind,
        resume.parent?.id,
        resume.parent?.version,
        storedFindings(resume.findings),
      ],
    });
  }

  /** Keeps what stands as an old version. False where there is no such résumé of this owner at `version`; locks it otherwise. */
  async archive(tx: Tx, ownerId: UserId, id: ResumeId, version: number): Promise<boolean> {
    const { rowCount } = await tx.query({
      name: 'resume_archive',
      text: `INSERT INTO resume_versions (resume_id, version, owner_id, title, content, findings, created_at)
             SELECT id, version, owner_id, title, content, findings, updated_at FROM resumes WHERE id = $1 AND owner_id = $2 AND version = $3 FOR UPDATE`,
      values: [id, ownerId, version],
    });
    return rowCount === 1;
  }

  /** Writes the next version over an archived one. */
  async replace(tx: Tx, ownerId: UserId, id: ResumeId, next: Pick<Resume, 'title' | 'content' | 'findings'>): Promise<void> {
    await tx.query({
      name: 'resume_replace',
      text: `UPDATE resumes SET title = $3, content = $4::jsonb, findings = $5::jsonb, version = version + 1, name = ${NAME}, email = ${EMAIL}, updated_at = now()
             WHERE id = $1 AND owner_id = $2`,
      values: [id, ownerId, next.title, JSON.stringify(next.content), storedFindings(next.findings)],
    });
  }

  async remove(tx: Tx, ownerId: UserId, id: ResumeId): Promise<boolean> {
    const { rowCount } = await tx.query({ text: 'DELETE FROM resumes WHERE id = $1 AND owner_id = $2', values: [id, ownerId] });
    return rowCount === 1;
  }

  /** An old version or the current one. */
  async findVersion(ownerId: UserId, id: ResumeId, version: number): Promise<ResumeVersion | undefined> {
    return (await this.versions(ownerId, id, version + 1, 1)).find((v) => v.version === version);
  }

  /** Versions below `before`, newest first, the current one among them; none for a résumé of somebody else. */
  async versions(ownerId: UserId, id: ResumeId, before: number | undefined, take: number): Promise<ResumeVersion[]> {
    const { rows } = await runQuery<{ version: number; title: string; content: JsonObject; findings: unknown; created_at: Date }>(
      this.pool,
      {
        name: 'resume_versions',
        text: `SELECT version, title, content, findings, updated_at AS created_at FROM resumes WHERE id = $1 AND owner_id = $2 AND version < $3
             UNION ALL
             SELECT version, title, content, findings, created_at FROM resume_versions WHERE resume_id = $1 AND owner_id = $2 AND version < $3
             ORDER BY version DESC LIMIT $4`,
        values: [id, ownerId, before ?? 2_147_483_647, take],
      },
    );
    return rows.map(({ version, title, content, findings, created_at: createdAt }) => {
      return { resumeId: id, version, title, content, findings: findingsOf(findings), createdAt };
    });
  }

  /** The current version's number, without its content. */
  async currentVersion(ownerId: UserId, id: ResumeId): Promise<number | undefined> {
    const row = await asked(this.prisma.resume.findFirst({ where: { id, ownerId }, select: { version: true } }));
    return row?.version;
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
