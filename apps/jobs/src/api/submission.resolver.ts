import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { NeedsRoom } from '#service';
import { invalidInput, InvalidInput, NotFound, type InputIssue } from '#graphql';
import type { ModelCatalogue } from '../types/ports.js';
import { AiClient } from '../clients/ai.client.js';
import { SubmissionService } from '../types/submission.service.js';
import { ExecuteJobInput } from './job.inputs.js';
import { Model } from './model.model.js';
import { ExecuteJobResult } from './job.result.js';
import { submitJob } from './submit-job.js';

/** What may be asked for, and the one way to ask for any of it; types with a mutation of their own have it in types/. */
@Resolver()
@SignedIn()
export class SubmissionResolver {
  constructor(
    @Inject(SubmissionService) private readonly submissions: SubmissionService,
    @Inject(AiClient) private readonly models: ModelCatalogue,
  ) {}

  @Query(() => [String], { name: 'jobTypes', nullable: true })
  jobTypes(): string[] {
    return this.submissions.types;
  }

  @Query(() => [Model], { name: 'models', nullable: true })
  async modelsOf(): Promise<Model[]> {
    const models = await this.models.list();
    return models.map((m) => Object.assign(new Model(), m, { remainingToday: null }));
  }

  @NeedsRoom()
  @Mutation(() => ExecuteJobResult, { name: 'executeJob', description: 'A job of any registered type, e.g. `fibonacci` with `{n: 90}`.' })
  async execute(
    @Args('input', { type: () => ExecuteJobInput }) { clientRequestId: name, type, input }: ExecuteJobInput,
    @CurrentActor() actor: Actor,
  ): Promise<typeof ExecuteJobResult> {
    const submitted = await submitJob(this.submissions, actor, type, name, input);
    if (submitted instanceof NotFound)
      return invalidInput([{ path: '/input', code: 'NOT_FOUND', message: 'names something that is not there' }]);
    if (submitted instanceof InvalidInput) return invalidInput(submitted.issues.map(below));
    return submitted;
  }
}

/** In `executeJob` the job's own input stands one level down. */
const below = (issue: InputIssue): InputIssue =>
  issue.path === '/type' || issue.path === '/clientRequestId' ? issue : { ...issue, path: `/input${issue.path}` };
