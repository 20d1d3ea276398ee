import { Injectable } from '@nestjs/common';
import { databaseError, type Tx } from '#database';
import type { LetterId, ResumeId, UserId } from '#common';
import { PrismaClient, type CoverLetter as LetterRow } from '../generated/prisma/client.js';
import type { CoverLetter } from './letter.js';

const toLetter = (row: LetterRow): CoverLetter => ({
  id: row.id as LetterId,
  ownerId: row.ownerId as UserId,
  body: row.body,
  resumeId: row.resumeId as ResumeId,
  resumeVersion: row.resumeVersion,
  postingTitle: row.postingTitle ?? undefined,
  company: row.company ?? undefined,
  createdAt: row.createdAt,
});

/** Cover letters of an owner. */
@Injectable()
export class LetterRepository {
  constructor(private readonly prisma: PrismaClient) {}

  async find(ownerId: UserId, id: LetterId): Promise<CoverLetter | undefined> {
    const row = await this.prisma.coverLetter.findFirst({ where: { id, ownerId } }).catch(rethrow);
    return row ? toLetter(row) : undefined;
  }

  /** Newest first, those older than `after`. */
  async list(ownerId: UserId, resumeId: ResumeId | undefined, after: LetterId | undefined, take: number): Promise<CoverLetter[]> {
    const where = { ownerId, ...(resumeId === undefined ? {} : { resumeId }), ...(after === undefined ? {} : { id: { lt: after } }) };
    const rows = await this.prisma.coverLetter.findMany({ where, orderBy: { id: 'desc' }, take }).catch(rethrow);
    return rows.map(toLetter);
  }

  count(ownerId: UserId, resumeId: ResumeId | undefined): Promise<number> {
    return this.prisma.coverLetter.count({ where: { ownerId, ...(resumeId === undefined ? {} : { resumeId }) } }).catch(rethrow);
  }

  async add(tx: Tx, letter: Omit<CoverLetter, 'createdAt'>): Promise<void> {
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
