import { VitaeError, type UploadId } from '#common';
import type { stagedChunksV1 } from '#contracts';
import type { GrpcClient } from '#grpc';
import type { Claim, StagedChunks } from '../import/staged-chunks.port.js';
import type { Chunk } from '../import/import.repository.js';

/** A chunk is some hundred kilobytes out of one row; what takes longer is a database that is busy, and the executor's call has 30 s in all. */
const READ_MS = 10_000;

/** Jobs over gRPC. */
export class StagedChunksClient implements StagedChunks {
  constructor(private readonly jobs: Pick<GrpcClient<stagedChunksV1.StagedChunkServiceService>, 'readStagedChunk'>) {}

  async read(claim: Claim, signal: AbortSignal): Promise<Chunk> {
    const { uploadId, chunk, indexes, body } = await this.jobs.readStagedChunk({ ...claim }, { deadlineMs: READ_MS, signal });
    if (indexes.length === 0) throw new VitaeError('BAD_USER_INPUT', 'The chunk holds no record');
    return { ownerId: claim.ownerId, uploadId: uploadId as UploadId, chunk, indexes, body };
  }
}
