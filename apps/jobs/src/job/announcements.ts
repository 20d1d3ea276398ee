import type { ItemId, JobId, UserId } from '#common';
import type { JobType } from '#contracts';

/** An item that was READY and due a moment ago. */
export interface FreshItem {
  readonly id: ItemId;
  readonly job: JobId;
  readonly owner: UserId;
  readonly index: number;
  readonly traceparent: string | null;
  /** What it waits for elsewhere (lanes.ts). */
  readonly lane: string;
}

/**
 * What the noun tells the world after a commit. Hints only: who listens reads the rows again. Both are cheap to call often;
 * the adapter coalesces them over time and over replicas.
 */
export interface Announcements {
  /** These jobs look different to a person now. */
  changed(jobs: Iterable<JobId>): void;
  /** Items of this type may have become ready to dispatch; `fresh` are all of a small new job. */
  ready(type: JobType, fresh?: readonly FreshItem[]): void;
  /** A job is CANCELLING: its open items wait to be cancelled. */
  stopping(job: JobId): void;
}
