import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger, newId, type ItemId, type JobId, type UserId } from '#common';
import { jobTypeSpec, type JobResult } from '#contracts';
import { runAttempt } from './attempt.js';
import { HeldItem } from './held-item.js';
import type { Outcome } from './outcome.js';
import type { Handler } from './task.js';

const DEADLINE_MS = jobTypeSpec('probe').deadlineMs;
const logger = createLogger('test', 'silent');
const LATE = { is: 'failed', code: 'DEADLINE_EXCEEDED', message: 'The work did not finish in time', permanent: false, retryAfterMs: 0 };

const held = (): HeldItem => {
  const task = {
    itemId: newId<ItemId>(), jobId: newId<JobId>(), ownerId: newId<UserId>(), jobType: 'probe', index: 0, attempt: 1, fence: '1', payload: Buffer.from('{}'),
  } as const; // prettier-ignore
  return new HeldItem(task, 30_000, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
};

const handlerOf = (handle: Handler<'probe'>['handle']): Handler<'probe'> => ({ jobType: 'probe', handle });

/** Work that ends only when it is told to. */
const obedient = handlerOf(
  (_, signal) =>
    new Promise<JobResult<'probe'>>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
    ),
);

/** Work that ends never, whatever it is told. */
const deaf = handlerOf(() => new Promise<JobResult<'probe'>>(() => undefined));

describe('an attempt', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const watch = async (handler: Handler, item = held()) => {
    const ended = vi.fn<(outcome: Outcome | undefined) => void>();
    void runAttempt(handler, item, logger).then(ended);
    await vi.advanceTimersByTimeAsync(DEADLINE_MS - 1);
    expect([item.stopped, ended.mock.calls.length]).toEqual([undefined, 0]);
    await vi.advanceTimersByTimeAsync(1);
    expect([item.stopped, item.signal.aborted]).toEqual(['deadline', true]);
    return ended;
  };

  it('is stopped at the deadline of its job type, and may be tried again', async () => {
    const ended = await watch(obedient);
    expect(ended).toHaveBeenCalledExactlyOnceWith(LATE);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives its slot back soon after the deadline although the work does not stop', async () => {
    const ended = await watch(deaf);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ended).toHaveBeenCalledExactlyOnceWith(LATE);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['succeeds', async () => ({ kind: 'NUMBER' as const, detail: { n: 0 } }), { is: 'succeeded', kind: 'NUMBER' }],
    ['fails', () => Promise.reject(new Error('no')), { is: 'failed', code: 'INTERNAL_SERVER_ERROR' }],
  ] as const)('that %s leaves no timer behind', async (_, handle, outcome) => {
    const item = held();
    expect(await runAttempt(handlerOf(handle), item, logger)).toMatchObject(outcome);
    expect([vi.getTimerCount(), item.stopped]).toEqual([0, undefined]);
  });
});
