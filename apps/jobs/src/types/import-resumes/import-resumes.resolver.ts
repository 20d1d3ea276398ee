import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { NeedsRoom } from '#service';
import { submitJob } from '../../api/submit-job.js';
import { SubmissionService } from '../submission.service.js';
import { ImportResumesInput } from './import-resumes.inputs.js';
import { ImportResumesResult } from './import-resumes.result.js';

@Resolver()
@SignedIn()
export class ImportResumesResolver {
  constructor(@Inject(SubmissionService) private readonly submissions: SubmissionService) {}

  @NeedsRoom()
  @Mutation(() => ImportResumesResult, {
    name: 'importResumes',
    description: 'Stores the accepted records of an upload as résumés. An upload is imported once.',
  })
  async importResumes(
    @Args('input', { type: () => ImportResumesInput }) { clientRequestId, uploadId, onError }: ImportResumesInput,
    @CurrentActor() actor: Actor,
  ): Promise<typeof ImportResumesResult> {
    return submitJob(this.submissions, actor, 'import-resumes', clientRequestId, { uploadId, onError: onError ?? undefined });
  }
}
