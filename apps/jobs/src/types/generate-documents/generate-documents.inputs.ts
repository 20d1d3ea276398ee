import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { CLIENT_REQUEST_ID } from '../../api/job.inputs.js';

export enum DocumentKindModel {
  RESUME = 'RESUME',
  COVER_LETTER = 'COVER_LETTER',
}
registerEnumType(DocumentKindModel, { name: 'DocumentKind' });

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

  @Field(() => String, {
    nullable: true,
    description:
      'A language tag such as en or de-CH; AUTO, or without it, the posting’s language. One that documents are not written in is refused; with AUTO such a posting is answered in the résumé’s language, and the item says so.',
  })
  language?: string | null;
}
