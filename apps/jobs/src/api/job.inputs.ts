import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { JsonScalar, PageArgs } from '#graphql';
import { JobItemStatusModel, JobStatusModel } from './job.model.js';

/** Of the name of a request, in every input that asks for a job. */
export const CLIENT_REQUEST_ID = { description: 'A name you give this request; sending it again answers the first job.' };

@InputType()
export class ExecuteJobInput {
  @Field(() => ID, CLIENT_REQUEST_ID)
  clientRequestId!: string;

  @Field(() => String, { description: 'One of `jobTypes`.' })
  type!: string;

  @Field(() => JsonScalar)
  input!: unknown;
}

@ArgsType()
export class JobsArgs extends PageArgs {
  @Field(() => String, { nullable: true })
  type?: string | null;

  @Field(() => JobStatusModel, { nullable: true })
  status?: JobStatusModel | null;
}

@ArgsType()
export class JobItemsArgs extends PageArgs {
  @Field(() => JobItemStatusModel, { nullable: true })
  status?: JobItemStatusModel | null;
}
