import type { JobResult, resumeV1 } from '#contracts';
import type { GrpcClient } from '#grpc';
import type { Handler, Task } from '../execution/task.js';
import type { HandlerPorts } from './handler-ports.js';
import { unlessAway } from './unless-away.js';

const CALL_MS = 30_000;

/** Hands a staged chunk to Resume in one call. The records pass through as the bytes they came as: nobody parses them on the way. */
export class ImportResumesHandler implements Handler<'import-resumes'> {
  readonly jobType = 'import-resumes';
  readonly heavy = true;

  constructor(private readonly resumes: Pick<GrpcClient<resumeV1.ResumeServiceService>, 'importChunk'>) {}

  async handle(task: Task<'import-resumes'>, signal: AbortSignal): Promise<JobResult<'import-resumes'>> {
    const { uploadId, chunk, indexes } = task.payload;
    const request = { ownerId: task.ownerId, uploadId, chunk, indexes, body: task.body, zstd: task.bodyIsZstd };
    const { inserted, total } = await unlessAway('resume', this.resumes.importChunk(request, { deadlineMs: CALL_MS, signal }));
    return { kind: 'IMPORT_CHUNK', detail: { uploadId, chunk, records: total, inserted } };
  }
}

export const createHandler = ({ resumes }: HandlerPorts): ImportResumesHandler => new ImportResumesHandler(resumes);
