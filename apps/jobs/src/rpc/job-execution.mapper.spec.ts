import { describe, expect, it } from 'vitest';
import { jobsV1 } from '#contracts';
import { fromDisposition, fromVerdict, toExecutorId, toHeld, toItemIds, toJobType, toOutcome } from './job-execution.mapper.js';

const id = '0192f0c1-2b3a-7000-8000-000000000001';
const outcome = { itemId: id, attempt: 2, fence: '12', succeeded: undefined, failed: undefined, deferred: undefined };

describe('mappers of the executor’s door', () => {
  it('every disposition and verdict has its own number, and none the unspecified one', () => {
    const dispositions = (['APPLIED', 'ALREADY_APPLIED', 'STALE_ATTEMPT', 'ITEM_CANCELLED', 'UNKNOWN_ITEM'] as const).map(fromDisposition);
    const verdicts = (['CONTINUE', 'CANCEL', 'LOST'] as const).map(fromVerdict);
    expect(new Set(dispositions).size).toBe(5);
    expect(new Set(verdicts).size).toBe(3);
    expect([...dispositions, ...verdicts]).not.toContain(0);
  });

  it('reads outcomes of each kind, with what is left out filled in', () => {
    expect(toOutcome({ ...outcome, succeeded: { kind: '', id: '', detail: Buffer.alloc(0) } }).result).toEqual({
      is: 'succeeded',
      kind: 'NONE',
      id: null,
      detail: null,
    });
    expect(
      toOutcome({
        ...outcome,
        failed: { code: '', message: 'm', permanent: false, retryAfterMs: 4_000_000_000, detail: Buffer.from('{"a":1}') },
      }).result,
    ).toEqual({
      is: 'failed',
      code: 'INTERNAL_SERVER_ERROR',
      message: 'm',
      permanent: false,
      retryAfterMs: 86_400_000,
      detail: '{"a":1}',
    });
    expect(toOutcome({ ...outcome, deferred: { scope: 'provider:x', reason: '', retryAfterMs: 5 } }).result).toEqual({
      is: 'deferred',
      scope: 'provider:x',
      reason: 'WAITING',
      retryAfterMs: 5,
    });
    expect(() => toOutcome({ ...outcome, deferred: { scope: '', reason: '', retryAfterMs: 0 } })).toThrow('scope');
    expect(() => toOutcome(outcome)).toThrow('result');
  });

  it('keeps what cannot be a row’s value from reaching one', () => {
    expect(toHeld({ itemId: 'x', attempt: 4_294_967_295, fence: '1; DROP' })).toEqual({
      itemId: '00000000-0000-0000-0000-000000000000',
      attempt: 2_147_483_647,
      fence: '-1',
    });
    expect(toItemIds([id.toUpperCase(), 'x'])).toEqual([id]);
    expect(() => toJobType('__proto__')).toThrow();
    expect(() => toExecutorId('e'.repeat(101))).toThrow();
    expect(jobsV1.Disposition.DISPOSITION_UNSPECIFIED).toBe(0);
  });
});
