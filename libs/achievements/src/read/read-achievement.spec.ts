import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedFacts, readAchievement, type AchievementReading } from '#achievements';

const NOW = new Date('2026-06-15T12:00:00Z');
const JOB = { type: 'JOB', title: 'Cook', organization: 'Inn' };
const read = (input: Record<string, unknown>): AchievementReading => readAchievement(input, NOW);
const codes = (input: Record<string, unknown>): string[] => {
  const reading = read(input);
  return reading.ok ? [] : reading.issues.map(({ path, code }) => `${path} ${code}`);
};

describe('reading an achievement', () => {
  it('tidies white space, leaves blanks out and keeps what is written', () => {
    const input = {
      ...JOB,
      title: '  Head \n cook ',
      description: ' a\r\nb ',
      highlights: ['x', ' ', 'ｙ'],
      skills: ['JS', '\u200b'],
      location: '',
      score: null,
    };
    expect(read(input)).toEqual({
      ok: true,
      value: { type: 'JOB', title: 'Head cook', organization: 'Inn', description: 'a\nb', highlights: ['x', 'ｙ'], skills: ['JS'] },
    });
  });

  it('a title of nothing to see is none; an emoji is one', () => {
    for (const title of ['', '  ', '\u200b\u200d', null, undefined]) expect(codes({ ...JOB, title })).toEqual(['/title REQUIRED']);
    expect(codes({ ...JOB, title: '👩‍🍳' })).toEqual([]);
  });

  it('counts characters, not their halves', () => {
    expect(codes({ ...JOB, title: '🎉'.repeat(300) })).toEqual([]);
    expect(codes({ ...JOB, title: '🎉'.repeat(301) })).toEqual(['/title TOO_LONG']);
    expect(codes({ ...JOB, description: 'x'.repeat(1_048_576) })).toEqual(['/description TOO_LONG']);
  });

  it('points at the entry of a list', () => {
    expect(codes({ ...JOB, highlights: ['ok', 'x'.repeat(1_001), 7] })).toEqual(['/highlights/1 TOO_LONG', '/highlights/2 NOT_TEXT']);
    expect(codes({ ...JOB, highlights: 'text', skills: Array.from({ length: 10_000 }, () => 'a') })).toEqual([
      '/highlights NOT_A_LIST',
      '/skills TOO_MANY',
    ]);
  });

  it.each([
    ['half a character', '\ud800'],
    ['a bell', 'a\u0007'],
    ['a number', 7],
    ['an object', { toString: 'x' }],
  ])('%s is no text', (_, title) => {
    expect(codes({ ...JOB, title })).toEqual(['/title NOT_TEXT']);
  });

  it.each([
    ['9999', 'IN_THE_FUTURE'],
    ['9999-12-31', 'IN_THE_FUTURE'],
    ['2026-06-17', 'IN_THE_FUTURE'],
    ['0000', 'NOT_A_DATE'],
    ['9999-13', 'NOT_A_DATE'],
    ['2023-02-29', 'NOT_A_DATE'],
    ['20240101', 'NOT_A_DATE'],
    ['soon', 'NOT_A_DATE'],
  ])('nothing began on %s: %s', (startDate, code) => {
    expect(codes({ ...JOB, startDate })).toEqual([`/startDate ${code}`]);
  });

  it('somewhere it is tomorrow; a degree may end within ten years, an award may not be ahead', () => {
    expect(codes({ ...JOB, startDate: '2026-06-16' })).toEqual([]);
    expect(codes({ ...JOB, type: 'DEGREE', startDate: '2024', endDate: '2028-07' })).toEqual([]);
    expect(codes({ ...JOB, type: 'DEGREE', startDate: '2024', endDate: '2037' })).toEqual(['/endDate IN_THE_FUTURE']);
    expect(codes({ ...JOB, type: 'AWARD', endDate: '2027' })).toEqual(['/endDate IN_THE_FUTURE']);
  });

  it('a month does not end before the year it lies in', () => {
    expect(codes({ ...JOB, startDate: '2024', endDate: '2024-03' })).toEqual([]);
    expect(codes({ ...JOB, startDate: '2024-05-02', endDate: '2024-05' })).toEqual([]);
    expect(codes({ ...JOB, startDate: '2024-05', endDate: '2023' })).toEqual(['/endDate END_BEFORE_START']);
  });

  it.each([
    'ftp://example.org',
    '//example.org',
    'example.org',
    'http://',
    'data:text/html,x',
    'https://me:secret@example.org',
    'java\nscript:alert(1)',
  ])('%s is no web address', (url) => {
    expect(codes({ ...JOB, url })).toEqual(['/url NOT_A_URL']);
  });

  it('a person does not say that it is verified, revoked, or anything else', () => {
    expect(codes({ ...JOB, isVerified: false, revokedAt: 'x', 'a/b': 1 })).toEqual([
      '/isVerified NOT_ALLOWED',
      '/revokedAt NOT_ALLOWED',
      '/a~1b NOT_ALLOWED',
    ]);
  });

  it('never throws, and lists at most 50 things', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('type', 'title', 'url', 'startDate', 'skills')), fc.anything()),
        (input) => {
          const reading = read(input);
          expect(reading.ok || reading.issues.length > 0).toBe(true);
        },
      ),
    );
    expect(codes(Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`k${i}`, 1])))).toHaveLength(50);
  });
});

describe('a verified achievement', () => {
  it('keeps its facts; highlights and skills are free', () => {
    const verified = { type: 'JOB', title: 'Cook', organization: 'Inn', startDate: '2020', highlights: [], skills: [] } as const;
    expect(changedFacts(verified, { ...verified, highlights: ['x'], skills: ['SQL'], description: 'y' })).toEqual([]);
    expect(changedFacts(verified, { ...verified, title: 'Chef', endDate: '2021' }).map(({ path, code }) => [path, code])).toEqual([
      ['/title', 'VERIFIED_FACT'],
      ['/endDate', 'VERIFIED_FACT'],
    ]);
  });
});
