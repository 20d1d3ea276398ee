import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, LONGEST_BACKOFF_MS } from './backoff.js';

describe('backoffMs', () => {
  it('doubles from two seconds, halved at most by jitter', () => {
    expect([1, 2, 3, 4].map((n) => backoffMs(n, 0))).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect([1, 2, 3, 4].map((n) => backoffMs(n, 0.999_999))).toEqual([2_000, 4_000, 8_000, 16_000]);
  });

  it('stays between a second and an hour, whatever it is given', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 2_000 }), fc.double({ min: 0, max: 0.999_999, noNaN: true }), (attempt, random) => {
        const ms = backoffMs(attempt, random);
        expect(Number.isInteger(ms)).toBe(true);
        expect(ms).toBeGreaterThanOrEqual(1_000);
        expect(ms).toBeLessThanOrEqual(LONGEST_BACKOFF_MS);
      }),
    );
  });
});
