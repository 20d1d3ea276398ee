import { describe, expect, it } from 'vitest';
import { getPointer, type JsonObject, type JsonValue } from '#strict-json';
import { baker, glassblower, porter } from '../../test/fixtures/people.js';
import { MAX_ENTRIES } from '../validate/limits.js';
import { spanOf } from '../dates/duration.js';
import { normalise } from './normalise.js';

const told = (record: JsonObject): string[] => normalise(record).findings.map(({ pointer, code }) => `${pointer} ${code}`);
const person = (more: JsonObject): JsonObject => ({ basics: { name: 'Ada Quill' }, ...more });
const withBasics = (basics: JsonObject): JsonObject => ({ basics: { name: 'Ada Quill', ...basics } });
const resumeOf = (record: JsonObject): JsonObject => normalise(record).resume;

describe('normalising a record of today', () => {
  it('answers the very same object, unknown keys and empty texts included', () => {
    const { resume, findings, changed } = normalise(glassblower);
    expect(resume).toBe(glassblower);
    expect({ findings, changed }).toEqual({ findings: [], changed: false });
  });

  it('does not change what it was given', () => {
    const before = JSON.stringify(baker);
    normalise(baker);
    expect(JSON.stringify(baker)).toBe(before);
  });
});

describe('normalising older dialects', () => {
  it('reads the keys of before 1.0 and says so', () => {
    expect(resumeOf(baker)).toEqual({
      basics: {
        name: 'Youssef Amrani',
        label: 'Baker',
        image: '',
        email: 'youssef@example.org',
        url: 'https://youssef.example.org',
        summary: 'Bakes at night.',
        location: { city: 'Lille', countryCode: 'FR' },
        profiles: [{ network: 'Mastodon', url: 'https://www.example.org/@youssef' }],
      },
      work: [
        { name: 'Boulangerie du Nord', position: 'Head baker', url: 'https://www.example.org/nord', startDate: '2016-09-01' },
        { name: 'Le Fournil', position: 'Baker', startDate: '2011-09', endDate: '2016-08', highlights: ['Baked 900 loaves a night'] },
      ],
      education: [{ institution: 'CFA Lille', score: '15.5', startDate: '2009' }],
      interests: [{ name: 'Rowing' }],
      skills: [
        { name: 'Dough', keywords: ['sourdough', 'brioche'], details: [{ text: 'sourdough', comment: 'ten years' }, { text: 'brioche' }] },
      ],
    });
    expect(told(baker)).toEqual([
      '/basics/picture OLD_KEY',
      '/basics/website OLD_KEY',
      '/basics/bio OLD_KEY',
      '/basics/profiles/0/website OLD_KEY',
      '/work/0/company OLD_KEY',
      '/work/0/website OLD_KEY',
      '/work/0/startDate DATE_FORM',
      '/work/0/endDate EMPTY_DATE',
      '/work/1/company OLD_KEY',
      '/work/1/startDate DATE_FORM',
      '/work/1/endDate DATE_FORM',
      '/work/1/details DETAILS_READ',
      '/education/0/gpa OLD_KEY',
      '/education/0/gpa NUMBER_AS_TEXT',
      '/education/0/endDate NULL_ABSENT',
      '/hobbies OLD_KEY',
      '/skills/0/details DETAILS_READ',
    ]);
  });

  it('keeps the order of the keys and says which key was read as which', () => {
    const record = person({ work: [{ a: 1, company: 'Quill & Co', b: 2 }] });
    expect(JSON.stringify(resumeOf(record)['work'])).toBe('[{"a":1,"name":"Quill & Co","b":2}]');
    expect(normalise(record).findings).toEqual([
      { pointer: '/work/0/company', code: 'OLD_KEY', message: 'old key `company` read as `name`' },
    ]);
  });

  it('an old key gives way to a new one that says something, and replaces one that does not', () => {
    const both = person({ work: [{ company: 'Old', name: 'New' }] });
    expect(normalise(both)).toMatchObject({ resume: both, changed: false, findings: [] });
    expect(
      resumeOf(
        person({
          work: [
            { name: '', company: 'Old' },
            { company: 'Old', name: null },
          ],
        }),
      )['work'],
    ).toEqual([{ name: 'Old' }, { name: 'Old' }]);
  });

  it('the names and levels of languages, certifications, a top-level bio', () => {
    expect(
      resumeOf({
        bio: { firstName: 'Ada', lastName: 'Quill' },
        languages: [{ name: 'Polish', level: 'B2' }],
        certifications: ['First aid'],
      }),
    ).toEqual({
      basics: { name: 'Ada Quill', firstName: 'Ada', lastName: 'Quill' },
      languages: [{ language: 'Polish', fluency: 'B2' }],
      certificates: [{ name: 'First aid' }],
    });
  });

  it('splits positions, hands down the employer, and keeps what both have', () => {
    const { resume, findings, originOf } = normalise(porter);
    expect(resume['work']).toEqual([
      { name: 'Seagate Hotel', position: 'Bellhop', startDate: '2010', endDate: '2011' },
      {
        name: 'Grand Northern',
        url: 'https://www.example.com/northern',
        rooms: '300',
        position: 'Head porter',
        startDate: '2015-03',
        summary: 'Leads eight porters',
        highlights: ['Wrote the night rota'],
        employer: { summary: 'A hotel of 300 rooms' },
      },
      { name: 'Grand Northern', url: 'https://www.example.com/northern', position: 'Porter', startDate: '2011-06', endDate: '2015-02' },
    ]);
    expect(findings.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/work/1/positions POSITIONS_SPLIT',
      '/work/1/company OLD_KEY',
      '/work/1/website OLD_KEY',
      '/work/1/positions/0/title OLD_KEY',
    ]);
    expect(['/work/1/position', '/work/2/startDate', '/work/2/name', '/work/1/url', '/work/0/name'].map(originOf)).toEqual([
      '/work/1/positions/0/title',
      '/work/1/positions/1/startDate',
      '/work/1/company',
      '/work/1/website',
      '/work/0/name',
    ]);
  });

  it('copies no more than name, address and place to further positions, so that a record cannot be blown up', () => {
    const positions = Array.from({ length: 400 }, () => ({ title: 'x' }));
    const text = JSON.stringify(
      resumeOf(person({ work: [{ company: 'Big', essay: 'y'.repeat(100_000), location: { note: 'z'.repeat(100_000) }, positions }] })),
    );
    expect(text.length).toBeLessThan(250_000);
  });
});

describe('normalising other shapes of a record', () => {
  it('reads a flat one', () => {
    const { resume, findings, originOf } = normalise({
      name: 'Ada Quill',
      website: 'ada.example.com',
      email: 'ada@example.com',
      work: [],
      extra: 1,
    });
    expect(resume).toEqual({ basics: { name: 'Ada Quill', url: 'https://ada.example.com', email: 'ada@example.com' }, work: [], extra: 1 });
    expect(findings.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/name FLAT_RECORD',
      '/website FLAT_RECORD',
      '/email FLAT_RECORD',
      '/website OLD_KEY',
      '/website ADDRESS_WHOLE',
    ]);
    expect(originOf('/basics/url')).toBe('/website');
    expect(originOf('/basics/email')).toBe('/email');
  });

  it('takes nothing for a flat résumé that only has a name', () => {
    const product = { name: 'Desk lamp', price: 40 };
    expect(normalise(product)).toMatchObject({ resume: product, changed: false });
  });

  it('takes a record out of its wrapper and keeps what stood beside it', () => {
    const { resume, originOf } = normalise({ id: 7, resume: { basics: { name: 'Ada' }, work: [{ company: 'X' }] }, tag: 'a' });
    expect(resume).toEqual({ basics: { name: 'Ada' }, work: [{ name: 'X' }], id: 7, tag: 'a' });
    expect([originOf('/work/0/name'), originOf('/basics/name'), originOf('/id')]).toEqual([
      '/resume/work/0/company',
      '/resume/basics/name',
      '/id',
    ]);
    const clash = { meta: {}, resume: { basics: { name: 'Ada' }, meta: {} } };
    expect(resumeOf(clash)).toBe(clash);
  });

  it.each<[string, JsonValue, JsonValue | undefined, string]>([
    ['null for a section', null, undefined, '/skills NULL_ABSENT'],
    ['an empty text for a section', '', undefined, '/skills EMPTY_ABSENT'],
    ['one entry for a section', { name: 'Dough' }, [{ name: 'Dough' }], '/skills ENTRY_AS_LIST'],
    [
      'texts for entries',
      ['Dough', null, 'Ovens'],
      [{ name: 'Dough' }, { name: 'Ovens' }],
      '/skills/0 TEXT_AS_ENTRY,/skills/1 NULL_ABSENT,/skills/2 TEXT_AS_ENTRY',
    ],
    ['a text for a list', [{ keywords: 'rye, spelt' }], [{ keywords: ['rye', 'spelt'] }], '/skills/0/keywords TEXT_AS_LIST'],
    [
      'numbers and nulls in a list',
      [{ keywords: [1, null, 'a', ''] }],
      [{ keywords: ['1', 'a', ''] }],
      '/skills/0/keywords/0 NUMBER_AS_TEXT,/skills/0/keywords/1 NULL_ABSENT',
    ],
    ['objects around texts', [{ keywords: [{ name: 'rye' }] }], [{ keywords: ['rye'] }], '/skills/0/keywords/0 OBJECT_AS_TEXT'],
    ['a number for a text', [{ name: 'Dough', level: 4 }], [{ name: 'Dough', level: '4' }], '/skills/0/level NUMBER_AS_TEXT'],
  ])('reads %s', (_, skills, expected, findings) => {
    const record = person({ skills });
    expect(resumeOf(record)['skills']).toEqual(expected);
    expect(told(record).join()).toBe(findings);
  });

  it('reads a place given as text, paragraphs given as a list, and nulls in basics', () => {
    const record = withBasics({ location: 'Hull, England', summary: ['One.', 'Two.'], phone: null, profiles: ['https://example.com/ada'] });
    expect(resumeOf(record)['basics']).toEqual({
      name: 'Ada Quill',
      location: { address: 'Hull, England' },
      summary: 'One.\nTwo.',
      profiles: [{ url: 'https://example.com/ada' }],
    });
  });

  it('keeps an address object where a job has its place', () => {
    const record = person({ work: [{ name: 'X', location: { city: 'Hull' } }] });
    expect(resumeOf(record)).toBe(record);
  });

  it.each<JsonValue>([null, [], {}, [''], [{}]])('an old key takes the place of a key of today that says nothing: %j', (nothing) => {
    const record = person({ basics: { name: 'Ada', website: 'https://ada.example', url: nothing } });
    expect(resumeOf(record)['basics']).toEqual({ name: 'Ada', url: 'https://ada.example' });
    const both = person({ basics: { name: 'Ada', website: null, url: nothing } });
    expect(resumeOf(both)['basics']).toEqual({ name: 'Ada' });
  });

  it('leaves what it cannot read for what comes after', () => {
    const record = person({ work: 'none', skills: 7, awards: [[]], languages: [{ language: true }] });
    expect(resumeOf(record)).toBe(record);
  });
});

describe('normalising fields of another shape', () => {
  it.each<[string, JsonObject, JsonObject, string]>([
    [
      'an address in an object',
      { website: { name: 'ada.example', url: 'https://ada.example' } },
      { url: 'https://ada.example' },
      '/basics/website OLD_KEY,/basics/website OBJECT_AS_TEXT',
    ],
    [
      'a picture in an object',
      { image: { href: 'https://ada.example/a.png', width: 40 } },
      { image: 'https://ada.example/a.png' },
      '/basics/image OBJECT_AS_TEXT',
    ],
    [
      'an e-mail in a list',
      { email: ['ada@example.com', 'quill@example.com'] },
      { email: 'ada@example.com' },
      '/basics/email LIST_AS_TEXT',
    ],
    ['a headline in a list', { label: ['Nurse', 'Teacher'] }, { label: 'Nurse, Teacher' }, '/basics/label LIST_AS_TEXT'],
    ['a text under a key of its own', { phone: { mobile: '0123' } }, { phone: '0123' }, '/basics/phone OBJECT_AS_TEXT'],
  ])('reads %s', (_, basics, expected, findings) => {
    expect(resumeOf(withBasics(basics))['basics']).toEqual({ name: 'Ada Quill', ...expected });
    expect(told(withBasics(basics)).join()).toBe(findings);
  });

  it('keeps what an object held beside its text', () => {
    expect(resumeOf(withBasics({ website: { name: 'ada.example', url: 'https://ada.example' } }))['meta']).toEqual({
      setAside: { '/basics/website': { name: 'ada.example', url: 'https://ada.example' } },
    });
    expect(resumeOf(withBasics({ website: { name: '', url: 'https://ada.example' } }))['meta']).toBeUndefined();
  });

  it('keeps what was set aside beside what stood there, also what is nested too deep to be nested deeper', () => {
    let deep: JsonValue = 'x';
    for (let i = 0; i < 28; i++) deep = [deep];
    const { meta } = resumeOf({ ...person({ work: [{ startDate: [deep] }] }), meta: { version: '1', setAside: { '/a': 1 } } });
    expect(meta).toEqual({ version: '1', setAside: { '/a': 1, '/work/0/startDate': JSON.stringify([deep]) } });
    expect(normalise(person({ meta: 'x' })).resume['meta']).toEqual({ setAside: { '/meta': 'x' } });
  });

  it('keeps as many entries as a list may have, and sets the rest aside', () => {
    const { resume, findings } = normalise(person({ awards: Array.from({ length: MAX_ENTRIES + 2 }, (_, i) => `A${i}`) }));
    expect(resume['awards']).toHaveLength(MAX_ENTRIES);
    expect(resume['meta']).toEqual({ setAside: { '/awards': ['A500', 'A501'] } });
    expect(findings.filter(({ code }) => code === 'TOO_MANY_ENTRIES')).toMatchObject([{ pointer: '/awards' }]);
  });

  it.each<[string, JsonValue, string[]]>([
    ['a text', 'ICU, CRRT, Telemetry', ['ICU', 'CRRT', 'Telemetry']],
    ['other separators', 'Löten; Schweißen\n• Biegen | Fräsen', ['Löten', 'Schweißen', 'Biegen', 'Fräsen']],
    ['East Asian ones', '溶接、配管，測量', ['溶接', '配管', '測量']],
    ['one element', ['ICU, CRRT', 'Telemetry'], ['ICU', 'CRRT', 'Telemetry']],
    ['brackets', 'Office (Word, Excel), SAP', ['Office (Word, Excel)', 'SAP']],
    ['a number', ['10,000 parts'], ['10,000 parts']],
    ['a phrase', ['Communication, written and oral'], ['Communication, written and oral']],
    [
      'a sentence',
      'I weld, cut and bend whatever anybody brings me, day and night.',
      ['I weld, cut and bend whatever anybody brings me, day and night.'],
    ],
  ])('divides keywords: %s', (_, keywords, expected) => {
    const { resume, originOf } = normalise(person({ skills: [{ name: 'Care', keywords }] }));
    expect(resume['skills']).toEqual([{ name: 'Care', keywords: expected }]);
    if (typeof keywords === 'string') expect(originOf(`/skills/0/keywords/${expected.length - 1}`)).toBe('/skills/0/keywords');
    expect(normalise(resume).changed).toBe(false);
  });

  it('reads skills by group, several in one element, and lists of one', () => {
    const record = person({ skills: { Languages: ['Go', 'C'], Tools: 'Git, Make' }, languages: ['English, French', 'Welsh'] });
    const { resume, originOf } = normalise(record);
    expect(resume).toMatchObject({
      skills: [
        { name: 'Languages', keywords: ['Go', 'C'] },
        { name: 'Tools', keywords: ['Git', 'Make'] },
      ],
      languages: [{ language: 'English' }, { language: 'French' }, { language: 'Welsh' }],
    });
    expect(originOf('/skills/1/keywords/1')).toBe('/skills/Tools');
    expect(originOf('/languages/2/language')).toBe('/languages/1');
    expect(resumeOf(withBasics({ location: [{ city: 'Hull' }], phone: [{ number: '0123' }] }))['basics']).toEqual({
      name: 'Ada Quill',
      location: { city: 'Hull' },
      phone: '0123',
    });
  });

  it('divides a section given as one text, and a list given as lines', () => {
    expect(resumeOf(person({ languages: 'English, French', interests: 'Rowing' }))).toMatchObject({
      languages: [{ language: 'English' }, { language: 'French' }],
      interests: [{ name: 'Rowing' }],
    });
    expect(resumeOf(person({ work: [{ name: 'X', highlights: '• Trained 4 apprentices\n- Cut waste, twice' }] }))['work']).toEqual([
      { name: 'X', highlights: ['Trained 4 apprentices', 'Cut waste, twice'] },
    ]);
  });
});

describe('sections that are not read', () => {
  const entry = { name: 'BDE', position: 'Partnerships', startDate: '2024-01-01' };
  it.each<[string, JsonObject, string]>([
    ['a section under a name of its own', { experiences: [entry] }, '/experiences'],
    ['with dates only', { Vereine: [{ was: 'Chor', wann: '2011 – 2014' }] }, '/Vereine'],
    ['with a word for the present', { jobs: [{ what: 'Cook', till: 'heute' }] }, '/jobs'],
    ['without dates', { softSkills: [{ skill: 'Patience', level: 'High' }] }, '/softSkills'],
    ['inside an object', { history: { jobs: { all: [entry] } } }, '/history/jobs/all'],
    ['in `basics`', { basics: { name: 'Ada', career: [entry] } }, '/basics/career'],
    ['in an entry', { work: [{ name: 'X', missions: [{ client: 'Y', from: '2019' }] }] }, '/work/0/missions'],
  ])('are kept and told: %s', (_, more, pointer) => {
    const record = person(more);
    const { resume, changed, findings } = normalise(record);
    expect({ changed, same: resume === record }).toEqual({ changed: false, same: true });
    expect(findings).toMatchObject([{ pointer, code: 'UNKNOWN_SECTION' }]);
  });

  it('are likened to the section whose fields their entries have', () => {
    expect(normalise(person({ experiences: [entry] })).findings[0]?.message).toContain('like those of `work`');
    expect(normalise(person({ Schulen: [{ institution: 'X', area: 'Y', endDate: '2019' }] })).findings[0]?.message).toContain(
      '`education`',
    );
    expect(normalise(person({ events: [{ date: '2019' }] })).findings[0]?.message).not.toContain('like');
  });

  it.each<[string, JsonObject]>([
    ['texts', { tools: ['Saw', 'Lathe'] }],
    ['an object', { theme: { colour: '#0aa', since: '2019' } }],
    ['links', { links: [{ name: 'Blog', url: 'https://ada.example' }] }],
    ['what `meta` says', { meta: { history: [{ date: '2019' }] } }],
  ])('are not %s', (_, more) => expect(told(person(more))).toEqual([]));
});

describe('normalising dates', () => {
  const period = (startDate: JsonValue, endDate: JsonValue): JsonObject => person({ work: [{ name: 'X', startDate, endDate }] });

  it.each([['Present'], ['aujourd’hui'], ['heute'], ['actualidad'], ['現在']])('reads %s as no end', (word) => {
    expect(resumeOf(period('2019', word))['work']).toEqual([{ name: 'X', startDate: '2019' }]);
    expect(told(period('2019', word))).toEqual(['/work/0/endDate ONGOING_DATE']);
  });

  it('keeps what has two readings or none, with a notice, and counts it as unchanged', () => {
    const record = period('05/03/2014', '2019-02-31');
    expect(normalise(record)).toMatchObject({ resume: record, changed: false });
    expect(told(record)).toEqual(['/work/0/startDate DATE_UNREAD', '/work/0/endDate IMPOSSIBLE_DATE']);
  });

  it('notices an end before the start', () => {
    expect(told(period('2020-05', '2019'))).toEqual(['/work/0/endDate PERIOD_REVERSED']);
    expect(told(period('2019-05', '2019'))).toEqual([]);
  });

  it.each<[string, JsonValue, JsonValue | undefined, string]>([
    ['a month that is zero', '2019-00', '2019', 'DATE_FORM'],
    ['an object of parts', { year: 2019, month: '03', day: null }, '2019-03', 'DATE_FORM'],
    ['a day the calendar does not have', '2019-02-31', '2019-02-31', 'IMPOSSIBLE_DATE'],
    ['a text with a year', 'Summer 2015', 'Summer 2015', 'DATE_UNREAD'],
    ['a text without one', 'long ago', undefined, 'INVALID_DATE'],
    ['a word for the present', 'Present', undefined, 'INVALID_DATE'],
    ['a word for not known', 'unknown', undefined, 'EMPTY_DATE'],
    ['a truth value', true, undefined, 'INVALID_TYPE'],
    ['an object of something else', { from: 'x' }, undefined, 'INVALID_TYPE'],
  ])('a start: %s', (_, start, expected, code) => {
    const record = person({ work: [{ name: 'X', startDate: start }] });
    expect(resumeOf(record)['work']).toEqual([expected === undefined ? { name: 'X' } : { name: 'X', startDate: expected }]);
    expect(told(record)).toEqual([`/work/0/startDate ${code}`]);
  });

  it.each<[string, JsonValue, string, string]>([
    ['a word that is not known', 'ad infinitum', 'ad infinitum', 'INVALID_DATE'],
    ['N/A', 'N/A', 'N/A', 'DATE_UNKNOWN'],
    ['an object of something else', { to: 'x' }, '?', 'INVALID_TYPE'],
    ['a list', [2019, 3], '?', 'INVALID_TYPE'],
    ['a page of text', 'x '.repeat(200), '?', 'INVALID_DATE'],
  ])('an end that cannot be read stays one, so that the entry does not go on: %s', (_, end, expected, code) => {
    const record = period('2019', end);
    expect(resumeOf(record)['work']).toEqual([{ name: 'X', startDate: '2019', endDate: expected }]);
    expect(told(record)).toEqual([`/work/0/endDate ${code}`]);
    expect(spanOf((resumeOf(record)['work'] as [JsonObject])[0])).toBeUndefined();
  });

  it('reads the number of a year', () => {
    expect(resumeOf(period(2014, 2016))['work']).toEqual([{ name: 'X', startDate: '2014', endDate: '2016' }]);
  });
});

describe('the report of a record', () => {
  it('ends after a hundred findings', () => {
    const { findings } = normalise(person({ interests: Array.from({ length: 400 }, () => null) }));
    expect(findings).toHaveLength(100);
    expect(findings.at(-1)).toMatchObject({ code: 'MORE_REPAIRS' });
  });

  it('points into the record as it came, and says no value', () => {
    for (const record of [baker, porter]) {
      for (const { pointer, message } of normalise(record).findings) {
        expect(getPointer(record, pointer)).toBeDefined();
        expect(message).toMatch(/^[\w `,:-]+$/);
      }
    }
  });
});
