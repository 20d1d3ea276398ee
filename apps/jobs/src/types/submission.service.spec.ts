import { describe, expect, it } from 'vitest';
import { newId, type UserId } from '#common';
import { JOB_TYPE_NAMES, jobType } from '#contracts';
import type { JobService } from '../job/job.service.js';
import type { NewJob } from '../job/job.js';
import { plainSubmission } from './plain-submission.js';
import { SUBMISSIONS } from './registry.js';
import type { SubmissionPorts } from './submission.js';
import { SubmissionService } from './submission.service.js';

const owner = newId<UserId>();
const submissions = SUBMISSIONS.map((create) => create({} as SubmissionPorts));

/** Jobs that keeps what it is given. */
class Kept {
  readonly jobs: NewJob[] = [];
  readonly service = {
    submitted: async () => undefined,
    submit: async (job: NewJob) => {
      this.jobs.push(job);
      return job as never;
    },
  } as unknown as JobService;
}

describe('asking for a job', () => {
  it('is open for every type of the catalogue, with a file of its own or without', async () => {
    const kept = new Kept();
    const service = new SubmissionService(kept.service, JOB_TYPE_NAMES, submissions);
    expect(service.types).toEqual(JOB_TYPE_NAMES.toSorted());
    await expect(service.submit(owner, 'fibonacci', 'a', { n: 7 })).resolves.toMatchObject({ is: 'job' });
    await expect(service.submit(owner, 'probe', 'b', { items: 2 })).resolves.toMatchObject({ is: 'job' });
    expect(kept.jobs.map((job) => job.items.map((i) => i.payload))).toEqual([['{"n":7}'], ['{}', '{}']]);
  });

  it('is closed for what is not accepted here, and says what is', async () => {
    const service = new SubmissionService(new Kept().service, ['fibonacci'], submissions);
    const answer = { is: 'invalid', issues: [{ path: '/type', code: 'UNKNOWN_TYPE', message: 'must be one of fibonacci' }] };
    for (const type of ['probe', 'mining', '__proto__']) await expect(service.submit(owner, type, 'a', {})).resolves.toEqual(answer);
  });

  it('checks by the catalogue’s schema', async () => {
    const service = new SubmissionService(new Kept().service, JOB_TYPE_NAMES, submissions);
    await expect(service.submit(owner, 'fibonacci', 'a', { n: -1 })).resolves.toMatchObject({ is: 'invalid', issues: [{ path: '/n' }] });
  });

  it('with two submissions of one type does not begin', () => {
    expect(() => new SubmissionService(new Kept().service, JOB_TYPE_NAMES, [...submissions, plainSubmission('probe')])).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', message: '"probe" has two submissions' }),
    );
  });

  it('a type without a file of its own stores its input as it is', async () => {
    const own = new Set(submissions.map((s) => s.type));
    expect(JOB_TYPE_NAMES.filter((type) => !own.has(type))).toEqual(['fibonacci']);
    expect(jobType('fibonacci').payload.parse({ n: 1 })).toEqual({ n: 1 });
    await expect(plainSubmission('generate-documents').prepare(owner, {} as never)).rejects.toThrow('it needs a submission');
  });
});
