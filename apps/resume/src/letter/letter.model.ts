import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '#graphql';

@ObjectType()
export class CoverLetter {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { description: 'The master it was written from.' })
  resumeId!: string;

  @Field(() => Int)
  resumeVersion!: number;

  @Field(() => String, { nullable: true })
  postingTitle!: string | null;

  @Field(() => String, { nullable: true })
  company!: string | null;

  @Field(() => DateTime)
  createdAt!: Date;
}
