import { expect, it } from 'vitest';
import { LocalBackoff } from './backoff.js';

it('doubles for a message that fails again, up to the most, and begins anew for one that succeeded', () => {
  const backoff = new LocalBackoff({ firstMs: 50, maxMs: 1_000 }, () => 0.5);
  expect([1, 2, 3, 4, 5, 6, 7].map(() => backoff.next('a'))).toEqual([50, 100, 200, 400, 800, 1_000, 1_000]);
  expect(backoff.next('b')).toBe(50);
  backoff.forget('a');
  expect(backoff.next('a')).toBe(50);
});

it('spreads: half to one and a half times', () => {
  const at = (random: number): number => new LocalBackoff({ firstMs: 100, maxMs: 1_000 }, () => random).next('a');
  expect([at(0), at(1)]).toEqual([50, 150]);
});
