import { describe, expect, it } from 'vitest';
import { MasterMemo } from './master-memo.js';

/** How often something was made. */
const counted = (memo: MasterMemo<object>): ((master: unknown, variant?: string) => number) => {
  let made = 0;
  return (master, variant = '') => {
    memo.of(master, variant, () => ({ made: ++made }));
    return made;
  };
};

describe('what is kept of masters', () => {
  it('is known again by content, and another variant is another thing', () => {
    const ask = counted(new MasterMemo());
    const master = { basics: { name: 'Ada' } };
    expect([ask(master), ask(structuredClone(master)), ask(master, 'de'), ask(master, 'de')]).toEqual([1, 1, 2, 2]);
    master.basics.name = 'Eva';
    expect(ask(master)).toBe(3);
  });

  it('goes when there are more, the one that was asked for longest ago first', () => {
    const ask = counted(new MasterMemo({ entries: 2, size: 1_000 }));
    expect([ask('a'), ask('b'), ask('a'), ask('c'), ask('a'), ask('b')]).toEqual([1, 2, 2, 3, 3, 4]);
  });

  it('goes when it is too much together, but the newest stays however large', () => {
    const ask = counted(new MasterMemo({ entries: 16, size: 10 }));
    const large = 'x'.repeat(100);
    expect([ask('a'), ask('b'), ask(large), ask(large), ask('a'), ask(large)]).toEqual([1, 2, 3, 3, 4, 5]);
  });

  it('is nothing of what could not be read', () => {
    const memo = new MasterMemo<number>();
    expect(() => memo.of('a', '', () => { throw new Error('broken'); })).toThrow('broken'); // prettier-ignore
    expect(memo.of('a', '', () => 7)).toBe(7);
  });
});
