import { ArgsType, Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { JsonScalar, PageArgs } from '#graphql';
import { JobItemStatusModel, JobStatusModel } from './job.model.js';

export enum DocumentKindModel {
  RESUME = 'RESUME',
  COVER_LETTER = 'COVER_LETTER',
}
registerEnumType(DocumentKindModel, { name: 'DocumentKind' });

export enum OnImportErrorModel {
  CONTINUE = 'CONTINUE',
  ABORT = 'ABORT',
}
registerEnumType(OnImportErrorModel, {
  name: 'OnImportError',
  valuesMap: { ABORT: { description: 'The first chunk that fails for good stops the import; what is imported stays.' } },
});

const CLIENT_REQUEST_ID = { description: 'A name you give this request; sending it again answers the first job.' };

@InputType()
export class PostingInput {
  @Field(() => String, { nullable: true })
  title?: string | null;

  @Field(() => String, { nullable: true })
  company?: string | null;

  @Field(() => String, { nullable: true })
  url?: string | null;

  @Field(() => String, { description: 'The advertisement, at most 32 kB.' })
  text!: string;
}

@InputType()
export class GenerateDocumentsInput {
  @Field(() => ID, CLIENT_REQUEST_ID)
  clientRequestId!: string;

  @Field(() => ID)
  masterResumeId!: string;

  @Field(() => [PostingInput], { description: '1 to 250.' })
  postings!: PostingInput[];

  @Field(() => [DocumentKindModel], { defaultValue: [DocumentKindModel.RESUME] })
  kinds!: DocumentKindModel[];

  @Field(() => String, { nullable: true, description: 'One of `models`; without it the default one.' })
  model?: string | null;

  @Field(() => String, { nullable: true })
  tone?: string | null;

  @Field(() => String, { nullable: true, description: 'A language tag such as en or de-CH; without it the posting’s language.' })
  language?: string | null;
}

@InputType()
export class ImportResumesInput {
  @Field(() => ID, CLIENT_REQUEST_ID)
  clientRequestId!: string;

  @Field(() => ID)
  uploadId!: string;

  @Field(() => OnImportErrorModel, { nullable: true, defaultValue: OnImportErrorModel.CONTINUE })
  onError?: OnImportErrorModel | null;
}

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
