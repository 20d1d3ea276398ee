import { expect, it } from 'vitest';
import { LocalBackoff } from './backoff.js';

/** The shortest and the longest of many waits. */
const range = (next: () => number): [number, number] => {
  const waits = Array.from({ length: 200 }, next);
  return [Math.min(...waits), Math.max(...waits)];
};

it('holds a message that fails again longer, up to the most', () => {
  const backoff = new LocalBackoff({ firstMs: 100, maxMs: 1_000 });
  const [first, second] = [backoff.next('a'), backoff.next('a')];
  expect(first).toBeLessThanOrEqual(100);
  expect(second).toBeGreaterThanOrEqual(first);
  const [shortest, longest] = range(() => backoff.next('a'));
  expect(shortest).toBeGreaterThan(100);
  expect(longest).toBeLessThanOrEqual(1_000);
});

it('counts each message by itself, and begins anew for one that succeeded', () => {
  const backoff = new LocalBackoff({ firstMs: 100, maxMs: 100_000 });
  for (let i = 0; i < 8; i++) backoff.next('a');
  expect(backoff.next('a')).toBeGreaterThan(1_000);
  expect(backoff.next('b')).toBeLessThanOrEqual(100);
  backoff.forget('a');
  expect(backoff.next('a')).toBeLessThanOrEqual(100);
});
