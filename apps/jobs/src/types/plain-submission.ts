import { VitaeError } from '#common';
import { jobType, type JobType } from '#contracts';
import type { Submission } from './submission.js';

/** One item whose payload is what was asked for: what a job type has that needs nothing looked up. */
export const plainSubmission = (type: JobType): Submission => ({
  type,
  async prepare(_owner, input) {
    const payload = jobType(type).payload.safeParse(input);
    if (!payload.success) throw new VitaeError('INTERNAL_SERVER_ERROR', `The input of ${type} is not its payload: it needs a submission`);
    return { is: 'items', items: [{ index: 0, payload: JSON.stringify(payload.data) }] };
  },
});
