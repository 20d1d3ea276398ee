import { Field, InputType } from '@nestjs/graphql';
import { SkillLevelModel } from './skill.model.js';

@InputType()
export class SetSkillLevelInput {
  @Field(() => String, { description: 'In any spelling. A skill that no achievement names becomes one of your own.' })
  name!: string;

  @Field(() => SkillLevelModel, { nullable: true, description: 'Null takes it back: nobody says a level then, and no résumé prints one.' })
  level?: SkillLevelModel | null;
}
