import type { JobResult, resumeV1 } from '#contracts';
import type { GrpcClient } from '#grpc';
import type { Handler, Task } from '../execution/task.js';
import type { HandlerPorts } from './handler-ports.js';
import { unlessAway } from './unless-away.js';

const CALL_MS = 30_000;

/**
 * Has Resume import a staged chunk. The records do not come by here: Resume fetches them from Jobs, and shows this executor's claim for it.
 */
export class ImportResumesHandler implements Handler<'import-resumes'> {
  readonly jobType = 'import-resumes';

  constructor(private readonly resumes: Pick<GrpcClient<resumeV1.ResumeServiceService>, 'importStagedChunk'>) {}

  async handle(task: Task<'import-resumes'>, signal: AbortSignal): Promise<JobResult<'import-resumes'>> {
    const { ownerId, itemId, attempt, fence } = task;
    const { uploadId, chunk } = task.payload;
    const importing = this.resumes.importStagedChunk({ ownerId, itemId, attempt, fence }, { deadlineMs: CALL_MS, signal });
    const { inserted, total } = await unlessAway('resume', importing);
    return { kind: 'IMPORT_CHUNK', detail: { uploadId, chunk, records: total, inserted } };
  }
}

export const createHandler = ({ resumes }: HandlerPorts): ImportResumesHandler => new ImportResumesHandler(resumes);
