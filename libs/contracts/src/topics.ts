import { JOB_TYPE_NAMES, type JobType } from './job-types/index.js';

/**
 * Every topic of the product. Names are the queue port's own: `jobs/<job type>` and `events/<event>`;
 * each adapter maps them to what its broker calls a topic.
 */
export const hintTopic = (type: JobType): string => `jobs/${type}`;

export const HINT_TOPICS: readonly string[] = JOB_TYPE_NAMES.map(hintTopic);

/** The one subscription of all executors on a hint topic: they share its messages. */
export const EXECUTOR_SUBSCRIPTION = 'executor';

/** What a hint says: "these items are ready". Ids only; PostgreSQL owns the truth. At most 50 ids. */
export interface Hint {
  readonly v: 1;
  readonly jobType: JobType;
  readonly itemIds: readonly string[];
  readonly traceparent?: string;
  /** What all of them wait for elsewhere, e.g. `provider:gemini`; without it nothing. Executors have slots for each lane. */
  readonly lane?: string;
}

export const MAX_HINT_ITEMS = 50;

/** Items in one Claim at most: several hints travel in one call. At 50 a claim, calls and statements were a third of a no-op's cost. */
export const MAX_CLAIM_ITEMS = 200;

/** A hint that nobody took for so long may be dropped: its items were hinted again long before. */
export const HINTS_KEPT_MS = 600_000;
