import type { ClaimedItem } from '../dispatch/claim.js';
import type { ChunkRepository } from '../upload/chunk.repository.js';

/** What an import item's executor gets beside the item: the staged records and where they stood in the file. */
export interface ChunkBody {
  readonly body: Buffer;
  /** The item's payload with the indexes in it: they are kept with the chunk, once. */
  readonly payload: string;
}

/** Fetches staged chunks for claimed import items. A chunk that is gone leaves its item without a body; the handler fails it for good. */
export class ChunkBodies {
  constructor(private readonly chunks: ChunkRepository) {}

  async of(items: readonly ClaimedItem[]): Promise<Map<string, ChunkBody>> {
    const bodies = new Map<string, ChunkBody>();
    for (const item of items) {
      const { uploadId, chunk } = JSON.parse(item.payload) as { uploadId: string; chunk: number };
      const staged = await this.chunks.read(item.ownerId, uploadId, chunk);
      if (staged) bodies.set(item.itemId, { body: staged.body, payload: JSON.stringify({ uploadId, chunk, indexes: staged.indexes }) });
    }
    return bodies;
  }
}
