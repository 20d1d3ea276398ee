import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { checkInput, clientRequestId } from '#common';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { invalidInput, InvalidInput, NotFound, type InputIssue } from '#graphql';
import type { ModelCatalogue } from '../clients/ai.client.js';
import { AiClient } from '../clients/ai.client.js';
import { SubmissionService } from '../submission/submission.service.js';
import { ExecuteJobInput, GenerateDocumentsInput, ImportResumesInput } from './job.inputs.js';
import { toSubmitted, type ShownJob } from './job.mapper.js';
import { Model } from './model.model.js';
import { ExecuteJobResult, GenerateDocumentsResult, ImportResumesResult } from './job.result.js';

/** The ways to ask for a job. All answer at once, with the job and never with what it makes. */
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

  @Mutation(() => GenerateDocumentsResult, {
    name: 'generateDocuments',
    description: 'One tailored document for each posting and kind, from the master résumé as it stands now.',
  })
  async generate(
    @Args('input', { type: () => GenerateDocumentsInput }) { clientRequestId: name, ...input }: GenerateDocumentsInput,
    @CurrentActor() actor: Actor,
  ): Promise<typeof GenerateDocumentsResult> {
    return this.submit(actor, 'generate-documents', name, input);
  }

  @Mutation(() => ImportResumesResult, {
    name: 'importResumes',
    description: 'Stores the accepted records of an upload as résumés. An upload is imported once.',
  })
  async importResumes(
    @Args('input', { type: () => ImportResumesInput }) { clientRequestId: name, uploadId, onError }: ImportResumesInput,
    @CurrentActor() actor: Actor,
  ): Promise<typeof ImportResumesResult> {
    return this.submit(actor, 'import-resumes', name, { uploadId, onError: onError ?? undefined });
  }

  @Mutation(() => ExecuteJobResult, { name: 'executeJob', description: 'A job of any registered type, e.g. `fibonacci` with `{n: 90}`.' })
  async execute(
    @Args('input', { type: () => ExecuteJobInput }) { clientRequestId: name, type, input }: ExecuteJobInput,
    @CurrentActor() actor: Actor,
  ): Promise<typeof ExecuteJobResult> {
    const submitted = await this.submit(actor, type, name, input);
    if (submitted instanceof NotFound)
      return invalidInput([{ path: '/input', code: 'NOT_FOUND', message: 'names something that is not there' }]);
    if (submitted instanceof InvalidInput) return invalidInput(submitted.issues.map(below));
    return submitted;
  }

  private async submit(actor: Actor, type: string, name: string, input: unknown): Promise<ShownJob | InvalidInput | NotFound> {
    const checked = checkInput(clientRequestId, name);
    if (!checked.ok) return invalidInput(checked.issues.map((issue) => ({ ...issue, path: '/clientRequestId' })));
    return toSubmitted(await this.submissions.submit(actor.userId, type, checked.value, plain(input)));
  }
}

/** In `executeJob` the job's own input stands one level down. */
const below = (issue: InputIssue): InputIssue =>
  issue.path === '/type' || issue.path === '/clientRequestId' ? issue : { ...issue, path: `/input${issue.path}` };

/** Input objects come as instances of their classes, which strict rules do not take for plain objects. */
const plain = (input: unknown): unknown => structuredClone(input);
