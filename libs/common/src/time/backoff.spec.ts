import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff } from './backoff.js';

const options = fc.record({
  first: fc.integer({ min: 1, max: 10_000 }),
  factor: fc.double({ min: 1, max: 10, noNaN: true }),
  longest: fc.integer({ min: 1, max: 3_600_000 }),
  jitter: fc.double({ min: 0, max: 1, noNaN: true }),
});
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const failures = fc.integer({ min: 1, max: 5_000 });

describe('backoff', () => {
  it('waits half to all of 100, 200, 400 … milliseconds, and a second at most', () => {
    const at = (random: number): number[] => [1, 2, 3, 4, 5, 50, 5_000].map(backoff({ first: 100, longest: 1_000 }, () => random));
    expect(at(0)).toEqual([100, 200, 400, 800, 1_000, 1_000, 1_000]);
    expect(at(0.5)).toEqual([75, 150, 300, 600, 750, 750, 750]);
  });

  it('grows by its factor, and without jitter holds to it', () => {
    expect([1, 2, 3].map(backoff({ first: 10, factor: 3, longest: 1_000, jitter: 0 }))).toEqual([10, 30, 90]);
  });

  it('never waits longer than the longest, nor shorter than jitter allows', () => {
    fc.assert(
      fc.property(options, failures, chance, (o, n, random) => {
        const ms = backoff(o, () => random)(n);
        expect(ms).toBeLessThanOrEqual(o.longest);
        expect(ms).toBeGreaterThanOrEqual(Math.min(o.first, o.longest) * (1 - o.jitter));
      }),
    );
  });

  it('never shrinks from one failure to the next, chance aside', () => {
    fc.assert(
      fc.property(options, failures, chance, (o, n, random) => {
        const wait = backoff(o, () => random);
        expect(wait(n + 1)).toBeGreaterThanOrEqual(wait(n));
      }),
    );
  });

  it('takes no failure at all for the first', () => {
    const wait = backoff({ first: 100, longest: 1_000, jitter: 0 });
    expect([0, -3].map(wait)).toEqual([wait(1), wait(1)]);
  });

  it('spreads: of many that failed together, none come back in a crowd', () => {
    const wait = backoff({ first: 1_000, longest: 1_000 });
    const buckets = new Map<number, number>();
    for (let i = 0; i < 10_000; i++) {
      const bucket = Math.floor(wait(1) / 10);
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
    }
    // Fifty buckets of 200 each, were chance even.
    expect(Math.max(...buckets.values())).toBeLessThan(400);
  });
});
