import type { UserId } from '#common';
import type { Chunk } from './import.repository.js';

/** An executor's claim of an item, as Jobs answered it: whoever shows it may read what is staged for the item. */
export interface Claim {
  readonly ownerId: UserId;
  readonly itemId: string;
  readonly attempt: number;
  readonly fence: string;
}

/** Where chunks of uploads wait for their import. */
export abstract class StagedChunks {
  /**
   * The chunk of a claimed item, its body packed. Throws CONFLICT when the claim is not held any more, NOT_FOUND when nothing is staged for
   * the item, DEPENDENCY_UNAVAILABLE when Jobs cannot be asked.
   */
  abstract read(claim: Claim, signal: AbortSignal): Promise<Chunk>;
}
