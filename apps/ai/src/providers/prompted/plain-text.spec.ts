import { describe, expect, it } from 'vitest';
import { plainText, plainTexts } from './plain-text.js';

describe('plainText', () => {
  it.each([
    ['**Built** the `booking` API', 'Built the booking API'],
    ['- Moved 14 services', 'Moved 14 services'],
    ['## Profile', 'Profile'],
    ['* *Very* ***good*** work', 'Very good work'],
    ['~~old~~ __new__ thing', 'old new thing'],
    ['```\ncode\n```', 'code'],
    ['> Quoted', 'Quoted'],
  ])('%j is %j', (marked, plain) => {
    expect(plainText(marked)).toBe(plain);
  });

  it.each([
    'Wrote C++ and C# with snake_case and __init__.py',
    'A* search over 2 * 3 * 4 nodes',
    '3. Platz beim Wettbewerb',
    '-5 % cost',
    'Mitarbeiter*innen und Kolleg_innen',
    'a - b',
  ])('%j stays', (text) => {
    expect(plainText(text)).toBe(text);
  });

  it('takes time in proportion to its text', () => {
    const begun = performance.now();
    for (const text of ['*'.repeat(20_000), '_a '.repeat(20_000), '`'.repeat(20_000), '- '.repeat(20_000)]) plainText(text);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('leaves what is no prose of an answer', () => {
    expect(plainTexts({ entry: '/work/*0*', text: '*a*', sources: ['/*x*'], list: ['**b**'], n: 1 })).toEqual({
      entry: '/work/*0*',
      text: 'a',
      sources: ['/*x*'],
      list: ['b'],
      n: 1,
    });
  });
});
