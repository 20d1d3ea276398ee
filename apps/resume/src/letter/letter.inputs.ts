import { ArgsType, Field, ID } from '@nestjs/graphql';
import { PageArgs } from '#graphql';

@ArgsType()
export class CoverLettersArgs extends PageArgs {
  @Field(() => ID, { nullable: true })
  resumeId?: string | null;
}
