import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { databaseError, runQuery, type Tx } from '#database';
import { POOL } from '#service';
import type { LetterId, ResumeId, UserId } from '#common';
import { PrismaClient, type CoverLetter as Row } from '../generated/prisma/client.js';
import type { CoverLetter } from './letter.js';

/** What no list reads. */
const WITHOUT_BODY = { body: true } as const;

const toLetter = (row: Omit<Row, 'body'>): CoverLetter => ({
  id: row.id as LetterId,
  ownerId: row.ownerId as UserId,
  resumeId: row.resumeId as ResumeId,
  resumeVersion: row.resumeVersion,
  postingTitle: row.postingTitle ?? undefined,
  company: row.company ?? undefined,
  createdAt: row.createdAt,
});

/** Cover letters of an owner. */
@Injectable()
export class LetterRepository {
  constructor(
    private readonly prisma: PrismaClient,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {}

  async find(ownerId: UserId, id: LetterId): Promise<CoverLetter | undefined> {
    const row = await this.prisma.coverLetter.findFirst({ where: { id, ownerId }, omit: WITHOUT_BODY }).catch(rethrow);
    return row ? toLetter(row) : undefined;
  }

  /** Newest first, those older than `after`. */
  async list(ownerId: UserId, resumeId: ResumeId | undefined, after: LetterId | undefined, take: number): Promise<CoverLetter[]> {
    const where = { ownerId, ...(resumeId === undefined ? {} : { resumeId }), ...(after === undefined ? {} : { id: { lt: after } }) };
    const rows = await this.prisma.coverLetter.findMany({ where, orderBy: { id: 'desc' }, take, omit: WITHOUT_BODY }).catch(rethrow);
    return rows.map(toLetter);
  }

  count(ownerId: UserId, resumeId: ResumeId | undefined): Promise<number> {
    return this.prisma.coverLetter.count({ where: { ownerId, ...(resumeId === undefined ? {} : { resumeId }) } }).catch(rethrow);
  }

  /** Bytes of each text, in the order asked; 0 for what is not this owner's. */
  async weigh(ownerId: UserId, ids: readonly string[]): Promise<number[]> {
    const weights = await this.texts<number>('letter_weigh', 'octet_length(body)', ownerId, ids);
    return weights.map((bytes) => bytes ?? 0);
  }

  /** Each text, in the order asked; undefined for what is not this owner's. */
  bodies(ownerId: UserId, ids: readonly string[]): Promise<(string | undefined)[]> {
    return this.texts<string>('letter_bodies', 'body', ownerId, ids);
  }

  private async texts<V>(name: string, column: string, ownerId: UserId, ids: readonly string[]): Promise<(V | undefined)[]> {
    const { rows } = await runQuery<{ id: string; value: V }>(this.pool, {
      name,
      text: `SELECT id, ${column} AS value FROM cover_letters WHERE id = ANY ($2::uuid[]) AND owner_id = $1`,
      values: [ownerId, ids],
    });
    const values = new Map(rows.map(({ id, value }) => [id, value]));
    return ids.map((id) => values.get(id));
  }

  async add(tx: Tx, letter: Omit<CoverLetter, 'createdAt'> & { readonly body: string }): Promise<void> {
    await tx.query({
      name: 'letter_add',
      text: `INSERT INTO cover_letters (id, owner_id, body, resume_id, resume_version, posting_title, company)
             VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      values: [letter.id, letter.ownerId, letter.body, letter.resumeId, letter.resumeVersion, letter.postingTitle, letter.company],
    });
  }
}

const rethrow = (error: unknown): never => {
  throw databaseError(error);
};
