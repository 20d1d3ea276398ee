import { describe, expect, it } from 'vitest';
import { Variation } from './variation.js';

describe('variation', () => {
  const seeds = Array.from({ length: 400 }, (_, at) => `person ${at}, posting ${at % 7}`);

  it('turns every coin by itself', () => {
    const both = seeds.map((seed) => new Variation(seed)).filter((vary) => vary.coin('one') === vary.coin('another')).length;
    expect(both).toBeGreaterThan(150);
    expect(both).toBeLessThan(250);
  });

  it('gives every wording its turn', () => {
    const turns = new Map<string, number>();
    for (const seed of seeds) {
      const [first = ''] = new Variation(seed).order('slot', ['a', 'b', 'c', 'd']);
      turns.set(first, (turns.get(first) ?? 0) + 1);
    }
    for (const count of turns.values()) expect(count).toBeGreaterThan(60);
    expect(turns.size).toBe(4);
  });

  it('is the same for the same seed', () => {
    expect(new Variation('x').order('slot', [1, 2, 3])).toEqual(new Variation('x').order('slot', [1, 2, 3]));
  });
});
