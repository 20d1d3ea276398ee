import { Injectable } from '@nestjs/common';
import { ACHIEVEMENT_LIMITS, identifySkill, readAchievement, type SkillLevel } from '#achievements';
import { notFound, type InputIssue, type UserId } from '#common';
import type { Tx } from '#database';
import { AutomaticService, type OwnSkills } from '../automatic/automatic.service.js';
import { RefusedError } from '../automatic/automatic.errors.js';
import type { Followed } from '../automatic/automatic.js';
import type { Keeper } from '../usage/limits.js';
import { MAX_OWN_SKILLS, type Skill } from './skill.js';
import { SkillRepository } from './skill.repository.js';

export type SkillChange<T> =
  | { readonly ok: true; readonly value: T; readonly followed: Followed }
  | { readonly ok: false; readonly issues: readonly InputIssue[] };

type Own = OwnSkills extends ReadonlyMap<infer K, infer V> ? Map<K, V> : never;

/** What a person says of skills, beside what the achievements name. */
@Injectable()
export class SkillService {
  constructor(
    private readonly automatic: AutomaticService,
    private readonly skills: SkillRepository,
  ) {}

  /**
   * Says a level of a skill, which becomes the person's own if it is nobody's yet. `undefined` takes the level back: it is the default again,
   * which no résumé prints. Doing it twice is doing it once. Issues for what is no skill, and beyond 500 of the person's own.
   */
  async setLevel(keeper: Keeper, word: string, level: SkillLevel | undefined): Promise<SkillChange<Skill>> {
    const name = readWord(word);
    if (name === undefined) return { ok: false, issues: [WRONG_NAME] };
    const { key } = identifySkill(name);
    const changed = await this.change(keeper, async (tx, own) => {
      const standing = await this.skills.find(keeper.userId, key, tx);
      own.set(key, {
        name: standing?.name ?? name,
        typed: standing === undefined || standing.typed,
        ...(level === undefined ? {} : { level }),
      });
      if (own.size > MAX_OWN_SKILLS) throw new RefusedError([TOO_MANY]);
    });
    return changed.ok ? { ...changed, value: await this.get(keeper.userId, key) } : changed;
  }

  /** Takes back what the person said of a skill. While achievements name it, it is in use and stays: they are to be changed. NOT_FOUND without it. */
  async remove(keeper: Keeper, key: string): Promise<SkillChange<string>> {
    const changed = await this.change(keeper, async (tx, own) => {
      const standing = await this.skills.find(keeper.userId, key, tx);
      if (!standing) throw notFound();
      if (standing.achievements > 0) throw new RefusedError([IN_USE]);
      own.delete(key);
    });
    return changed.ok ? { ...changed, value: key } : changed;
  }

  private async get(ownerId: UserId, key: string): Promise<Skill> {
    const skill = await this.skills.find(ownerId, key);
    if (!skill) throw notFound();
    return skill;
  }

  private async change(
    keeper: Keeper,
    write: (tx: Tx, own: Own) => Promise<void>,
  ): Promise<{ ok: true; followed: Followed } | { ok: false; issues: readonly InputIssue[] }> {
    try {
      const { followed } = await this.automatic.change(keeper, async (tx) => {
        const own: Own = new Map(await this.automatic.ownSkills(tx, keeper.userId));
        await write(tx, own);
        return { amounts: {}, own };
      });
      return { ok: true, followed };
    } catch (error) {
      if (error instanceof RefusedError) return { ok: false, issues: error.issues };
      throw error;
    }
  }
}

const WRONG_NAME = { path: '/name', code: 'NOT_A_SKILL', message: `must be text of 1 to ${ACHIEVEMENT_LIMITS.skill} characters` } as const;
const TOO_MANY = { path: '/name', code: 'TOO_MANY', message: `no more than ${MAX_OWN_SKILLS} skills of your own` } as const;
const IN_USE = { path: '/key', code: 'IN_USE', message: 'achievements name it: take it out of those' } as const;

/** A word as an achievement may name it. */
function readWord(word: string): string | undefined {
  const read = readAchievement({ type: 'PROJECT', title: '-', skills: [word] }, new Date(0));
  return read.ok ? read.value.skills[0] : undefined;
}
