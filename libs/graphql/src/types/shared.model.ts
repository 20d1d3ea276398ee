import { Field, GraphQLISODateTime, ObjectType } from '@nestjs/graphql';

/** Instants as RFC 3339 text in UTC; `Date` in code. */
export const DateTime = GraphQLISODateTime;

/** The expected answer for an object that is not there or is somebody else's: the two cannot be told apart (docs/security.md, R6). */
@ObjectType()
export class NotFound {
  @Field(() => String)
  message!: string;
}

export const notFoundAnswer = (): NotFound => Object.assign(new NotFound(), { message: 'Not found' });

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}
