import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATE, ENGINEER, SCRIPTS } from '../../test/samples.js';
import { renderHtml, renderMarkdown, renderText, without } from '../index.js';
import { safeHref } from './link.js';
import { resumeView } from './resume-view.js';
import { letterView } from './letter-view.js';

const view = (content: object, options: object = {}) => resumeView(content as never, { date: DATE, ...options });

describe('what a résumé shows', () => {
  it('has sections in the usual order, only those with something to say', () => {
    expect(view(ENGINEER).sections.map((s) => s.id)).toEqual([
      'summary', 'work', 'projects', 'education', 'skills', 'languages', 'certificates', 'awards', 'volunteer', 'interests',
    ]); // prettier-ignore
    expect(view({ work: [{}], skills: [], basics: { summary: ' \n ' } }).sections).toEqual([]);
  });

  it('takes order, titles and what to leave out from the person', () => {
    const { sections } = view(ENGINEER, { order: ['skills', 'education'], titles: { work: 'Career' }, hidden: ['interests', 'awards'] });
    expect(sections.map((s) => s.title).slice(0, 4)).toEqual(['Skills', 'Education', 'Summary', 'Career']);
    expect(sections.map((s) => s.id)).not.toContain('awards');
  });

  it.each([
    ['en', 'short', 'Mar 2021 – Present'],
    ['en', 'long', 'March 2021 – Present'],
    ['en', 'numeric', '03/2021 – Present'],
    ['de', 'long', 'März 2021 – heute'],
    ['ja', 'short', '2021年3月 – 現在'],
    ['ar', 'numeric', '03‏/2021 – الآن'],
  ])('writes dates as %s does, %s', (language, dates, expected) => {
    const [work] = view({ work: [{ name: 'X', startDate: '2021-03' }] }, { language, dates }).sections;
    expect(work?.kind === 'entries' && work.entries[0]?.period).toBe(expected);
  });

  it('keeps dates that nobody can read as they were typed', () => {
    const [work] = view({ work: [{ name: 'X', startDate: 'Summer 2012', endDate: '2020-13' }] }).sections;
    expect(work?.kind === 'entries' && work.entries[0]?.period).toBe('Summer 2012 – 2020-13');
  });

  it('tells a language by its script where nothing says it', () => {
    for (const [language, content] of Object.entries(SCRIPTS)) expect(view({ ...content, meta: {} }).lang).toBe(language);
    expect(view({ meta: { language: 'de-AT' } }).lang).toBe('de');
    expect(view({ meta: { language: { a: 1 } } }, { language: '../../etc' }).lang).toBe('en');
  });

  it('has a name and a title without a name', () => {
    expect(view({})).toMatchObject({ name: 'Résumé', title: 'Résumé' });
    expect(view({ basics: { name: '\u202E\u0000 ' } })).toMatchObject({ name: 'Résumé' });
    const emoji = without(view({ basics: { name: '🦄🦄' } }), ['🦄']);
    expect(emoji).toMatchObject({ name: 'Résumé', title: 'Résumé' });
  });

  it('puts plain skills on one line', () => {
    const [skills] = view({ skills: [{ name: 'SQL' }, { name: 'Go' }, { name: 'Data', level: 'Expert', keywords: ['Kafka'] }] }).sections;
    expect(skills).toMatchObject({ facts: [{ label: 'Data (Expert)', value: 'Kafka' }, { label: '', value: 'SQL, Go' }] }); // prettier-ignore
  });

  it('links addresses of the web, mail and telephones, and nothing that runs', () => {
    expect(safeHref('example.org/x')).toBe('https://example.org/x');
    for (const address of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'http://', 7, null])
      expect(safeHref(address)).toBeUndefined();
  });

  it('never throws, and leaves no half character and no control character, whatever the content', () => {
    const content = fc.record(
      Object.fromEntries(['basics', 'work', 'skills', 'education', 'languages', 'projects', 'meta'].map((k) => [k, fc.jsonValue()])),
      { requiredKeys: [] },
    );
    const text = fc.string({ unit: fc.constantFrom('a', '\uD800', '\uDC00', '\u0000', '\u202E', '\uFEFF', ' ', 'é', '\uE000') });
    fc.assert(
      fc.property(content, text, (any, name) => {
        const made = view({ ...any, basics: { name, summary: name } });
        const all = renderText(made) + renderMarkdown(made) + renderHtml(made, { design: 'classic', paper: 'A4' });
        // eslint-disable-next-line no-control-regex
        expect(all).not.toMatch(/[\u0000-\u0008\u202A-\u202E\uFEFF\uE000-\uF8FF]|\p{Cs}/u);
      }),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(content, (any) => void view(any)),
      { numRuns: 100 },
    );
  });
});

describe('what a letter shows', () => {
  it('has no head where the résumé is gone', () => {
    expect(letterView({ body: 'Guten Tag,\n\n\nText\nnoch\n \nGruß', date: DATE }, undefined, 'de')).toMatchObject({
      name: 'Anschreiben',
      contacts: [],
      dated: '29. November 2026',
      paragraphs: [['Guten Tag,'], ['Text', 'noch'], ['Gruß']],
    });
  });
});
