import { describe, expect, it } from 'vitest';
import { tokenize } from '#language';
import { findDates } from './dates.js';

describe('findDates', () => {
  it.each([
    ['since March 2019', [[2019, 3, 'since']]],
    ['mars 2019', [[2019, 3, undefined]]],
    ['marzo de 2019', [[2019, 3, undefined]]],
    ['03/2019', [[2019, 3, undefined]]],
    ['2019-03-14', [[2019, 3, undefined]]],
    ['12.03.2019', [[2019, 3, undefined]]],
    ['03/04/2019', [[2019, undefined, undefined]]],
    [
      '2016–2019',
      [
        [2016, undefined, undefined],
        [2019, undefined, undefined],
      ],
    ],
    ['2019年3月から', [[2019, 3, 'since']]],
    ['令和2年4月', [[2020, 4, undefined]]],
    ['平成30年', [[2018, undefined, undefined]]],
    ['bis 2021', [[2021, undefined, 'until']]],
  ] as const)('%s', (text, expected) => {
    expect(findDates(tokenize(text)).map(({ year, month, edge }) => [year, month, edge])).toEqual(expected);
  });

  it('does not take figures for years', () => {
    expect(findDates(tokenize('$2,019 saved, 1,950 users, 3000 parts'))).toEqual([]);
    expect(findDates(tokenize('Trained 2000 users'))[0]?.doubtful).toBe(true);
  });
});
