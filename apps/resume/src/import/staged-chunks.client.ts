import { Inject, Injectable } from '@nestjs/common';
import { VitaeError, type UploadId } from '#common';
import type { stagedChunksV1 } from '#contracts';
import type { GrpcClient } from '#grpc';
import { clientOf } from '#service';
import type { Chunk } from './import.repository.js';
import { StagedChunks, type Claim } from './staged-chunks.js';

/** A chunk is some hundred kilobytes out of one row; what takes longer is a database that is busy, and the executor's call has 30 s in all. */
const READ_MS = 10_000;

/** Jobs over gRPC. */
@Injectable()
export class StagedChunksClient extends StagedChunks {
  constructor(@Inject(clientOf('jobs')) private readonly jobs: GrpcClient<stagedChunksV1.StagedChunkServiceService>) {
    super();
  }

  async read(claim: Claim, signal: AbortSignal): Promise<Chunk> {
    const { uploadId, chunk, indexes, body } = await this.jobs.readStagedChunk({ ...claim }, { deadlineMs: READ_MS, signal });
    if (indexes.length === 0) throw new VitaeError('BAD_USER_INPUT', 'The chunk holds no record');
    return { ownerId: claim.ownerId, uploadId: uploadId as UploadId, chunk, indexes, body };
  }
}
