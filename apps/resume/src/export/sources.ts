import type { LetterId, ResumeId, UserId } from '#common';
import type { JsonObject } from '#strict-json';

/** Where exports read the large parts of documents. Undefined for what is not there, or is somebody else's. */
export abstract class Sources {
  abstract content(owner: UserId, id: ResumeId, version: number): Promise<JsonObject | undefined>;
  abstract body(owner: UserId, id: LetterId): Promise<string | undefined>;
}
