import { VitaeError } from '#common';

/** What a person would have beyond a limit. */
export interface Excess {
  readonly scope: string;
  /** The most the person may have. */
  readonly limit: number;
  /** What the person has now; what was asked for is not in it. */
  readonly used: number;
  /** When some of it frees by itself; null where only deleting frees it. */
  readonly resetsAt: Date | null;
}

/**
 * QUOTA_EXCEEDED, with the excess as details for doors that answer with errors. A GraphQL mutation whose result has `QuotaExceeded` answers
 * with that instead.
 */
export class QuotaExceededError extends VitaeError {
  constructor(readonly excess: Excess) {
    const { scope, limit, used, resetsAt } = excess;
    super('QUOTA_EXCEEDED', `Your limit of ${scope} is ${limit}, and ${used} are used; what you delete is free again`, {
      facts: { scope, limit, used },
      details: { scope, limit, used, resetsAt: resetsAt?.toISOString() ?? null },
    });
  }
}
