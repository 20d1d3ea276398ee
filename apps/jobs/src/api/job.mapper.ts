import { invalidInput, notFoundAnswer, type InvalidInput, type NotFound } from '#graphql';
import type { JobItem as StoredItem } from '../job/item.js';
import type { Job as StoredJob } from '../job/job.js';
import type { Submitted } from '../types/submission.service.js';
import { Job, JobItem, type JobItemStatusModel, type JobStatusModel } from './job.model.js';

/** Our job keeps its owner beside what the schema shows: nested fields look their rows up with it. */
export const OWNER = Symbol('owner of a job');

export type ShownJob = Job & { readonly [OWNER]: StoredJob };

export function toJob(stored: StoredJob): ShownJob {
  const { id, type, revision, progress, waitingReason, resumesAt, error, createdAt, startedAt, finishedAt } = stored;
  const shown = { id, type, status: stored.status as JobStatusModel, revision, progress, waitingReason, resumesAt, error, createdAt, startedAt, finishedAt }; // prettier-ignore
  return Object.assign(new Job(), shown, { [OWNER]: stored });
}

/** And an item the owner of its job and the job's type. */
export type ShownItem = JobItem & { readonly [OWNER]: Pick<StoredJob, 'ownerId' | 'type'> };

export function toItem({ id, index, status, attempt, error, result }: StoredItem, job: Pick<StoredJob, 'ownerId' | 'type'>): ShownItem {
  const shown = { id, index, status: status as JobItemStatusModel, attempt, error, result };
  return Object.assign(new JobItem(), shown, { [OWNER]: job });
}

export function toSubmitted(submitted: Submitted): ShownJob | InvalidInput | NotFound {
  switch (submitted.is) {
    case 'job':
      return toJob(submitted.job);
    case 'invalid':
      return invalidInput(submitted.issues);
    case 'missing':
      return notFoundAnswer();
  }
}
