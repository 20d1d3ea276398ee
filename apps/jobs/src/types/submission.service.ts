import { checkInput, currentContext, VitaeError, type InputIssue, type UserId } from '#common';
import type { Role } from '#access';
import { jobType, type JobInput, type JobType } from '#contracts';
import { traced } from '#telemetry';
import type { Job } from '../job/job.js';
import type { JobService } from '../job/job.service.js';
import type { Taker } from '../kept/kept.js';
import { plainSubmission } from './plain-submission.js';
import { requestHash } from './request-hash.js';
import type { Submission } from './submission.js';

/** What comes of asking for a job. */
export type Submitted =
  | { readonly is: 'job'; readonly job: Job }
  | { readonly is: 'invalid'; readonly issues: readonly InputIssue[] }
  | { readonly is: 'missing' };

/** From "please do this" to a stored job, for every type that is accepted here. */
export class SubmissionService {
  private readonly byType: ReadonlyMap<string, Submission>;

  /** Throws CONFIG_INVALID when a type has two submissions. */
  constructor(
    private readonly jobs: JobService,
    types: readonly JobType[],
    submissions: readonly Submission[],
  ) {
    const doubled = submissions.find((s, at) => submissions.findIndex((other) => other.type === s.type) !== at);
    if (doubled) throw new VitaeError('CONFIG_INVALID', `"${doubled.type}" has two submissions`);
    this.byType = new Map(types.map((type) => [type, submissions.find((s) => s.type === type) ?? plainSubmission(type)]));
  }

  /** The job types that may be asked for here. */
  get types(): JobType[] {
    return [...this.byType.values()].map((s) => s.type).sort();
  }

  /**
   * Checks the input and stores the job. A client request id that was used before answers with the first job, before anything else is
   * asked: what the input names may be gone by then. Throws IDEMPOTENCY_KEY_REUSED when it was used for something else, QUOTA_EXCEEDED.
   */
  async submit(owner: UserId, type: string, clientRequestId: string, input: unknown, role?: Role): Promise<Submitted> {
    const submission = this.byType.get(type);
    if (!submission) {
      return { is: 'invalid', issues: [{ path: '/type', code: 'UNKNOWN_TYPE', message: `must be one of ${this.types.join(', ')}` }] };
    }
    const attributes = { 'vitae.job.type': submission.type };
    return traced(`submit ${submission.type}`, { attributes }, async (span) => {
      const submitted = await this.accept(submission, { ownerId: owner, role }, clientRequestId, input);
      span?.set({ 'vitae.submitted': submitted.is, ...(submitted.is === 'job' ? { 'vitae.job.id': submitted.job.id } : {}) });
      return submitted;
    });
  }

  /** The span around it is what the job's later spans are children of: its traceparent is stored with the job. */
  private async accept(
    submission: Submission,
    { ownerId: owner, role }: Taker,
    clientRequestId: string,
    input: unknown,
  ): Promise<Submitted> {
    const checked = checkInput(jobType(submission.type).input, input);
    if (!checked.ok) return { is: 'invalid', issues: checked.issues };
    const hash = await requestHash(submission.type, checked.value);
    const earlier = await this.jobs.submitted(owner, clientRequestId, hash);
    if (earlier) return { is: 'job', job: earlier };
    const prepared = await submission.prepare(owner, checked.value as JobInput<JobType>);
    if (prepared.is !== 'items') return prepared;
    const job = await this.jobs.submit({
      ownerId: owner,
      type: submission.type,
      clientRequestId,
      requestHash: hash,
      items: prepared.items,
      scopes: prepared.scopes ?? [],
      abortOnError: prepared.abortOnError ?? false,
      sourceId: prepared.sourceId ?? null,
      traceparent: currentContext().traceparent,
      role,
    });
    return { is: 'job', job };
  }
}
