import type { ItemId, JobId, UserId } from '#common';
import type { JobPayload, JobResult, JobType } from '#contracts';

/** A claimed item as it came from Jobs. */
export interface ClaimedTask {
  /** Also the operation id of every effect the handler has: an effect belongs to the item, never to the attempt. */
  readonly itemId: ItemId;
  readonly jobId: JobId;
  readonly ownerId: UserId;
  readonly jobType: JobType;
  readonly index: number;
  /** 1 for the first start. */
  readonly attempt: number;
  /** Proves that this executor holds the item: with it, others let a handler at what Jobs keeps for the item. */
  readonly fence: string;
  /** The item's input, UTF-8 JSON. */
  readonly payload: Buffer;
}

/** A claimed item as the handler of its type sees it: its input is read and checked by the catalogue's schema. */
export type Task<T extends JobType = JobType> = Omit<ClaimedTask, 'payload'> & { readonly payload: JobPayload<T> };

/**
 * The work of one job type. `handle` may run again for the same item at any time, also at the same moment in another process,
 * so every effect carries the item's id. It stops soon after `signal` aborts. It throws to fail: see `outcomeOf` for what that means.
 */
export interface Handler<T extends JobType = JobType> {
  readonly jobType: T;
  handle(task: Task<T>, signal: AbortSignal): Promise<JobResult<T>>;
}
