import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar } from './calendar.js';

const times = (cron: string, timeZone: string, from: string, count: number): string[] => {
  const calendar = new Calendar({ cron, timeZone });
  const found: string[] = [];
  for (let at = new Date(from); found.length < count;) found.push((at = calendar.next(at)).toISOString().slice(5, 16));
  return found;
};

describe('Calendar', () => {
  it('means the clock on the wall of its place, UTC by default', () => {
    expect(times('0 9 * * 1', 'Europe/Vienna', '2026-06-01T07:00:00Z', 2)).toEqual(['06-08T07:00', '06-15T07:00']);
    expect(new Calendar({ cron: '@daily' }).next(new Date('2026-06-01T07:00:00Z'))).toEqual(new Date('2026-06-02T00:00:00Z'));
  });

  it('runs a time that clocks leap over at the first instant after it, once', () => {
    expect(times('30 2 * * *', 'Europe/Vienna', '2026-03-28T02:00:00Z', 3)).toEqual(['03-29T01:00', '03-30T00:30', '03-31T00:30']);
  });

  it('runs a time of day that comes twice at its first passing only, and an interval through both', () => {
    expect(times('30 2 * * *', 'Europe/Vienna', '2026-10-24T02:00:00Z', 2)).toEqual(['10-25T00:30', '10-26T01:30']);
    const halfHours = ['10-25T00:00', '10-25T00:30', '10-25T01:00', '10-25T01:30', '10-25T02:00'];
    expect(times('*/30 * * * *', 'Europe/Vienna', '2026-10-24T23:40:00Z', 5)).toEqual(halfHours);
  });

  it('finds a next time that is later, and nothing between the two', () => {
    const crons = fc.constantFrom('*/7 * * * *', '15 3 * * *', '0 0 1 * *', '30 2 * * 0', '@weekly');
    const zones = fc.constantFrom('UTC', 'Europe/Vienna', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
    const instants = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2035, 0) });
    fc.assert(
      fc.property(crons, zones, instants, (cron, timeZone, ms) => {
        const calendar = new Calendar({ cron, timeZone });
        const next = calendar.next(new Date(ms));
        expect(next.getTime()).toBeGreaterThan(ms);
        expect(calendar.next(new Date(next.getTime() - 1_000))).toEqual(next);
        expect(calendar.previous(new Date(next.getTime() + 1_000))).toEqual(next);
      }),
    );
  });

  it('tells calendars apart by what they mean', () => {
    expect(new Calendar({ cron: '@daily' }).fingerprint).toBe(new Calendar({ cron: '@daily', timeZone: 'UTC' }).fingerprint);
    expect(new Calendar({ cron: '@daily' }).fingerprint).not.toBe(new Calendar({ cron: '@daily', timeZone: 'Asia/Tokyo' }).fingerprint);
  });

  const wrong: readonly [string, string, string?][] = [
    ['no expression', 'often'],
    ['seconds', '* * * * * *'],
    ['a day that never comes', '0 0 30 2 *'],
    ['an hour that is none', '0 25 * * *'],
    ['a place that is none', '0 0 * * *', 'Mars/Olympus'],
  ];
  it.each(wrong)('refuses %s', (_, cron, timeZone) => {
    expect(() => new Calendar({ cron, ...(timeZone ? { timeZone } : {}) })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
