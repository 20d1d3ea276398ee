import { describe, expect, it } from 'vitest';
import { ERROR_MAP, VitaeError, type ErrorCode } from '#common';
import { Deferral, outcomeOf } from './outcome.js';

describe('what a handler threw', () => {
  it('is a deferral where somebody else’s limit was met', () => {
    expect(outcomeOf(new Deferral('provider:gemini', 'RATE_LIMITED', 7_000))).toEqual({
      is: 'deferred',
      scope: 'provider:gemini',
      reason: 'RATE_LIMITED',
      retryAfterMs: 7_000,
    });
  });

  it('F113 is permanent where trying again cannot help', () => {
    const permanent = (Object.keys(ERROR_MAP) as ErrorCode[]).filter((code) => {
      const outcome = outcomeOf(new VitaeError(code, 'x'));
      return outcome.is === 'failed' && outcome.permanent;
    });
    for (const code of [
      'BAD_USER_INPUT',
      'NOT_FOUND',
      'POSTING_EMPTY',
      'MASTER_EMPTY',
      'AI_OUTPUT_INVALID',
      'AI_REFUSED',
      'POISON',
      'PROVIDER_CONFIG',
      'FORBIDDEN',
      'FILE_CORRUPT',
      'IDEMPOTENCY_KEY_REUSED',
    ] as const) {
      expect(permanent).toContain(code);
    }
    for (const code of [
      'DEPENDENCY_UNAVAILABLE',
      'PROVIDER_UNAVAILABLE',
      'DEADLINE_EXCEEDED',
      'OVERLOADED',
      'CONFLICT',
      'STORAGE_FULL',
      'INTERNAL_SERVER_ERROR',
    ] as const) {
      expect(permanent).not.toContain(code);
    }
  });

  it('keeps the wait and the facts it came with', () => {
    expect(outcomeOf(new VitaeError('DEPENDENCY_UNAVAILABLE', 'away', { retryAfterMs: 900 }))).toMatchObject({
      retryAfterMs: 900,
      permanent: false,
    });
    expect(outcomeOf(new VitaeError('AI_OUTPUT_INVALID', 'thin', { details: { refused: [1] } }))).toMatchObject({
      code: 'AI_OUTPUT_INVALID',
      detail: { refused: [1] },
    });
  });

  it('says nothing of what nobody expected', () => {
    const outcome = outcomeOf(new TypeError('cannot read "Ada Example" of undefined'));
    expect(outcome).toEqual({ is: 'failed', code: 'INTERNAL_SERVER_ERROR', message: 'Internal error', permanent: false, retryAfterMs: 0 });
    expect(outcomeOf('a string')).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });

  it('is found behind a wrapper', () => {
    expect(outcomeOf(new Error('wrapped', { cause: new VitaeError('NOT_FOUND', 'Not found') }))).toMatchObject({
      code: 'NOT_FOUND',
      permanent: true,
    });
  });
});
