import { describe, expect, it } from 'vitest';
import { FrameBudget } from './frame-budget.js';

describe('FrameBudget', () => {
  it('K167 allows a page at once and four a second for ever, and no more', () => {
    let now = 0;
    const budget = new FrameBudget(1_000, () => now);
    for (let i = 0; i < 64; i++) expect(budget.take(10)).toBe(true);
    expect(budget.take(10)).toBe(false);
    now = 1_000;
    for (let second = 2; second < 100; second++) {
      now = second * 1_000;
      for (let i = 0; i < 4; i++) expect(budget.take(10)).toBe(true);
    }
    now += 10;
    expect([1, 2, 3, 4].map(() => budget.take(10))).toContain(false);
  });

  it('counts a large frame as several', () => {
    const budget = new FrameBudget(48 * 1024, () => 0);
    for (let i = 0; i < 4; i++) expect(budget.take(48 * 1024)).toBe(true);
    expect(budget.take(48 * 1024)).toBe(false);
  });

  it('knows bytes that came in no message', () => {
    const budget = new FrameBudget(1_000, () => 0);
    expect(budget.explains(100_000)).toBe(true);
    expect(budget.explains(200_000)).toBe(false);
    for (let i = 0; i < 100; i++) budget.came(1_000);
    expect(budget.explains(200_000)).toBe(true);
  });
});
