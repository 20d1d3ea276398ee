import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { Achievement, AchievementFields, AchievementType } from '#achievements';
import type { AchievementId, UserId } from '#common';
import { runQuery, type Queryable, type Tx } from '#database';
import { POOL } from '#service';
import type { StoredAchievement } from './achievement.js';

/** Which of a person's achievements. */
export interface AchievementFilter {
  readonly type?: AchievementType | undefined;
  readonly verified?: boolean | undefined;
  /** The key of a skill that it names. */
  readonly skill?: string | undefined;
}

interface Row {
  readonly id: AchievementId;
  readonly owner_id: UserId;
  readonly version: number;
  readonly type: AchievementType;
  readonly title: string;
  readonly organization: string | null;
  readonly description: string | null;
  readonly highlights: string[];
  readonly skills: string[];
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly url: string | null;
  readonly location: string | null;
  readonly degree: string | null;
  readonly field: string | null;
  readonly score: string | null;
  readonly verified_by: string | null;
  readonly revoked_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const TEXTS = ['organization', 'description', 'url', 'location', 'degree', 'field', 'score'] as const;

const toFields = (row: Row): AchievementFields => ({
  type: row.type,
  title: row.title,
  highlights: row.highlights,
  skills: row.skills,
  ...(row.start_date === null ? {} : { startDate: row.start_date }),
  ...(row.end_date === null ? {} : { endDate: row.end_date }),
  ...Object.fromEntries(TEXTS.flatMap((key) => (row[key] === null ? [] : [[key, row[key]]]))),
});

const toStored = (row: Row): StoredAchievement => ({
  id: row.id,
  ownerId: row.owner_id,
  version: row.version,
  fields: toFields(row),
  isVerified: row.verified_by !== null,
  revokedAt: row.revoked_at ?? undefined,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const COLUMNS = `id, owner_id, version, type, title, organization, description, highlights, skills, start_date, end_date, url, location, degree, field,
  score, verified_by, revoked_at, created_at, updated_at`;

const bytesOf = (fields: AchievementFields): number => Buffer.byteLength(JSON.stringify(fields));

const valuesOf = (f: AchievementFields): unknown[] => [
  f.type,
  f.title,
  f.organization,
  f.description,
  f.highlights,
  f.skills,
  f.startDate,
  f.endDate,
  f.url,
  f.location,
  f.degree,
  f.field,
  f.score,
  bytesOf(f),
];

/** Achievements of an owner, each statement with the owner in it. */
@Injectable()
export class AchievementRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Answers the bytes it keeps. */
  async add(tx: Tx, id: AchievementId, ownerId: UserId, fields: AchievementFields): Promise<number> {
    await tx.query({
      name: 'achievement_add',
      text: `INSERT INTO achievements (id, owner_id, type, title, organization, description, highlights, skills, start_date, end_date, url, location,
                                       degree, field, score, bytes)
             VALUES ($1, $2, $3::"AchievementType", $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      values: [id, ownerId, ...valuesOf(fields)],
    });
    return bytesOf(fields);
  }

  /** Writes the next version. Answers the bytes it keeps more, or fewer (negative). */
  async replace(tx: Tx, standing: StoredAchievement, fields: AchievementFields): Promise<number> {
    await tx.query({
      name: 'achievement_replace',
      text: `UPDATE achievements SET type = $3::"AchievementType", title = $4, organization = $5, description = $6, highlights = $7, skills = $8,
                    start_date = $9, end_date = $10, url = $11, location = $12, degree = $13, field = $14, score = $15, bytes = $16,
                    version = version + 1, updated_at = now()
             WHERE id = $1 AND owner_id = $2`,
      values: [standing.id, standing.ownerId, ...valuesOf(fields)],
    });
    return bytesOf(fields) - bytesOf(standing.fields);
  }

  /** Answers the bytes it had; undefined where it is not this owner's. */
  async remove(tx: Tx, ownerId: UserId, id: AchievementId): Promise<number | undefined> {
    const text = 'DELETE FROM achievements WHERE id = $1 AND owner_id = $2 RETURNING bytes';
    return (await tx.query<{ bytes: number }>({ name: 'achievement_remove', text, values: [id, ownerId] })).rows[0]?.bytes;
  }

  /** Inside a transaction where `db` is one. */
  async find(ownerId: UserId, id: AchievementId, db: Queryable = this.pool): Promise<StoredAchievement | undefined> {
    const text = `SELECT ${COLUMNS} FROM achievements WHERE id = $1 AND owner_id = $2`;
    const { rows } = await runQuery<Row>(db, { name: 'achievement_find', text, values: [id, ownerId] });
    return rows.map(toStored)[0];
  }

  /** All of a person, as a rebuild takes them. */
  async all(tx: Tx, ownerId: UserId): Promise<Achievement[]> {
    const text = `SELECT ${COLUMNS} FROM achievements WHERE owner_id = $1`;
    const { rows } = await tx.query<Row>({ name: 'achievement_all', text, values: [ownerId] });
    return rows.map((row) => ({
      ...toFields(row),
      id: row.id,
      createdAt: row.created_at.toISOString(),
      isVerified: row.verified_by !== null,
      ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at.toISOString() }),
    }));
  }

  /** Which skills it names, in their order. */
  async nameSkills(tx: Tx, ownerId: UserId, id: AchievementId, keys: readonly string[]): Promise<void> {
    await tx.query({
      name: 'achievement_skills_write',
      text: `WITH named AS (SELECT key, n FROM unnest($3::text[]) WITH ORDINALITY AS t (key, n)),
                  gone AS (DELETE FROM achievement_skills WHERE achievement_id = $1 AND owner_id = $2 AND key <> ALL ($3::text[]))
             INSERT INTO achievement_skills (achievement_id, owner_id, key, position) SELECT $1, $2, key, n FROM named
             ON CONFLICT (achievement_id, key) DO UPDATE SET position = excluded.position`,
      values: [id, ownerId, keys],
    });
  }

  /** Newest first, those older than `after`. */
  async list(ownerId: UserId, filter: AchievementFilter, after: AchievementId | undefined, take: number): Promise<StoredAchievement[]> {
    const { rows } = await runQuery<Row>(this.pool, {
      name: 'achievement_list',
      text: `SELECT ${COLUMNS} FROM achievements a WHERE ${FILTER} AND ($5::uuid IS NULL OR id < $5) ORDER BY id DESC LIMIT $6`,
      values: [...filterValues(ownerId, filter), after ?? null, take],
    });
    return rows.map(toStored);
  }

  async count(ownerId: UserId, filter: AchievementFilter): Promise<number> {
    const text = `SELECT count(*)::int AS n FROM achievements a WHERE ${FILTER}`;
    const { rows } = await runQuery<{ n: number }>(this.pool, { name: 'achievement_count', text, values: filterValues(ownerId, filter) });
    return rows[0]?.n ?? 0;
  }
}

const FILTER = `owner_id = $1 AND ($2::"AchievementType" IS NULL OR type = $2) AND ($3::boolean IS NULL OR (verified_by IS NOT NULL) = $3)
  AND ($4::text IS NULL OR EXISTS (SELECT FROM achievement_skills s WHERE s.achievement_id = a.id AND s.owner_id = a.owner_id AND s.key = $4))`;

const filterValues = (ownerId: UserId, { type, verified, skill }: AchievementFilter): unknown[] => [
  ownerId,
  type ?? null,
  verified ?? null,
  skill ?? null,
];
