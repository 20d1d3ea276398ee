import type { Verdict } from '../truth/index.js';

/** Where a statement that stands comes from and what the check said. None is UNSUPPORTED. */
export interface Provenance {
  /** JSON pointer into the content; for a letter `/body/<sentence index>`. */
  readonly pointer: string;
  readonly sources: readonly string[];
  readonly verdict: Verdict;
  readonly detail?: string;
}
