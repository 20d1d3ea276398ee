import { Field, ObjectType } from '@nestjs/graphql';
import type { InputIssue as Issue } from '#common';

/** One thing wrong with an input: where (JSON pointer into the input), which rule, and a sentence. Never the value itself. */
@ObjectType()
export class InputIssue implements Issue {
  @Field(() => String)
  path!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  message!: string;
}

/** The expected answer to an input that cannot be accepted, as a union member. */
@ObjectType()
export class InvalidInput {
  @Field(() => [InputIssue])
  issues!: InputIssue[];
}

export const invalidInput = (issues: readonly Issue[]): InvalidInput => Object.assign(new InvalidInput(), { issues: [...issues] });
