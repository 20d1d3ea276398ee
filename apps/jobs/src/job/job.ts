import type { JobId, UserId } from '#common';
import type { Role } from '#access';
import type { JobType } from '#contracts';

/** What a person sees of a job. Finished ones change only by redrive. */
export type JobStatus =
  | 'QUEUED'
  | 'RUNNING'
  | 'PAUSED'
  | 'CANCELLING'
  | 'SUCCEEDED'
  | 'PARTIALLY_SUCCEEDED'
  | 'FAILED'
  | 'CANCELLED'
  | 'EXPIRED';

/** What is stored: OPEN is QUEUED before the first claim and RUNNING after it, so that starting a job touches no index. */
export type JobPhase = 'OPEN' | Exclude<JobStatus, 'QUEUED' | 'RUNNING'>;

/** What an unfinished job is in. */
export type OpenPhase = 'OPEN' | 'PAUSED' | 'CANCELLING';

/** Why open items of a CANCELLING job are being cancelled; decides what the job ends as. */
export type StopReason = 'CANCELLED' | 'ABORTED' | 'EXPIRED';

/** Counts of items. `total = ready + running + succeeded + dead + cancelled`, always. */
export interface JobProgress {
  readonly total: number;
  readonly ready: number;
  readonly running: number;
  readonly succeeded: number;
  readonly dead: number;
  readonly cancelled: number;
  /** Records of the items that succeeded; null where the type's items hold none. */
  readonly records: number | null;
}

export interface Job {
  readonly id: JobId;
  readonly ownerId: UserId;
  readonly type: JobType;
  readonly status: JobStatus;
  /** Rises with every change a person can see; a reader that has seen n ignores anything below. */
  readonly revision: number;
  /** 1, and one more with each redrive of a finished job. */
  readonly run: number;
  readonly progress: JobProgress;
  /** Set while something holds the job's items back, with the time it goes on by itself. */
  readonly waitingReason: string | null;
  readonly resumesAt: Date | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** What it was made of, where that is kept apart: an upload. */
  readonly sourceId: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** One unit of work to store with a new job. */
export interface NewItem {
  /** UTF-8 JSON, handed to the executor as it stands. */
  readonly payload: string;
  /** JSON that the payload lacks at `at`, in UTF-16 units: stored once for all items of the job that have it, and put back when they are claimed. */
  readonly shared?: { readonly at: number; readonly json: string };
  readonly index: number;
  /** Records it holds, where its type counts them. */
  readonly records?: number;
}

/** Everything a new job consists of. Stored in one transaction. */
export interface NewJob {
  readonly ownerId: UserId;
  readonly type: JobType;
  readonly clientRequestId: string;
  /** SHA-256 of what was asked: the same client request id with another one is refused. */
  readonly requestHash: Buffer;
  readonly items: readonly NewItem[];
  /** What may hold the items back: `provider:…`, `model:…`. */
  readonly scopes: readonly string[];
  readonly abortOnError: boolean;
  /** What it is made of, where that is kept apart; jobs of one source are found by it. */
  readonly sourceId: string | null;
  readonly traceparent: string | undefined;
  /** Of the owner, where limits are by role. */
  readonly role?: Role | undefined;
}
