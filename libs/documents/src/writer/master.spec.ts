import { describe, expect, it } from 'vitest';
import { entriesOf } from './master.js';

const open = (endDate?: string): boolean | undefined =>
  entriesOf({ work: [{ name: 'Elm Stone', startDate: '2012-05', ...(endDate === undefined ? {} : { endDate }) }] }, 'work')[0]?.open;

describe('a post', () => {
  it('is held where it has no end, or a word for the present', () => {
    expect([undefined, '', 'Present', 'heden', '現在'].map(open)).toEqual([true, true, true, true, true]);
  });

  it.each(['N/A', '?', 'unknown', 'ad infinitum', 'Summer 2015', '2019-02-31', '2014'])(
    'is not told as held where its end is %j',
    (end) => {
      expect(open(end)).toBe(false);
    },
  );
});
