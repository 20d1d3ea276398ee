import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getPointer } from '#strict-json';
import { glassblower } from '../../test/fixtures/people.js';
import { diff } from './diff.js';
import { sameJson } from '../resume/same-json.js';

const told = (a: unknown, b: unknown): string[] => diff(a, b).map(({ op, pointer }) => `${op} ${pointer}`);
const list = (...highlights: string[]): object => ({ work: [{ highlights }] });

describe('the difference of two documents', () => {
  it('is nothing for equal ones, whatever the order of keys', () => {
    expect(diff(glassblower, structuredClone(glassblower))).toEqual([]);
    expect(diff({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toEqual([]);
  });

  it('names keys added, removed and changed', () => {
    expect(diff({ a: 1, b: 2, c: { d: 3 } }, { a: 1, c: { d: 4 }, e: 5 })).toEqual([
      { op: 'removed', pointer: '/b', before: 2 },
      { op: 'changed', pointer: '/c/d', before: 3, after: 4 },
      { op: 'added', pointer: '/e', after: 5 },
    ]);
  });

  it('names one element of a list that was put in, taken out, reworded or moved', () => {
    expect(told(list('a', 'b', 'c'), list('x', 'a', 'b', 'c'))).toEqual(['added /work/0/highlights/0']);
    expect(told(list('a', 'b', 'c'), list('a', 'c'))).toEqual(['removed /work/0/highlights/1']);
    expect(told(list('a', 'b', 'c'), list('a', 'B', 'c'))).toEqual(['changed /work/0/highlights/1']);
    expect(told(list('a', 'b', 'c'), list('b', 'c', 'a'))).toEqual(['removed /work/0/highlights/0', 'added /work/0/highlights/2']);
    expect(told(list('a', 'b', 'c', 'd'), list('x', 'b', 'y', 'd', 'z'))).toEqual([
      'changed /work/0/highlights/0',
      'changed /work/0/highlights/2',
      'added /work/0/highlights/4',
    ]);
  });

  it('looks into an entry that stands elsewhere now', () => {
    const jobs = [{ name: 'A' }, { name: 'B', position: 'Smith' }];
    expect(told({ work: jobs }, { work: [{ name: 'New' }, { name: 'A' }, { name: 'B', position: 'Master smith' }] })).toEqual([
      'added /work/0',
      'changed /work/2/position',
    ]);
  });

  it('says so when a value became another kind', () => {
    expect(told({ a: [] }, { a: {} })).toEqual(['changed /a']);
    expect(told(1, null)).toEqual(['changed ']);
  });

  it('takes long lists in bounded time', () => {
    const long = Array.from({ length: 5_000 }, (_, i) => `a${i}`);
    expect(diff(long, [...long.toReversed(), 'x']).length).toBeGreaterThan(0);
    expect(diff(long, ['x', ...long])).toHaveLength(1);
  });

  it('is empty exactly for equal documents, and every pointer leads to what it says', () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }));
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(diff(a, b).length === 0).toBe(sameJson(a, b));
        expect(diff(a, structuredClone(a))).toEqual([]);
        for (const change of diff(a, b)) {
          const where = change.op === 'removed' ? getPointer(a, change.pointer) : getPointer(b, change.pointer);
          expect(where).toEqual(change.op === 'removed' ? change.before : change.after);
        }
      }),
      { numRuns: 500 },
    );
  });
});
