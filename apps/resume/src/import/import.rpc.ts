import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type { UserId } from '#common';
import { resumeV1 } from '#contracts';
import { CallableBy, requiredId } from '#grpc';
import { ImportService } from './import.service.js';

/** Chunks of an upload for the executor. Every call names the owner. */
@Controller()
export class ImportRpc implements Pick<resumeV1.ResumeServiceController, 'importChunk'> {
  constructor(private readonly imports: ImportService) {}

  @CallableBy('executor')
  @GrpcMethod('ResumeService')
  importChunk(request: resumeV1.ImportChunkRequest): Promise<resumeV1.ImportChunkResponse> {
    const chunk = {
      ownerId: requiredId<UserId>(request.ownerId, 'owner_id'),
      uploadId: requiredId<never>(request.uploadId, 'upload_id'),
      chunk: request.chunk,
      indexes: request.indexes,
      body: Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength),
    };
    return this.imports.import(chunk, request.zstd);
  }
}
