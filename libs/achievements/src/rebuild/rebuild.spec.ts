import { describe, expect, it } from 'vitest';
import { identifySkill, rebuild, WORDED_LANGUAGES, wordedLanguage, type Achievement, type RebuildInput } from '#achievements';
import type { JsonObject } from '#strict-json';

let next = 0;
const told = (fields: Partial<Achievement>): Achievement => {
  const id = String(++next).padStart(4, '0');
  return { id, createdAt: id, isVerified: false, type: 'JOB', title: 'Cook', organization: 'Inn', highlights: [], skills: [], ...fields };
};
const made = (achievements: readonly Achievement[], more: Partial<RebuildInput> = {}): ReturnType<typeof rebuild> =>
  rebuild({ achievements, ...more }, identifySkill);
const work = (...achievements: Achievement[]): JsonObject[] => (made(achievements).content['work'] ?? []) as JsonObject[];
const periods = (...achievements: Achievement[]): string[] =>
  work(...achievements).map((e) => `${String(e['startDate'])}–${String(e['endDate'])}`);

describe('the same thing told twice', () => {
  it.each([
    ['31 days apart are one', '2022-03-31', '2022-05-01', 1],
    ['32 days apart are two', '2022-03-31', '2022-05-02', 2],
    ['a month after a month follows it', '2022-03', '2022-05', 1],
    ['two months between them are a break', '2022-03', '2022-06', 2],
  ])('%s', (_, endDate, startDate, entries) => {
    expect(work(told({ startDate: '2021', endDate }), told({ startDate, endDate: '2023' }))).toHaveLength(entries);
  });

  it('is one entry also where the record between two others was told last', () => {
    const a = told({ startDate: '2019', endDate: '2019' });
    const c = told({ startDate: '2021', endDate: '2021' });
    expect(periods(a, c)).toEqual(['2021–2021', '2019–2019']);
    expect(periods(a, c, told({ startDate: '2020', endDate: '2020' }))).toEqual(['2019–2021']);
  });

  it('a record without dates says nothing of the time, least of all that it goes on, and joins no two stays', () => {
    const undated = told({});
    expect(periods(undated, told({ startDate: '2010', endDate: '2012' }))).toEqual(['2010–2012']);
    expect(periods(undated, told({ startDate: '2010', endDate: '2012' }), told({ startDate: '2018' }))).toEqual([
      '2018–undefined',
      '2010–2012',
    ]);
  });

  it('has the widest period, of two dates the one that says more, and an absent end wins', () => {
    expect(periods(told({ startDate: '2020', endDate: '2021' }), told({ startDate: '2020-03', endDate: '2021-06' }))).toEqual([
      '2020-03–2021-06',
    ]);
    expect(periods(told({ startDate: '2020', endDate: '2021' }), told({ startDate: '2020' }))).toEqual(['2020–undefined']);
  });

  it('is written as the verified record has it', () => {
    const typed = told({ title: 'cook', organization: 'INN Ltd', startDate: '2020' });
    expect(work(typed, told({ title: 'Cook', organization: 'Inn', startDate: '2020', isVerified: true }))).toMatchObject([
      { name: 'Inn', position: 'Cook' },
    ]);
  });

  it('two roles at one employer stay two', () => {
    expect(work(told({ title: 'Cook', startDate: '2020' }), told({ title: 'Chef', startDate: '2020' }))).toHaveLength(2);
  });
});

describe('what stands where', () => {
  it('what goes on is first, what has no date last', () => {
    const titles = work(
      told({ title: 'Undated' }),
      told({ title: 'Old', startDate: '2001', endDate: '2002' }),
      told({ title: 'Now', startDate: '1999' }),
    ).map((e) => e['position']);
    expect(titles).toEqual(['Now', 'Old', 'Undated']);
  });

  it('a degree without dates takes no course in', () => {
    const { content } = made([
      told({ type: 'DEGREE', organization: 'Uni' }),
      told({ type: 'COURSE', organization: 'Uni', endDate: '2020' }),
    ]);
    expect(content['education']).toHaveLength(2);
  });

  it('the headline is the newest work, and what the person wrote stands', () => {
    const cook = told({ startDate: '2020' });
    expect(made([cook]).content['basics']).toEqual({ label: 'Cook', summary: '1 job.' });
    expect(made([cook], { kept: { basics: { label: 'Chef', summary: 'I cook.' } } }).content['basics']).toEqual({
      label: 'Chef',
      summary: 'I cook.',
    });
  });

  it('text stays text', () => {
    expect(work(told({ highlights: ['<b>Fast</b>', '=1+1'] }))[0]?.['highlights']).toEqual(['<b>Fast</b>', '=1+1']);
  });
});

describe('skills', () => {
  it('a level that nobody said is not printed, one that the person said is', () => {
    const { content, skills } = made([told({ skills: ['JS', 'SQL'] })], { ownSkills: [{ name: 'SQL', level: 'BEGINNER' }] });
    expect(content['skills']).toEqual([
      { name: 'Programming', keywords: ['JavaScript'] },
      { name: 'Programming', level: 'Beginner', keywords: ['SQL'] },
    ]);
    expect(skills.map(({ key, levelBy }) => [key, levelBy])).toEqual([
      ['javascript', 'DEFAULT'],
      ['sql', 'PERSON'],
    ]);
  });

  it('of one table with all services: products have one name, practices the words of the person, unknown words stay as first written', () => {
    expect(['k8s', 'ES6', 'Node JS', 'Golang'].map((w) => identifySkill(w).name)).toEqual(['Kubernetes', 'JavaScript', 'Node.js', 'Go']);
    expect(identifySkill('Projektmanagement')).toEqual({ key: 'project management', name: 'Projektmanagement', category: 'BUSINESS' });
    expect(identifySkill('project management').key).toBe('project management');
    expect(identifySkill('  Whistling   LOUD ')).toEqual({ key: 'whistling loud', name: 'Whistling LOUD', category: 'OTHER' });
    expect(identifySkill('__proto__')).toEqual({ key: '__proto__', name: '__proto__', category: 'OTHER' });
  });
});

describe('the summary', () => {
  it.each([
    ['en', '1 job, 2 certificates, 1 skill.'],
    ['de', '1 Stelle, 2 Zertifikate, 1 Kenntnis.'],
    ['fr', '1 emploi, 2 certificats, 1 compétence.'],
    ['es', '1 empleo, 2 certificados, 1 competencia.'],
    ['ja', '職歴1件、資格2件、スキル1件。'],
  ])('in %s has that language’s plurals', (tag, summary) => {
    const rows = [told({ skills: ['SQL'] }), told({ type: 'CERTIFICATE', title: 'A' }), told({ type: 'CERTIFICATE', title: 'B' })];
    expect(made(rows, { language: wordedLanguage(tag) }).content['basics']).toMatchObject({ summary });
  });

  it('is in English where no language of ours is asked for', () => {
    expect(['de-CH', 'JA', 'pt', '', undefined, 4].map(wordedLanguage)).toEqual(['de', 'ja', 'en', 'en', 'en', 'en']);
    expect(WORDED_LANGUAGES).toHaveLength(5);
  });
});
