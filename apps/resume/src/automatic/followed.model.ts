import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime } from '#graphql';
import { Resume } from '../resume/resume.model.js';

@ObjectType({
  description: 'What a change made of the automatic résumé: JSON pointers, at most 200 of each kind. All empty: it stayed as it was.',
})
export class ResumeChange {
  @Field(() => [String])
  added!: string[];

  @Field(() => [String], { description: 'Pointers into the content before.' })
  removed!: string[];

  @Field(() => [String])
  changed!: string[];
}

@ObjectType({ description: 'The résumé that is made of your achievements and skills.' })
export class AutomaticResume {
  @Field(() => Resume)
  resume!: Resume;

  @Field(() => DateTime, { description: 'When it was last made, whether or not that changed anything.' })
  generatedAt!: Date;
}
