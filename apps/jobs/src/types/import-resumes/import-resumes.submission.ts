import { parseId, type UploadId, type UserId } from '#common';
import type { JobInput } from '#contracts';
import type { Job } from '../../job/job.js';
import type { JobRepository } from '../../job/job.repository.js';
import type { ChunkRepository } from '../../upload/chunk.repository.js';
import type { UploadRepository } from '../../upload/upload.repository.js';
import { invalid, type Prepared, type Submission, type SubmissionPorts } from '../submission.js';

/** An import that is under way or has done its work: asking again is answered with it. */
const stands = ({ status }: Job): boolean => ['QUEUED', 'RUNNING', 'PAUSED', 'CANCELLING', 'SUCCEEDED'].includes(status);

/**
 * One item for each staged chunk of an upload. An upload is imported once: a second request is answered with the first import's job,
 * unless that one was stopped or lost chunks; then a new job imports what is still staged.
 */
export class ImportResumes implements Submission<'import-resumes'> {
  readonly type = 'import-resumes';

  constructor(
    private readonly uploads: UploadRepository,
    private readonly chunks: ChunkRepository,
    private readonly jobs: JobRepository,
  ) {}

  async prepare(owner: UserId, input: JobInput<'import-resumes'>): Promise<Prepared> {
    const uploadId = parseId<UploadId>(input.uploadId);
    const upload = uploadId && (await this.uploads.find(owner, uploadId));
    if (!upload || upload.state !== 'ACCEPTED') return { is: 'missing' };
    const earlier = await this.jobs.bySource(owner, this.type, upload.id);
    if (earlier && stands(earlier)) return { is: 'job', job: earlier };
    const staged = await this.chunks.staged(owner, upload.id);
    if (staged.length === 0) {
      return earlier
        ? { is: 'job', job: earlier }
        : invalid('/uploadId', 'NOTHING_TO_IMPORT', 'names an upload without an accepted record');
    }
    const items = staged.map(({ chunk, records }) => ({ index: chunk, records, payload: JSON.stringify({ uploadId: upload.id, chunk }) }));
    return { is: 'items', items, abortOnError: input.onError === 'ABORT', sourceId: upload.id };
  }
}

export const createSubmission = ({ uploads, chunks, jobs }: SubmissionPorts): Submission<'import-resumes'> =>
  new ImportResumes(uploads, chunks, jobs);
