import { describe, expect, it } from 'vitest';
import { glassblower } from '../../test/fixtures/people.js';
import { MAX_ENTRIES, MAX_IMAGE, MAX_LINE, MAX_LIST, MAX_TEXT, MAX_URL } from './limits.js';
import { validate } from './validate.js';

const told = (resume: unknown): string =>
  validate(resume)
    .map(({ path, code }) => `${path} ${code}`)
    .join();
const basics = (more: object): object => ({ basics: { name: 'Ada Quill', ...more } });
const work = (more: object): object => ({ work: [{ name: 'X', ...more }] });

describe('validating a résumé', () => {
  it('passes every section of the schema, and keys of people’s own', () => {
    expect(validate(glassblower)).toEqual([]);
  });

  it.each([
    ['only a name', { basics: { name: 'Ada' } }],
    ['no name but a job', { work: [{ position: 'Smith' }] }],
    ['empty texts', basics({ email: '', url: '', label: '', image: '' })],
    ['an address of a job as an object', work({ location: { city: 'Hull' } })],
    ['a date that only names the year', work({ startDate: 'Summer 2015', endDate: '2015/2016' })],
    ['a date the calendar does not have', work({ startDate: '2019-02-31' })],
    ['a photograph', basics({ image: `data:image/png;base64,${'A'.repeat(50_000)}` })],
  ])('passes %s', (_, resume) => {
    expect(validate(resume)).toEqual([]);
  });

  it.each([
    ['a list', []],
    ['null', null],
    ['a text', 'x'],
    ['nothing', undefined],
  ])('refuses %s', (_, value) => {
    expect(told(value)).toBe(' NOT_AN_OBJECT');
  });

  it.each([
    ['an empty object', {}],
    ['only keys nobody knows', { price: 4, name: 'Lamp' }],
    ['a blank name and empty sections', { basics: { name: '  ', email: 'a@example.com' }, work: [], skills: [{}] }],
  ])('refuses what is of no use: %s', (_, value) => {
    expect(told(value)).toBe(' EMPTY_RESUME');
  });

  it.each([
    ['/basics', { basics: 'Ada' }],
    ['/basics/name', basics({ name: 42 })],
    ['/basics/location', basics({ location: 'Hull' })],
    ['/basics/location/city', basics({ location: { city: [] } })],
    ['/basics/profiles', basics({ profiles: {} })],
    ['/basics/profiles/0', basics({ profiles: ['x'] })],
    ['/basics/profiles/0/url', basics({ profiles: [{ url: null }] })],
    ['/work', { work: {} }],
    ['/work/1', { work: [{ name: 'X' }, null] }],
    ['/work/0/position', work({ position: { title: 'x' } })],
    ['/work/0/highlights', work({ highlights: 'x' })],
    ['/work/0/highlights/1', work({ highlights: ['x', 1] })],
    ['/work/0/startDate', work({ startDate: 2014 })],
    ['/meta', { ...basics({}), meta: 'x' }],
  ])('names the place of a wrong type: %s', (path, resume) => {
    expect(told(resume)).toBe(`${path} INVALID_TYPE`);
  });

  it.each([
    'ada@example.com',
    'Ada.Quill+cv@sub.example.org',
    'ada@müller.example',
    'अदा@उदाहरण.example',
    'ada (at) example.com',
    'ada [at] example dot com',
    'ada at example.com',
    ' ada@example.com',
  ])('passes the e-mail %j', (email) => expect(told(basics({ email }))).toBe(''));
  it.each(['ada', 'not-an-email', 'ada@', '@example.com', 'a b@c d', 'what a day'])('refuses the e-mail %j', (email) => {
    expect(told(basics({ email }))).toBe('/basics/email INVALID_EMAIL');
  });

  it.each([
    'https://example.com',
    'http://example.com/a b',
    'HTTP://EXAMPLE.COM',
    'https://example.com:8443/@ada?a=b@c#d',
    'https://例え.example/履歴',
    'http://[2001:db8::1]/cv',
  ])('passes the address %j', (url) => expect(told(basics({ url }))).toBe(''));
  it.each([
    'not a url',
    'none',
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://example.com/\u0001',
    'www.example.com',
    '//evil.example',
    'http://a@b:80\\@c',
    'https://bank.example@evil.example',
    'https://ada:secret@example.com/',
    'https:\\\\evil.example',
    'https:/evil.example',
    'https://',
    'mailto:ada@example.com',
    '/cv.pdf',
    '@ada',
  ])('D90 refuses the address %j', (url) => expect(told(basics({ url }))).toBe('/basics/url INVALID_URL'));

  it.each(['https://example.com/ada.jpg', 'data:image/png;base64,iVBORw0KGgo=', ''])('passes the picture %j', (image) => {
    expect(told(basics({ image }))).toBe('');
  });
  it.each(['javascript:alert(1)', 'data:text/html;base64,PHNjcmlwdD4=', '//evil.example/x.png', 'file:///etc/passwd'])(
    'D90 refuses the picture %j',
    (image) => expect(told(basics({ image }))).toBe('/basics/image INVALID_URL'),
  );

  it.each(['yesterday', 'Present', 'soon', '31.12.', '20199'])('refuses the date %j', (startDate) => {
    expect(told(work({ startDate }))).toBe('/work/0/startDate INVALID_DATE');
  });

  it('caps texts and lists', () => {
    expect(told(basics({ label: 'x'.repeat(MAX_LINE) }))).toBe('');
    expect(told(basics({ label: 'x'.repeat(MAX_LINE + 1) }))).toBe('/basics/label TEXT_TOO_LONG');
    expect(told(basics({ summary: 'x'.repeat(MAX_TEXT + 1) }))).toBe('/basics/summary TEXT_TOO_LONG');
    expect(told(basics({ url: `https://example.com/${'x'.repeat(MAX_URL)}` }))).toBe('/basics/url TEXT_TOO_LONG');
    expect(told(basics({ email: `${'x'.repeat(400)}@example.com` }))).toBe('/basics/email TEXT_TOO_LONG');
    expect(told(basics({ image: 'x'.repeat(MAX_IMAGE + 1) }))).toBe('/basics/image TEXT_TOO_LONG');
    expect(told(work({ highlights: ['x'.repeat(MAX_TEXT + 1)] }))).toBe('/work/0/highlights/0 TEXT_TOO_LONG');
    expect(told(work({ highlights: Array.from({ length: MAX_LIST + 1 }, () => 'x') }))).toBe('/work/0/highlights TOO_MANY_ENTRIES');
    expect(told({ work: Array.from({ length: MAX_ENTRIES + 1 }, () => ({})) })).toBe('/work TOO_MANY_ENTRIES');
  });

  it('C63 says at most fifty things, and no value', () => {
    const issues = validate({ basics: { name: 'secret', email: 'secret' }, skills: Array.from({ length: 400 }, () => 'secret') });
    expect(issues).toHaveLength(50);
    expect(issues.at(-1)?.code).toBe('MORE_ISSUES');
    expect(JSON.stringify(issues)).not.toContain('secret');
  });

  it('answers in linear time for texts made to make patterns slow', () => {
    const before = process.cpuUsage();
    for (const evil of ['a.'.repeat(2_000), ' '.repeat(4_000), 'at '.repeat(1_300), '('.repeat(300), `${'\t'.repeat(4_000)}x`]) {
      validate(basics({ url: evil, email: evil.slice(0, 320), profiles: [{ url: evil }] }));
      validate(work({ startDate: evil, endDate: '1'.repeat(4_000) }));
    }
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
