import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime } from '#graphql';

@ObjectType({ description: 'A request to a model of somebody else, as it left: private matter in it is masked, e.g. as [PHONE_1].' })
export class SentRequest {
  @Field(() => DateTime)
  sentAt!: Date;

  @Field(() => String)
  provider!: string;

  @Field(() => String)
  model!: string;

  @Field(() => String, { description: 'Name and version of the prompt, e.g. letter.v1.' })
  prompt!: string;

  @Field(() => String, { description: 'The rules it begins with.' })
  instructions!: string;

  @Field(() => String, { description: 'The task, and the data it is written from.' })
  text!: string;
}
