import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { VitaeError, type ErrorCode } from '#common';
import { RefusalPause } from './refusal-pause.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const refuse = (code: ErrorCode) => async (): Promise<never> => {
  throw new VitaeError(code, 'No');
};

/** When a promise ended, in milliseconds from now. */
async function endOf(promise: Promise<unknown>): Promise<number> {
  const begun = performance.now();
  let ended = Number.NaN;
  const over = (): void => void (ended = performance.now() - begun);
  promise.then(over, over);
  for (let i = 0; i < 30 && Number.isNaN(ended); i++) await vi.advanceTimersByTimeAsync(100);
  return ended;
}

it.each(['RATE_LIMITED', 'OVERLOADED'] as const)('A170 holds %s for what is left of the pause', async (code) => {
  const pause = new RefusalPause(1_000);
  expect(await endOf(pause.after(refuse(code)))).toBe(1_000);
  const late = (): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(new VitaeError(code, 'No')), 700));
  expect(await endOf(pause.after(late))).toBe(1_000);
});

it('A170 holds nothing else, and nothing where it is off', async () => {
  const pause = new RefusalPause(1_000);
  expect(await endOf(pause.after(async () => 'in'))).toBe(0);
  expect(await endOf(pause.after(refuse('DEPENDENCY_UNAVAILABLE')))).toBe(0);
  expect(await endOf(new RefusalPause(0).after(refuse('OVERLOADED')))).toBe(0);
});

it('A170 holds so many at once, and has room again afterwards', async () => {
  const pause = new RefusalPause(1_000);
  const ends = await Promise.all(Array.from({ length: 65 }, () => pause.after(refuse('OVERLOADED'))).map(endOf));
  expect([ends.filter((e) => e === 1_000).length, ends.filter((e) => e === 0).length]).toEqual([64, 1]);
  expect(await endOf(pause.after(refuse('OVERLOADED')))).toBe(1_000);
});
