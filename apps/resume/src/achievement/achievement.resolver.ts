import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { identifySkill } from '#achievements';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { checkInput, type AchievementId, type UserId } from '#common';
import { connection, idArgument, invalidInput, pageOf, Paginated, quotaExceeded, type Connection, type InvalidInput, type QuotaExceeded } from '#graphql'; // prettier-ignore
import { QuotaExceededError } from '#quota';
import { NeedsRoom } from '#service';
import { toFollowed } from '../automatic/followed.mapper.js';
import { ResumeService } from '../resume/resume.service.js';
import { AchievementRepository, type AchievementFilter } from './achievement.repository.js';
import { AchievementService, type Saved } from './achievement.service.js';
import { AchievementsArgs, AddAchievementInput, addAchievementRules, UpdateAchievementInput } from './achievement.inputs.js';
import { toAchievement, toStats } from './achievement.mapper.js';
import { Achievement, AchievementDeleted, AchievementSaved, AchievementStats, AddAchievementResult, UpdateAchievementResult } from './achievement.model.js'; // prettier-ignore

const Achievements = Paginated(Achievement);
const ById = z.tuple([z.uuid()]);

type Answer = AchievementSaved | InvalidInput | QuotaExceeded;

@Resolver(() => Achievement)
@SignedIn()
export class AchievementResolver {
  constructor(
    private readonly service: AchievementService,
    private readonly achievements: AchievementRepository,
    private readonly resumes: ResumeService,
  ) {}

  @Query(() => Achievement, { name: 'achievement', nullable: true })
  async one(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: Actor): Promise<Achievement> {
    return toAchievement(await this.service.get(actor.userId, idArgument(id, 'id')));
  }

  @Query(() => Achievements, { name: 'achievements', nullable: true, description: 'Newest first, as they were added.' })
  async list(
    @Args({ type: () => AchievementsArgs }) args: AchievementsArgs,
    @CurrentActor() actor: Actor,
  ): Promise<Connection<Achievement>> {
    const filter: AchievementFilter = {
      type: args.type ?? undefined,
      verified: args.verified ?? undefined,
      skill: args.skill == null ? undefined : identifySkill(args.skill).key,
    };
    const page = pageOf(args, ById);
    const rows = await this.achievements.list(actor.userId, filter, page.after?.[0] as AchievementId | undefined, page.limit);
    const totalCount = (): Promise<number> => this.achievements.count(actor.userId, filter);
    return connection(rows, page, { cursor: (a) => [a.id], node: toAchievement, totalCount });
  }

  @Query(() => AchievementStats, { name: 'achievementStats' })
  async stats(@CurrentActor() actor: Actor): Promise<AchievementStats> {
    return toStats(await this.service.statistics(actor.userId));
  }

  @NeedsRoom()
  @Mutation(() => AddAchievementResult, {
    name: 'addAchievement',
    description: 'Adds something you did; the automatic résumé follows in the same moment.',
  })
  async add(@Args('input', { type: () => AddAchievementInput }) input: AddAchievementInput, @CurrentActor() actor: Actor): Promise<Answer> {
    const { clientRequestId, ...fields } = input;
    const checked = checkInput(addAchievementRules, { clientRequestId });
    if (!checked.ok) return invalidInput(checked.issues);
    return this.answer(actor.userId, this.service.add(actor, checked.value.clientRequestId, fields));
  }

  @NeedsRoom()
  @Mutation(() => UpdateAchievementResult, { name: 'updateAchievement', description: 'What is left out stays as it is, null empties it.' })
  async update(
    @Args('input', { type: () => UpdateAchievementInput }) input: UpdateAchievementInput,
    @CurrentActor() actor: Actor,
  ): Promise<Answer> {
    const { id, version, ...fields } = input;
    return this.answer(actor.userId, this.service.update(actor, idArgument(id, 'id'), version, fields));
  }

  @Mutation(() => AchievementDeleted, { name: 'deleteAchievement', description: 'Skills that only it named go with it.' })
  async remove(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: Actor): Promise<AchievementDeleted> {
    const followed = await this.service.remove(actor, idArgument(id, 'id'));
    return Object.assign(new AchievementDeleted(), { id, ...(await toFollowed(this.resumes, actor.userId, followed)) });
  }

  private async answer(ownerId: UserId, saving: Promise<Saved>): Promise<Answer> {
    try {
      const saved = await saving;
      if (!saved.ok) return invalidInput(saved.issues);
      const followed = await toFollowed(this.resumes, ownerId, saved.followed);
      return Object.assign(new AchievementSaved(), { achievement: toAchievement(saved.achievement), ...followed });
    } catch (error) {
      if (error instanceof QuotaExceededError) return quotaExceeded(error.excess);
      throw error;
    }
  }
}
