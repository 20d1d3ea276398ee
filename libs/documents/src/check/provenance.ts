import type { Verdict } from '../truth/index.js';

/** Where a statement that stands comes from and what the check said. None is UNSUPPORTED. */
export interface Provenance {
  /** JSON pointer into the content; for a letter `/body`. */
  readonly pointer: string;
  /** Where the statement stands in the text the pointer names, UTF-16 offsets, `end` not included; both are absent where it is all of it. */
  readonly start?: number;
  readonly end?: number;
  readonly sources: readonly string[];
  readonly verdict: Verdict;
  readonly detail?: string;
}
