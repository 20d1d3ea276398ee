import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput, QuotaExceeded } from '#graphql';
import { ResumeChange } from '../automatic/followed.model.js';
import { Resume } from '../resume/resume.model.js';

export enum SkillCategoryModel {
  PROGRAMMING = 'PROGRAMMING',
  FRAMEWORK = 'FRAMEWORK',
  DATABASE = 'DATABASE',
  CLOUD = 'CLOUD',
  TOOL = 'TOOL',
  DATA = 'DATA',
  DESIGN = 'DESIGN',
  BUSINESS = 'BUSINESS',
  HEALTH = 'HEALTH',
  TRADE = 'TRADE',
  SOFT = 'SOFT',
  OTHER = 'OTHER',
}
registerEnumType(SkillCategoryModel, { name: 'SkillCategory' });

export enum SkillLevelModel {
  BEGINNER = 'BEGINNER',
  INTERMEDIATE = 'INTERMEDIATE',
  ADVANCED = 'ADVANCED',
  EXPERT = 'EXPERT',
}
registerEnumType(SkillLevelModel, { name: 'SkillLevel' });

export enum LevelByModel {
  DEFAULT = 'DEFAULT',
  PERSON = 'PERSON',
}
registerEnumType(LevelByModel, { name: 'LevelBy', description: 'Who said it. A default is nobody’s claim, and no résumé prints it.' });

@ObjectType({ description: 'A skill of yours, once in whatever spellings.' })
export class Skill {
  @Field(() => ID, { description: 'Of yours alone: what makes two words the same skill.' })
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => SkillCategoryModel)
  category!: SkillCategoryModel;

  @Field(() => SkillLevelModel)
  level!: SkillLevelModel;

  @Field(() => LevelByModel)
  levelBy!: LevelByModel;

  @Field(() => Int, { description: 'How many achievements name it. Nought: you alone do.' })
  achievements!: number;
}

@ObjectType()
export class SkillSaved {
  @Field(() => Skill)
  skill!: Skill;

  @Field(() => Resume, { description: 'The automatic résumé as it follows.' })
  resume!: Resume;

  @Field(() => ResumeChange)
  change!: ResumeChange;
}

@ObjectType()
export class SkillRemoved {
  @Field(() => ID)
  key!: string;

  @Field(() => Resume, { description: 'The automatic résumé as it follows.' })
  resume!: Resume;

  @Field(() => ResumeChange)
  change!: ResumeChange;
}

export const SetSkillLevelResult = createUnionType({
  name: 'SetSkillLevelResult',
  types: () => [SkillSaved, InvalidInput, QuotaExceeded] as const,
  resolveType: (value: object) => ([InvalidInput, QuotaExceeded] as const).find((type) => value instanceof type) ?? SkillSaved,
});

export const RemoveSkillResult = createUnionType({
  name: 'RemoveSkillResult',
  types: () => [SkillRemoved, InvalidInput] as const,
  resolveType: (value: object) => (value instanceof InvalidInput ? InvalidInput : SkillRemoved),
});
