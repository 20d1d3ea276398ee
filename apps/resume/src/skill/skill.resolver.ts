import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { connection, invalidInput, PageArgs, pageOf, Paginated, quotaExceeded, type Connection, type InvalidInput, type QuotaExceeded } from '#graphql'; // prettier-ignore
import { QuotaExceededError } from '#quota';
import { NeedsRoom } from '#service';
import { toFollowed } from '../automatic/followed.mapper.js';
import { ResumeService } from '../resume/resume.service.js';
import { SetSkillLevelInput } from './skill.inputs.js';
import { LevelByModel, RemoveSkillResult, SetSkillLevelResult, Skill, SkillCategoryModel, SkillLevelModel, SkillRemoved, SkillSaved } from './skill.model.js'; // prettier-ignore
import type { Skill as Stored } from './skill.js';
import { SkillRepository } from './skill.repository.js';
import { SkillService } from './skill.service.js';

const Skills = Paginated(Skill);
const ByPosition = z.tuple([z.int32().min(0)]);

const toSkill = ({ key, name, category, level, levelBy, achievements }: Stored): Skill =>
  Object.assign(new Skill(), {
    key,
    name,
    achievements,
    category: SkillCategoryModel[category],
    level: SkillLevelModel[level],
    levelBy: LevelByModel[levelBy],
  });

@Resolver(() => Skill)
@SignedIn()
export class SkillResolver {
  constructor(
    private readonly service: SkillService,
    private readonly repository: SkillRepository,
    private readonly resumes: ResumeService,
  ) {}

  @Query(() => Skills, { name: 'skills', nullable: true, description: 'In the order in which a résumé shows them.' })
  async list(@Args({ type: () => PageArgs }) args: PageArgs, @CurrentActor() actor: Actor): Promise<Connection<Skill>> {
    const page = pageOf(args, ByPosition);
    const rows = await this.repository.list(actor.userId, page.after?.[0], page.limit);
    const totalCount = (): Promise<number> => this.repository.count(actor.userId);
    return connection(rows, page, { cursor: ({ position }) => [position], node: ({ skill }) => toSkill(skill), totalCount });
  }

  @NeedsRoom()
  @Mutation(() => SetSkillLevelResult, { name: 'setSkillLevel', description: 'Your own word on a skill; no rebuild overwrites it.' })
  async setLevel(
    @Args('input', { type: () => SetSkillLevelInput }) { name, level }: SetSkillLevelInput,
    @CurrentActor() actor: Actor,
  ): Promise<SkillSaved | InvalidInput | QuotaExceeded> {
    try {
      const changed = await this.service.setLevel(actor, name, level ?? undefined);
      if (!changed.ok) return invalidInput(changed.issues);
      const followed = await toFollowed(this.resumes, actor.userId, changed.followed);
      return Object.assign(new SkillSaved(), { skill: toSkill(changed.value), ...followed });
    } catch (error) {
      if (error instanceof QuotaExceededError) return quotaExceeded(error.excess);
      throw error;
    }
  }

  @Mutation(() => RemoveSkillResult, {
    name: 'removeSkill',
    description: 'Removes a skill that you named. One that achievements name is IN_USE: take it out of those.',
  })
  async remove(@Args('key', { type: () => ID }) key: string, @CurrentActor() actor: Actor): Promise<SkillRemoved | InvalidInput> {
    const changed = await this.service.remove(actor, key);
    if (!changed.ok) return invalidInput(changed.issues);
    return Object.assign(new SkillRemoved(), { key: changed.value, ...(await toFollowed(this.resumes, actor.userId, changed.followed)) });
  }
}
