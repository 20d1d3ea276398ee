import { z } from 'zod';
import type { resumeV1 } from '#contracts';
import type { GrpcClient } from '#grpc';
import type { Handler, Success, Task } from '../execution/task.js';
import { readPayload } from './payload.js';
import { unlessAway } from './unless-away.js';

const Payload = z.object({ uploadId: z.uuid(), chunk: z.int().min(0), indexes: z.array(z.int().min(0)) });

const CALL_MS = 30_000;

/** Hands a staged chunk to Resume in one call. The records pass through as the bytes they came as: nobody parses them on the way. */
export class ImportResumesHandler implements Handler {
  readonly jobType = 'import-resumes';
  readonly heavy = true;

  constructor(private readonly resumes: Pick<GrpcClient<resumeV1.ResumeServiceService>, 'importChunk'>) {}

  async handle(task: Task, signal: AbortSignal): Promise<Success> {
    const { uploadId, chunk, indexes } = readPayload(Payload, task.payload);
    const request = { ownerId: task.ownerId, uploadId, chunk, indexes, body: task.body, zstd: task.bodyIsZstd };
    const { inserted, total } = await unlessAway('resume', this.resumes.importChunk(request, { deadlineMs: CALL_MS, signal }));
    return { kind: 'IMPORT_CHUNK', detail: { uploadId, chunk, records: total, inserted } };
  }
}
