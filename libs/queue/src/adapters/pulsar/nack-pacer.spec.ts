import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NACK_DELAY_MS, NackPacer } from './nack-pacer.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a steady stream is told in bursts further apart than a third of the delay, so that its timer can end', async () => {
  const bursts: number[] = [];
  const told: number[] = [];
  const pacer = new NackPacer<number>((n) => {
    told.push(n);
    if (bursts.at(-1) !== performance.now()) bursts.push(performance.now());
  });
  for (let n = 0; n < 100; n++) {
    pacer.add(n);
    await vi.advanceTimersByTimeAsync(50);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual(Array.from({ length: 100 }, (_, n) => n));
  const apart = bursts.slice(1).map((at, i) => at - (bursts[i] ?? 0));
  expect(Math.min(...apart)).toBeGreaterThan(NACK_DELAY_MS / 3 + 100);
});

it('tells nothing after its end: what is left comes back with the close of the consumer', async () => {
  const told: number[] = [];
  const pacer = new NackPacer<number>((n) => void told.push(n));
  pacer.add(1);
  pacer.stop();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual([]);
});
