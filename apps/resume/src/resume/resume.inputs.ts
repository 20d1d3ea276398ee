import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { z } from 'zod';
import { clientRequestId } from '#common';
import { JsonScalar, PageArgs } from '#graphql';
import { ResumeKindModel } from './resume.model.js';

@InputType()
export class CreateResumeInput {
  @Field(() => ID, { description: 'A name you give this request; sending it again answers the first résumé.' })
  clientRequestId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => JsonScalar)
  content!: unknown;

  @Field(() => ResumeKindModel, { defaultValue: ResumeKindModel.MASTER })
  kind!: ResumeKindModel;
}

@InputType()
export class UpdateResumeInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The version you read. STALE_VERSION when it is no longer the current one.' })
  version!: number;

  @Field(() => String, { nullable: true })
  title?: string | null;

  @Field(() => JsonScalar, { nullable: true })
  content?: unknown;
}

@ArgsType()
export class ResumesArgs extends PageArgs {
  @Field(() => ResumeKindModel, { nullable: true })
  kind?: ResumeKindModel | null;

  @Field(() => ID, { nullable: true })
  uploadId?: string | null;
}

@ArgsType()
export class ResumeVersionsArgs extends PageArgs {
  @Field(() => ID)
  id!: string;
}

/**
 * What a person may say in a create beyond the types. Imported résumés come by an upload and the automatic one is built by the product:
 * neither is typed in.
 */
export const createResumeRules = z.object({
  clientRequestId,
  kind: z.enum(['MASTER', 'TAILORED'], { error: 'must be MASTER or TAILORED: the other kinds are made by the product' }),
});
