import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '#graphql';

@ObjectType({ description: 'A model that documents can be generated with.' })
export class Model {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  provider!: string;

  @Field(() => Boolean)
  available!: boolean;

  @Field(() => Boolean)
  loginRequired!: boolean;

  @Field(() => Int, { nullable: true, description: 'Null where the provider has no daily limit that is known.' })
  remainingToday!: number | null;

  @Field(() => DateTime, { nullable: true })
  waitingUntil!: Date | null;
}
