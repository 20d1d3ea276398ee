import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsBetween, monthsOf, spanOf, totalMonths } from './duration.js';
import { compareDates, formatPartialDate, isPartialDate, parsePartialDate } from './partial-date.js';
import type { PartialDate } from './partial-date.js';
import { namesYear, readDate } from './read-date.js';

const date = (text: string): PartialDate => {
  const parsed = parsePartialDate(text);
  if (!parsed) throw new Error('no date');
  return parsed;
};

describe('partial dates', () => {
  it.each(['2014', '2014-05', '2014-05-31', '2000-02-29', '1000', '2999-12-31'])('reads %s and writes it again', (text) => {
    expect(isPartialDate(text)).toBe(true);
    expect(formatPartialDate(date(text))).toBe(text);
  });

  it.each([
    '',
    '14',
    '2014-',
    '2014-13',
    '2014-00',
    '2014-05-32',
    '2014-05-00',
    '2019-02-29',
    '1900-02-29',
    '2014-5',
    '0999',
    '3000',
    '2014/05',
    '2014-05-3x',
    '２０１４',
  ])('refuses %j', (text) => {
    expect(parsePartialDate(text)).toBeUndefined();
  });

  it('agrees with the calendar on every day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true }), (day) => {
        const text = day.toISOString().slice(0, 10);
        expect(formatPartialDate(date(text))).toBe(text);
        expect(readDate(text)).toEqual({ kind: 'date', date: date(text) });
      }),
    );
  });

  it('compares as far as both sides go', () => {
    expect(compareDates(date('2014'), date('2014-05'))).toBe(0);
    expect(compareDates(date('2014-04-30'), date('2014-05'))).toBeLessThan(0);
    expect(compareDates(date('2014-05-02'), date('2014-05-01'))).toBeGreaterThan(0);
    expect(compareDates(date('2013-12-31'), date('2014'))).toBeLessThan(0);
  });
});

describe('dates as people write them', () => {
  it.each([
    ['2014', '2014'],
    ['2014-3', '2014-03'],
    ['2012-1-1', '2012-01-01'],
    ['2014/03/07', '2014-03-07'],
    ['2014.3', '2014-03'],
    ['20140307', '2014-03-07'],
    ['2014-03-07T09:30:00Z', '2014-03-07'],
    ['2014-03-07 09:30', '2014-03-07'],
    ['03/2014', '2014-03'],
    ['3.2014', '2014-03'],
    ['07.03.2014', '2014-03-07'],
    ['25/03/2014', '2014-03-25'],
    ['03/25/2014', '2014-03-25'],
    ['05/05/2014', '2014-05-05'],
    ['March 2014', '2014-03'],
    ['Mar. 2014', '2014-03'],
    ['mar-2014', '2014-03'],
    ['Sept 2014', '2014-09'],
    ['March 7, 2014', '2014-03-07'],
    ['March 7th 2014', '2014-03-07'],
    ['7 March 2014', '2014-03-07'],
    ['2014 March', '2014-03'],
    ['mars 2014', '2014-03'],
    ['févr. 2014', '2014-02'],
    ['1er août 2014', '2014-08-01'],
    ['décembre 2014', '2014-12'],
    ['März 2014', '2014-03'],
    ['7. März 2014', '2014-03-07'],
    ['Dez. 2014', '2014-12'],
    ['marzo de 2014', '2014-03'],
    ['7 de marzo de 2014', '2014-03-07'],
    ['ene. 2014', '2014-01'],
    ['2014年3月7日', '2014-03-07'],
    ['2014年3月', '2014-03'],
    ['２０１４年', '2014'],
    ['  2014-03 ', '2014-03'],
    ['2019-00', '2019'],
    ['2019-00-00', '2019'],
    ['2019-05-00', '2019-05'],
    ['00/2014', '2014'],
    ["Jan '22", '2022-01'],
    ['Sept. ’09', '2009-09'],
    ["'98", '1998'],
    ["06/'11", '2011-06'],
    ['março de 2014', '2014-03'],
    ['ottobre 2014', '2014-10'],
    ['mei 2014', '2014-05'],
    ['maja 2014', '2014-05'],
    ['май 2014', '2014-05'],
    ['stycznia 2014', '2014-01'],
  ])('reads %j as %s', (text, iso) => {
    const read = readDate(text);
    expect(read.kind === 'date' && formatPartialDate(read.date)).toBe(iso);
  });

  it.each([
    '05/03/2014',
    '3/14',
    'Mar 14',
    'Smarch 2014',
    'Summer 2015',
    '2014-2016',
    '2014 – 2016',
    'around 2014',
    '1/2/3',
    'x'.repeat(50),
  ])('does not guess %j', (text) => expect(readDate(text).kind).toBe('unread'));

  it.each(['31/02/2014', '2014-02-31', '2014-13', '13/2014', '20141301', '32. Mai 2014', '3019'])(
    'sees that no calendar has %j',
    (text) => {
      expect(readDate(text).kind).toBe('impossible');
    },
  );

  it.each([
    'obecnie',
    'heden',
    'по настоящее время',
    'н.в.',
    'oggi',
    'até ao momento',
    'současnost',
    'günümüz',
    'halen',
    'nuvarande',
    'nykyinen',
    'jelenleg',
    'în prezent',
    'дотепер',
    'σήμερα',
    'حتى الآن',
    'היום',
    'वर्तमान',
    'ปัจจุบัน',
    'đến nay',
    'hingga kini',
    '至今',
    '재직중',
    '(present)',
    '– present',
    'Présent.',
    'Present!',
    'until now',
    'until today',
    'bis jetzt',
    'do teraz',
    'present (full-time)',
    'Present',
    'CURRENT',
    'to date',
    "Aujourd'hui",
    'En cours',
    'à ce jour',
    'bis heute',
    'gegenwärtig',
    'Actualidad',
    'hasta la fecha',
    '現在',
  ])('knows that %j goes on', (text) => {
    expect(readDate(text).kind).toBe('ongoing');
  });

  it.each(['', '  ', '-', '–', 'null', '0000-00-00'])('knows that %j is nothing', (text) => {
    expect(readDate(text).kind).toBe('nothing');
  });

  it.each(['N/A', 'n.a.', 'unknown', '(unknown)', 'TBD', '?', '???', 'unbekannt', 'inconnu', '不明', '20XX'])(
    'knows that %j is not known',
    (text) => {
      expect(readDate(text).kind).toBe('unknown');
    },
  );

  it('sees the year in a text', () => {
    expect(['Summer 2015', '2014-2016', 'seit ２０１４'].map(namesYear)).toEqual([true, true, true]);
    expect(['soon', '12345', '314', '9999'].map(namesYear)).toEqual([false, false, false, false]);
  });
});

describe('durations', () => {
  const now = date('2024-06');

  it('reads a span only where both ends can be', () => {
    expect(spanOf({ startDate: '2014-03', endDate: '2016' })).toEqual({ start: { year: 2014, month: 3 }, end: { year: 2016 } });
    expect(spanOf({ startDate: '2014', endDate: '' })).toEqual({ start: { year: 2014 }, end: undefined });
    for (const entry of [
      {},
      { endDate: '2014' },
      { startDate: 'Summer 2015' },
      { startDate: '2014', endDate: 'soon' },
      { startDate: '2016', endDate: '2014' },
    ])
      expect(spanOf(entry)).toBeUndefined();
  });

  it.each([
    ['2013-12', '2014-12', { least: 11, most: 13, usual: 12 }],
    ['2013', '2016', { least: 24, most: 48, usual: 36 }],
    ['2014', '2014', { least: 0, most: 12, usual: 0 }],
    ['2014-03', '2016', { least: 21, most: 34, usual: 28 }],
    ['2014-05', '2014-05', { least: 0, most: 1, usual: 0 }],
  ])('%s to %s', (start, end, months) => {
    expect(monthsBetween(date(start), date(end))).toEqual(months);
  });

  it('lasts until now where it goes on', () => {
    expect(monthsOf({ start: date('2023-06'), end: undefined }, now).usual).toBe(12);
  });

  it('counts overlapping work once and nothing to come', () => {
    const span = (start: string, end?: string): { start: PartialDate; end: PartialDate | undefined } => ({
      start: date(start),
      end: end === undefined ? undefined : date(end),
    });
    expect(totalMonths([span('2010-01', '2012-01'), span('2011-01', '2013-01'), span('2015-01', '2015-07')], now)).toBe(42);
    expect(totalMonths([span('2023-06'), span('2024-01', '2030-01')], now)).toBe(12);
    expect(totalMonths([span('2030-01')], now)).toBe(0);
    expect(totalMonths([], now)).toBe(0);
  });

  it('the usual figure lies within the bounds, and the sum never exceeds what lies between first and last', () => {
    const month = fc
      .record({ year: fc.integer({ min: 1990, max: 2020 }), month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }) })
      .map(({ year, month: m }): PartialDate => (m === undefined ? { year } : { year, month: m }));
    const spans = fc.array(
      fc.tuple(month, month).map(([a, b]) => (compareDates(a, b) <= 0 ? { start: a, end: b } : { start: b, end: a })),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(spans, (list) => {
        for (const { start, end } of list) {
          const { least, usual, most } = monthsBetween(start, end);
          expect(least <= usual && usual <= most).toBe(true);
        }
        const first = Math.min(...list.map(({ start }) => start.year));
        const last = Math.max(...list.map(({ end }) => end.year));
        expect(totalMonths(list, now)).toBeLessThanOrEqual((last - first + 1) * 12);
      }),
    );
  });
});
