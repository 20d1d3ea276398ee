import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getPointer } from '#strict-json';
import { glassblower } from '../../test/fixtures/people.js';
import type { Resume } from '../resume/resume.js';
import { entriesOf, latestFirst } from './entries.js';
import { resumeText } from './resume-text.js';
import { statements } from './statements.js';

const told = (resume: unknown): string[] => statements(resume).map(({ pointer, kind }) => `${pointer} ${kind}`);

describe('the statements of a résumé', () => {
  it('tells every text with place and kind', () => {
    const all = told(glassblower);
    for (const line of [
      '/basics/label headline',
      '/basics/location/city place',
      '/basics/pronouns other',
      '/work/0/name employer',
      '/work/0/position title',
      '/work/0/startDate date',
      '/work/0/highlights/1 highlight',
      '/work/0/technologies/0 other',
      '/education/0/studyType degree',
      '/education/0/courses/0 course',
      '/certificates/0/validUntil other',
      '/skills/0/keywords/1 skill',
      '/languages/0/fluency level',
      '/projects/0/entity organization',
      '/projects/0/roles/0 title',
      '/x_theme/columns other',
    ]) {
      expect(all).toContain(line);
    }
    expect(all.some((line) => line.startsWith('/meta') || line.startsWith('/$schema') || line.startsWith('/basics/image'))).toBe(false);
  });

  it('groups by entry and section', () => {
    const bullet = statements(glassblower).find(({ pointer }) => pointer === '/work/0/highlights/0');
    expect(bullet).toEqual({
      pointer: '/work/0/highlights/0',
      kind: 'highlight',
      text: 'Trained 4 apprentices',
      section: 'work',
      entry: '/work/0',
    });
    expect(statements(glassblower).find(({ pointer }) => pointer === '/basics/location/region')?.entry).toBe('/basics');
  });

  it('tells what it can of anything', () => {
    expect(statements(null)).toEqual([]);
    expect(told({ basics: 'x', work: { a: 'b' }, skills: ['y', null, 3], n: 4 })).toEqual([
      '/basics other',
      '/work/a other',
      '/skills/0 other',
      '/skills/2 other',
      '/n other',
    ]);
  });

  it('every pointer leads to its text, also through keys that need escaping or are long', () => {
    const key = fc.oneof(fc.constantFrom('work', 'basics', 'highlights', 'a/b', '~', 'k'.repeat(100)), fc.string());
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 4 }), (resume) => {
        for (const { pointer, text, entry } of statements(resume)) {
          expect(String(getPointer(resume, pointer))).toBe(text);
          expect(pointer.startsWith(entry)).toBe(true);
        }
      }),
    );
  });
});

describe('the text of a résumé', () => {
  it('holds what counts and no way to reach the person', () => {
    const text = resumeText(glassblower);
    expect(text.split('\n').slice(0, 3)).toEqual([
      'Ilse Brandt',
      'Glassblower',
      'Blows laboratory glass since 2009. “Nothing breaks twice.”',
    ]);
    expect(text).toContain('\n\nThüringer Glaswerk\n');
    for (const private_ of ['@example.com', '555', 'Ofengasse', 'https://']) expect(text).not.toContain(private_);
  });
});

describe('the entries of a section', () => {
  const resume: Resume = {
    work: [
      { name: 'undated' },
      { name: 'old', startDate: '2001', endDate: '2003' },
      { name: 'now', startDate: '2019-05' },
      { name: 'recent', startDate: '2010', endDate: '2019-04' },
      { name: 'recent, longer', startDate: '2008', endDate: '2019-04' },
      { name: 'unread', startDate: 'Summer 2015', endDate: 'soon' },
      { name: 'now, since 2012', startDate: '2012' },
    ],
  };

  it('come with their pointers', () => {
    expect(entriesOf(resume, 'work')[3]).toMatchObject({ pointer: '/work/3', index: 3, entry: { name: 'recent' } });
    expect(entriesOf(resume, 'skills')).toEqual([]);
  });

  it('are ordered latest first, undated ones last', () => {
    expect(latestFirst(entriesOf(resume, 'work')).map(({ entry }) => entry.name)).toEqual([
      'now',
      'now, since 2012',
      'recent',
      'recent, longer',
      'old',
      'undated',
      'unread',
    ]);
  });
});
