import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { CLIENT_REQUEST_ID } from '../../api/job.inputs.js';

export enum OnImportErrorModel {
  CONTINUE = 'CONTINUE',
  ABORT = 'ABORT',
}
registerEnumType(OnImportErrorModel, {
  name: 'OnImportError',
  valuesMap: { ABORT: { description: 'The first chunk that fails for good stops the import; what is imported stays.' } },
});

@InputType()
export class ImportResumesInput {
  @Field(() => ID, CLIENT_REQUEST_ID)
  clientRequestId!: string;

  @Field(() => ID)
  uploadId!: string;

  @Field(() => OnImportErrorModel, { nullable: true, defaultValue: OnImportErrorModel.CONTINUE })
  onError?: OnImportErrorModel | null;
}
