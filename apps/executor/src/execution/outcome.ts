import { findVitaeError, type ErrorCode } from '#common';
import type { Success } from '#contracts';

/** What became of one attempt, as Jobs is told. */
export type Outcome =
  | ({ readonly is: 'succeeded' } & Success)
  | {
      readonly is: 'failed';
      readonly code: string;
      readonly message: string;
      readonly permanent: boolean;
      readonly retryAfterMs: number;
      readonly detail?: unknown;
    }
  | { readonly is: 'deferred'; readonly scope: string; readonly reason: string; readonly retryAfterMs: number };

/** Thrown by a handler that must wait for somebody else's limit: no attempt is charged, and everything in `scope` waits with it. */
export class Deferral extends Error {
  constructor(
    /** e.g. `provider:gemini`. */
    readonly scope: string,
    /** Shown to the person, e.g. RATE_LIMITED. */
    readonly reason: string,
    readonly retryAfterMs: number,
    cause?: unknown,
  ) {
    super(`Deferred: ${reason}`, { cause });
    this.name = 'Deferral';
  }
}

/**
 * Failures that trying again may cure. What is missing here is permanent: bad input stays bad, a refusal is not talked round, and a wrong
 * provider key or service key, or a full quota, is a person's to put right (they redrive the dead items then).
 */
const RETRYABLE: ReadonlySet<ErrorCode> = new Set([
  'CONFLICT',
  'STALE_VERSION',
  'RATE_LIMITED',
  'REQUEST_TIMEOUT',
  'OVERLOADED',
  'DEPENDENCY_UNAVAILABLE',
  'PROVIDER_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'STORAGE_FULL',
  'UNAUTHENTICATED',
  'INTERNAL_SERVER_ERROR',
]);

/** Classes whatever a handler threw. Unknown errors are retried as "Internal error": their texts may hold what they worked on. */
export function outcomeOf(error: unknown): Exclude<Outcome, { is: 'succeeded' }> {
  if (error instanceof Deferral) {
    return { is: 'deferred', scope: error.scope, reason: error.reason, retryAfterMs: error.retryAfterMs };
  }
  const known = findVitaeError(error);
  if (!known) return { is: 'failed', code: 'INTERNAL_SERVER_ERROR', message: 'Internal error', permanent: false, retryAfterMs: 0 };
  return {
    is: 'failed',
    code: known.code,
    message: known.message,
    permanent: !RETRYABLE.has(known.code),
    retryAfterMs: known.retryAfterMs ?? 0,
    ...(Object.keys(known.details).length > 0 ? { detail: known.details } : {}),
  };
}
