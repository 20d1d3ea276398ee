import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, InvalidInput, QuotaExceeded } from '#graphql';
import { ResumeChange } from '../automatic/followed.model.js';
import { Resume } from '../resume/resume.model.js';

export enum AchievementTypeModel {
  JOB = 'JOB',
  INTERNSHIP = 'INTERNSHIP',
  DEGREE = 'DEGREE',
  COURSE = 'COURSE',
  CERTIFICATE = 'CERTIFICATE',
  PROJECT = 'PROJECT',
  AWARD = 'AWARD',
  VOLUNTEER = 'VOLUNTEER',
  PUBLICATION = 'PUBLICATION',
}
registerEnumType(AchievementTypeModel, { name: 'AchievementType' });

@ObjectType({ description: 'Something you did. The automatic résumé is made of all of them.' })
export class Achievement {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => AchievementTypeModel)
  type!: AchievementTypeModel;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true, description: 'Employer, institution, issuer, publisher.' })
  organization!: string | null;

  @Field(() => String, { nullable: true })
  description!: string | null;

  @Field(() => [String])
  highlights!: string[];

  @Field(() => [String], { description: 'As you wrote them; `skills` has each once.' })
  skills!: string[];

  @Field(() => String, { nullable: true, description: 'YYYY, YYYY-MM or YYYY-MM-DD.' })
  startDate!: string | null;

  @Field(() => String, { nullable: true, description: 'Null beside a start: it goes on.' })
  endDate!: string | null;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => String, { nullable: true })
  location!: string | null;

  @Field(() => String, { nullable: true })
  degree!: string | null;

  @Field(() => String, { nullable: true })
  field!: string | null;

  @Field(() => String, { nullable: true })
  score!: string | null;

  @Field(() => Boolean, {
    description: 'A platform vouches for type, title, organisation, dates and address, which cannot be changed then.',
  })
  isVerified!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'Whoever vouched for it took it back: it is in no résumé.' })
  revokedAt!: Date | null;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime)
  updatedAt!: Date;
}

@ObjectType()
export class AchievementSaved {
  @Field(() => Achievement)
  achievement!: Achievement;

  @Field(() => Resume, { description: 'The automatic résumé as it follows.' })
  resume!: Resume;

  @Field(() => ResumeChange)
  change!: ResumeChange;
}

@ObjectType()
export class AchievementDeleted {
  @Field(() => ID)
  id!: string;

  @Field(() => Resume, { description: 'The automatic résumé as it follows.' })
  resume!: Resume;

  @Field(() => ResumeChange)
  change!: ResumeChange;
}

@ObjectType()
export class AchievementTypeCount {
  @Field(() => AchievementTypeModel)
  type!: AchievementTypeModel;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: 'Counts of what is not revoked. What was told twice counts twice, but once among `entries`.' })
export class AchievementStats {
  @Field(() => Int)
  achievements!: number;

  @Field(() => Int, { description: 'What the résumé shows.' })
  entries!: number;

  @Field(() => Int)
  verified!: number;

  @Field(() => Int)
  skills!: number;

  @Field(() => [AchievementTypeCount], { description: 'Types without any are left out.' })
  byType!: AchievementTypeCount[];
}

const saveResult = (name: string) =>
  createUnionType({
    name,
    types: () => [AchievementSaved, InvalidInput, QuotaExceeded] as const,
    resolveType: (value: object) => ([InvalidInput, QuotaExceeded] as const).find((type) => value instanceof type) ?? AchievementSaved,
  });

export const AddAchievementResult = saveResult('AddAchievementResult');
export const UpdateAchievementResult = saveResult('UpdateAchievementResult');
