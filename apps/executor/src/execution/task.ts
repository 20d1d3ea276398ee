import type { ItemId, JobId, UserId } from '#common';
import type { JobType } from '#contracts';

/** A claimed item as its handler sees it. */
export interface Task {
  /** Also the operation id of every effect the handler has: an effect belongs to the item, never to the attempt. */
  readonly itemId: ItemId;
  readonly jobId: JobId;
  readonly ownerId: UserId;
  readonly jobType: JobType;
  readonly index: number;
  /** 1 for the first start. */
  readonly attempt: number;
  /** The item's input, UTF-8 JSON. */
  readonly payload: Buffer;
  /** An import chunk's staged records, passed on unread. Empty for other types. */
  readonly body: Buffer;
  readonly bodyIsZstd: boolean;
}

/** What a handler made. `detail` is anything JSON can say. */
export interface Success {
  /** RESUME, COVER_LETTER, IMPORT_CHUNK, NUMBER … */
  readonly kind: string;
  readonly id?: string;
  readonly detail?: unknown;
}

/**
 * The work of one job type. `handle` may run again for the same item at any time, also at the same moment in another process,
 * so every effect carries the item's id. It stops soon after `signal` aborts. It throws to fail: see `outcomeOf` for what that means.
 */
export interface Handler {
  readonly jobType: JobType;
  /** Its items carry bodies: never more of them are claimed than can run, nor in one answer than fit a message. */
  readonly heavy?: true;
  handle(task: Task, signal: AbortSignal): Promise<Success>;
}
