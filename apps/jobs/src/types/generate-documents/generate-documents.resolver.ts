import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { NeedsRoom } from '#service';
import { submitJob } from '../../api/submit-job.js';
import { SubmissionService } from '../submission.service.js';
import { GenerateDocumentsInput } from './generate-documents.inputs.js';
import { GenerateDocumentsResult } from './generate-documents.result.js';

@Resolver()
@SignedIn()
export class GenerateDocumentsResolver {
  constructor(@Inject(SubmissionService) private readonly submissions: SubmissionService) {}

  @NeedsRoom()
  @Mutation(() => GenerateDocumentsResult, {
    name: 'generateDocuments',
    description: 'One tailored document for each posting and kind, from the master résumé as it stands now.',
  })
  async generateDocuments(
    @Args('input', { type: () => GenerateDocumentsInput }) { clientRequestId, ...input }: GenerateDocumentsInput,
    @CurrentActor() actor: Actor,
  ): Promise<typeof GenerateDocumentsResult> {
    return submitJob(this.submissions, actor, 'generate-documents', clientRequestId, input);
  }
}
