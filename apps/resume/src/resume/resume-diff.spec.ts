import { expect, it } from 'vitest';
import { differences, MAX_DIFFERENCES } from './resume-diff.js';

it('tells a reworded line word by word, and a new one as it is', () => {
  const work = (...highlights: string[]) => ({ work: [{ name: 'A', highlights }] });
  expect(differences(work('Led a team'), work('Led two teams', 'Hired'))).toEqual([
    {
      op: 'changed',
      pointer: '/work/0/highlights/0',
      before: 'Led a team',
      after: 'Led two teams',
      words: [
        { op: 'same', text: 'Led ' },
        { op: 'removed', text: 'a team' },
        { op: 'added', text: 'two teams' },
      ],
    },
    { op: 'added', pointer: '/work/0/highlights/1', after: 'Hired' },
  ]);
  expect(differences({ a: 'x' }, { a: 'y' })).toEqual([{ op: 'changed', pointer: '/a', before: 'x', after: 'y' }]);
});

it('tells of sections where the single differences are too many, and of the content where those are', () => {
  const many = (n: number, salt: string) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`${salt}${i}`, i]));
  const [before, after] = [{ a: many(2_000, 'x'), b: 1, 'c/d': 1, e: 1 }, { a: many(2_000, 'y'), b: 1, 'c/d': 2, f: 1 }]; // prettier-ignore
  expect(differences(before, after)).toEqual([
    { op: 'changed', pointer: '/a', before: before.a, after: after.a },
    { op: 'changed', pointer: '/c~1d', before: 1, after: 2 },
    { op: 'removed', pointer: '/e', before: 1 },
    { op: 'added', pointer: '/f', after: 1 },
  ]);
  const all = [many(MAX_DIFFERENCES, 'x'), many(MAX_DIFFERENCES, 'y')] as const;
  expect(differences(...all)).toEqual([{ op: 'changed', pointer: '', before: all[0], after: all[1] }]);
});
