import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type { Metadata, ServerUnaryCall } from '@grpc/grpc-js';
import type { UserId } from '#common';
import { resumeV1 } from '#contracts';
import { CallableBy, requiredId } from '#grpc';
import { ImportService } from './import.service.js';

/** Chunks of an upload for the executor. Every call names the owner. */
@Controller()
export class ImportRpc implements Pick<resumeV1.ResumeServiceController, 'importStagedChunk' | 'importChunk'> {
  constructor(private readonly imports: ImportService) {}

  @CallableBy('executor')
  @GrpcMethod('ResumeService', 'importStagedChunk')
  importStagedChunk(
    request: resumeV1.ImportStagedChunkRequest,
    _metadata?: Metadata,
    call?: ServerUnaryCall<resumeV1.ImportStagedChunkRequest, resumeV1.ImportStagedChunkResponse>,
  ): Promise<resumeV1.ImportStagedChunkResponse> {
    const { attempt, fence } = request;
    const [ownerId, itemId] = [requiredId<UserId>(request.ownerId, 'owner_id'), requiredId<string>(request.itemId, 'item_id')];
    return this.imports.importClaimed({ ownerId, itemId, attempt, fence }, goneOf(call));
  }

  /** For executors of the version before, which bring the chunk along. */
  @CallableBy('executor')
  @GrpcMethod('ResumeService', 'importChunk')
  importChunk(
    request: resumeV1.ImportChunkRequest,
    _metadata?: Metadata,
    call?: ServerUnaryCall<resumeV1.ImportChunkRequest, resumeV1.ImportChunkResponse>,
  ): Promise<resumeV1.ImportChunkResponse> {
    const chunk = {
      ownerId: requiredId<UserId>(request.ownerId, 'owner_id'),
      uploadId: requiredId<never>(request.uploadId, 'upload_id'),
      chunk: request.chunk,
      indexes: request.indexes,
      body: Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength),
    };
    return this.imports.import(chunk, request.zstd, goneOf(call));
  }
}

/** Aborts when the caller cancelled, its deadline has passed or its connection is gone. */
function goneOf(call: Pick<ServerUnaryCall<unknown, unknown>, 'cancelled' | 'on'> | undefined): AbortSignal {
  const gone = new AbortController();
  call?.on('cancelled', () => gone.abort());
  if (call?.cancelled) gone.abort();
  return gone.signal;
}
