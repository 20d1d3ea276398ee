import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { z } from 'zod';
import { clientRequestId } from '#common';
import { PageArgs } from '#graphql';
import { AchievementTypeModel } from './achievement.model.js';

/** What both inputs say alike; bounds are in libs/achievements. */
@InputType({ isAbstract: true })
class AchievementText {
  @Field(() => String, { nullable: true, description: 'Employer, institution, issuer, publisher. A project and an award may be without.' })
  organization?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 4,000 characters.' })
  description?: string | null;

  @Field(() => [String], { nullable: true, description: 'At most 50, each of at most 1,000 characters.' })
  highlights?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'At most 100, each of at most 100 characters.' })
  skills?: string[] | null;

  @Field(() => String, { nullable: true, description: 'YYYY, YYYY-MM or YYYY-MM-DD.' })
  startDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Left out beside a start: it goes on.' })
  endDate?: string | null;

  @Field(() => String, { nullable: true, description: 'http or https.' })
  url?: string | null;

  @Field(() => String, { nullable: true })
  location?: string | null;

  @Field(() => String, { nullable: true, description: 'Of a degree, e.g. BSc.' })
  degree?: string | null;

  @Field(() => String, { nullable: true, description: 'Of study.' })
  field?: string | null;

  @Field(() => String, { nullable: true })
  score?: string | null;
}

@InputType()
export class AddAchievementInput extends AchievementText {
  @Field(() => ID, { description: 'A name you give this request; sending it again answers the first achievement.' })
  clientRequestId!: string;

  @Field(() => AchievementTypeModel)
  type!: AchievementTypeModel;

  @Field(() => String, { description: 'Position, degree, name; 1 to 300 characters.' })
  title!: string;
}

@InputType()
export class UpdateAchievementInput extends AchievementText {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The version you read. STALE_VERSION when it is no longer the current one.' })
  version!: number;

  @Field(() => AchievementTypeModel, { nullable: true })
  type?: AchievementTypeModel | null;

  @Field(() => String, { nullable: true })
  title?: string | null;
}

@ArgsType()
export class AchievementsArgs extends PageArgs {
  @Field(() => AchievementTypeModel, { nullable: true })
  type?: AchievementTypeModel | null;

  @Field(() => Boolean, { nullable: true })
  verified?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Those that name this skill, in any spelling of it.' })
  skill?: string | null;
}

export const addAchievementRules = z.object({ clientRequestId });
