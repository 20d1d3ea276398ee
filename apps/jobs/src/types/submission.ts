import type { UserId } from '#common';
import type { InputIssue } from '#graphql';
import type { JobInput, JobType } from '#contracts';
import type { ModelCatalogue } from '../clients/ai.client.js';
import type { MasterResumes } from '../clients/resume.client.js';
import type { Job, NewItem } from '../job/job.js';
import type { JobRepository } from '../job/job.repository.js';
import type { ChunkRepository } from '../upload/chunk.repository.js';
import type { UploadRepository } from '../upload/upload.repository.js';

/** What a submission becomes: items to store, the earlier job that already does it, or a reason why not. */
export type Prepared =
  | {
      readonly is: 'items';
      readonly items: readonly NewItem[];
      readonly scopes?: readonly string[];
      readonly abortOnError?: boolean;
      /** What the job is made of, where that is kept apart; jobs of one source are found by it. */
      readonly sourceId?: string;
    }
  | { readonly is: 'job'; readonly job: Job }
  | { readonly is: 'invalid'; readonly issues: readonly InputIssue[] }
  | { readonly is: 'missing' };

/** How the checked input of one job type becomes items. A type without one of its own has one item with its input as payload. */
export interface Submission<T extends JobType = JobType> {
  readonly type: T;
  prepare(owner: UserId, input: JobInput<T>): Promise<Prepared>;
}

/** What submissions may need; each file exports `createSubmission`, which takes of it what it does. */
export interface SubmissionPorts {
  readonly resumes: MasterResumes;
  readonly models: ModelCatalogue;
  readonly uploads: UploadRepository;
  readonly chunks: ChunkRepository;
  readonly jobs: JobRepository;
}

export const invalid = (path: string, code: string, message: string): Prepared => ({ is: 'invalid', issues: [{ path, code, message }] });
