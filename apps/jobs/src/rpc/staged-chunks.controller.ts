import { Controller, Inject } from '@nestjs/common';
import { notFound, parseId, VitaeError, type UserId } from '#common';
import { stagedChunksV1 } from '#contracts';
import { CallableBy } from '#grpc';
import { ChunkRepository } from '../upload/chunk.repository.js';
import { toHeld } from './job-execution.mapper.js';

/** Resume's door to the chunks it imports: what an executor holds a claim of, and nothing else. */
@Controller()
@stagedChunksV1.StagedChunkServiceControllerMethods()
@CallableBy('resume')
export class StagedChunksController implements stagedChunksV1.StagedChunkServiceController {
  constructor(@Inject(ChunkRepository) private readonly chunks: ChunkRepository) {}

  async readStagedChunk(request: stagedChunksV1.ReadStagedChunkRequest): Promise<stagedChunksV1.ReadStagedChunkResponse> {
    const owner = parseId<UserId>(request.ownerId);
    if (!owner) throw new VitaeError('BAD_USER_INPUT', 'owner_id is not an id');
    const found = await this.chunks.readClaimed(owner, toHeld(request));
    if (found === 'LOST') throw new VitaeError('CONFLICT', 'The claim is not held any more');
    if (found === 'NONE') throw notFound();
    return { ...found, indexes: [...found.indexes] };
  }
}
