import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { SkillLevel } from '#achievements';
import type { UserId } from '#common';
import { runQuery, type Queryable, type Tx } from '#database';
import { POOL } from '#service';
import type { Skill } from './skill.js';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly category: Skill['category'];
  readonly level: SkillLevel;
  readonly level_by: Skill['levelBy'];
  readonly typed: boolean;
  readonly achievements: number;
}

const toSkill = ({ level_by: levelBy, ...row }: Row): Skill => ({ ...row, levelBy });

const COLUMNS = 'key, name, category, level, level_by, typed, achievements';

/** Skills of an owner. Written as a whole by a rebuild; what is the same is not written again. */
@Injectable()
export class SkillRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** In the order of showing, those after position `after`. */
  async list(ownerId: UserId, after: number | undefined, take: number): Promise<{ skill: Skill; position: number }[]> {
    const { rows } = await runQuery<Row & { position: number }>(this.pool, {
      name: 'skill_list',
      text: `SELECT ${COLUMNS}, position FROM skills WHERE owner_id = $1 AND position > $2 ORDER BY position LIMIT $3`,
      values: [ownerId, after ?? -1, take],
    });
    return rows.map(({ position, ...row }) => ({ skill: toSkill(row), position }));
  }

  async count(ownerId: UserId): Promise<number> {
    const text = 'SELECT count(*)::int AS n FROM skills WHERE owner_id = $1';
    return (await runQuery<{ n: number }>(this.pool, { name: 'skill_count', text, values: [ownerId] })).rows[0]?.n ?? 0;
  }

  async find(ownerId: UserId, key: string, db: Queryable = this.pool): Promise<Skill | undefined> {
    const text = `SELECT ${COLUMNS} FROM skills WHERE owner_id = $1 AND key = $2`;
    return (await runQuery<Row>(db, { name: 'skill_find', text, values: [ownerId, key] })).rows.map(toSkill)[0];
  }

  /** Those the person named or gave a level to, by key. */
  async own(tx: Tx, ownerId: UserId): Promise<Skill[]> {
    const text = `SELECT ${COLUMNS} FROM skills WHERE owner_id = $1 AND (typed OR level_by = 'PERSON') ORDER BY key`;
    return (await tx.query<Row>({ name: 'skill_own', text, values: [ownerId] })).rows.map(toSkill);
  }

  /** From here on these are the person's skills, in this order. */
  async write(tx: Tx, ownerId: UserId, skills: readonly Skill[]): Promise<void> {
    await tx.query({
      name: 'skill_write',
      text: `WITH n AS (SELECT * FROM jsonb_to_recordset($2::jsonb)
                          AS x (key text, name text, category text, level "SkillLevel", "levelBy" "LevelBy", typed boolean, achievements int, position int)),
                  gone AS (DELETE FROM skills s WHERE owner_id = $1 AND NOT EXISTS (SELECT FROM n WHERE n.key = s.key))
             INSERT INTO skills AS s (owner_id, key, name, category, level, level_by, typed, achievements, position)
             SELECT $1, key, name, category, level, "levelBy", typed, achievements, position FROM n
             ON CONFLICT (owner_id, key) DO UPDATE SET name = excluded.name, category = excluded.category, level = excluded.level,
               level_by = excluded.level_by, typed = excluded.typed, achievements = excluded.achievements, position = excluded.position
             WHERE (s.name, s.category, s.level, s.level_by, s.typed, s.achievements, s.position)
               IS DISTINCT FROM (excluded.name, excluded.category, excluded.level, excluded.level_by, excluded.typed, excluded.achievements, excluded.position)`,
      values: [ownerId, JSON.stringify(skills.map((skill, position) => ({ ...skill, position })))],
    });
  }
}
