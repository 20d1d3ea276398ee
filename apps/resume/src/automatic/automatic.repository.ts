import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { Statistics } from '#achievements';
import { newId, type ResumeId, type UserId } from '#common';
import { runQuery, type Tx } from '#database';
import { POOL } from '#service';
import type { JsonObject } from '#strict-json';
import { jsonBytes } from '../content/json-bytes.js';
import { AUTOMATIC_TITLE, type Generated } from './automatic.js';

/** The automatic résumé as a rebuild finds it, locked. */
export interface Standing {
  readonly id: ResumeId;
  readonly version: number;
  readonly content: JsonObject;
  /** Made by this transaction: nothing has been read of it yet, so what it is given is its first version. */
  readonly fresh: boolean;
  /** `basics.label` and `basics.summary` as the last rebuild made them. */
  readonly label: string | null;
  readonly summary: string | null;
}

type Row = Omit<Standing, 'fresh'>;

const LOCK = `SELECT r.id, r.version, r.content, a.label, a.summary
  FROM resumes r LEFT JOIN automatic_resumes a ON a.owner_id = r.owner_id AND a.resume_id = r.id
  WHERE r.owner_id = $1 AND r.kind = 'AUTOMATIC' AND r.upload_id IS NULL FOR UPDATE OF r`;

/** The one automatic résumé of a person. */
@Injectable()
export class AutomaticRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /**
   * Locks it, and makes it where there is none: of two that make it at once the second waits for the first's commit. So changes of one person
   * take turns, and those of different persons never meet. First of the transaction's locks of rows.
   */
  async lock(tx: Tx, ownerId: UserId): Promise<Standing> {
    const found = await this.locked(tx, ownerId);
    if (found) return { ...found, fresh: false };
    const added = await tx.query({
      name: 'automatic_add',
      text: `INSERT INTO resumes (id, owner_id, title, content, kind, bytes) VALUES ($1, $2, $3, '{}', 'AUTOMATIC', 2)
             ON CONFLICT (owner_id) WHERE kind = 'AUTOMATIC' DO NOTHING`,
      values: [newId<ResumeId>(), ownerId, AUTOMATIC_TITLE],
    });
    const made = await this.locked(tx, ownerId);
    if (!made) throw new Error('An automatic résumé that was just made, or waited for, is not there');
    return { ...made, fresh: added.rowCount === 1 };
  }

  private async locked(tx: Tx, ownerId: UserId): Promise<Row | undefined> {
    return (await tx.query<Row>({ name: 'automatic_lock', text: LOCK, values: [ownerId] })).rows[0];
  }

  /** Gives a fresh one its content, without a version for the nothing before. Answers the bytes it has. */
  async fill(tx: Tx, ownerId: UserId, id: ResumeId, content: JsonObject): Promise<number> {
    const text = JSON.stringify(content);
    const bytes = jsonBytes(text);
    await tx.query({
      name: 'automatic_fill',
      text: 'UPDATE resumes SET content = $3::jsonb, bytes = $4 WHERE id = $1 AND owner_id = $2',
      values: [id, ownerId, text, bytes],
    });
    return bytes;
  }

  /** What a rebuild said, whether or not it changed anything. */
  async note(
    tx: Tx,
    ownerId: UserId,
    said: { resumeId: ResumeId; label: string | undefined; summary: string | undefined; statistics: Statistics },
  ): Promise<void> {
    await tx.query({
      name: 'automatic_note',
      text: `INSERT INTO automatic_resumes (owner_id, resume_id, label, summary, statistics, generated_at) VALUES ($1, $2, $3, $4, $5, clock_timestamp())
             ON CONFLICT (owner_id) DO UPDATE SET resume_id = excluded.resume_id, label = excluded.label, summary = excluded.summary,
               statistics = excluded.statistics, generated_at = excluded.generated_at`,
      values: [ownerId, said.resumeId, said.label, said.summary, JSON.stringify(said.statistics)],
    });
  }

  /** What the last rebuild said; undefined where there was none yet. */
  async generated(ownerId: UserId): Promise<Generated | undefined> {
    const { rows } = await runQuery<{ resume_id: ResumeId; statistics: Statistics; generated_at: Date }>(this.pool, {
      name: 'automatic_generated',
      text: 'SELECT resume_id, statistics, generated_at FROM automatic_resumes WHERE owner_id = $1',
      values: [ownerId],
    });
    return rows.map((r) => ({ resumeId: r.resume_id, statistics: r.statistics, generatedAt: r.generated_at }))[0];
  }
}
