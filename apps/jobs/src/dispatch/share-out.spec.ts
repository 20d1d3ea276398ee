import { describe, expect, it } from 'vitest';
import type { ItemId, UserId } from '#common';
import { shareOut, type Contender } from './share-out.js';

const one = (owner: string, items: number, running: number, seconds = 0): Contender => ({
  owner: owner as UserId,
  waiting: Array.from({ length: items }, (_, n) => `${owner}${n}` as ItemId),
  running,
  seconds,
});

describe('slots that several persons want', () => {
  it('go first to who has nothing running, whatever they used before', () => {
    expect(shareOut([one('a', 9, 9, 0), one('b', 9, 0, 500)], 9, 1)).toEqual(['b0']);
  });

  it('are never more than half one person’s while another waits, and all of them when nobody does', () => {
    for (let [a, b] = [10, 0], n = 0; n < 50; n++) {
      // One of whoever has most ends; the next slot is given.
      if (a >= b) a--;
      else b--;
      const [next] = shareOut([one('a', 99, a), one('b', 99, b, 1_000)], a + b, 1);
      if (next?.startsWith('a')) a++;
      else b++;
      if (n > 10) expect(Math.max(a, b)).toBeLessThanOrEqual(5);
    }
    expect(shareOut([one('a', 99, 9, 1_000)], 9, 5)).toEqual(['a0', 'a1', 'a2', 'a3', 'a4']);
  });

  it('go to cheap items before dear ones, as long as everybody who waits has something running', () => {
    const [dear, cheap, other] = [one('d', 9, 2, 300), one('c', 9, 2, 1), one('o', 9, 3, 40)];
    expect(shareOut([dear, cheap, other], 12, 1)).toEqual(['c0']);
    expect(shareOut([one('d', 9, 0, 300), cheap, other], 10, 1)).toEqual(['d0']);
  });

  it('take turns between equals in one claim', () => {
    expect(shareOut([one('a', 9, 0), one('b', 2, 0)], 0, 5)).toEqual(['a0', 'b0', 'a1', 'b1', 'a2']);
  });

  it('of guests: one each of who has nothing running, and nobody else', () => {
    expect(shareOut([one('a', 9, 1), one('b', 9, 0), one('c', 9, 0, 5)], 1, 5, true)).toEqual(['b0', 'c0']);
    expect(shareOut([one('a', 9, 1)], 1, 5, true)).toEqual([]);
  });
});
