import type { Resume } from '#json-resume';
import { clean, joined, lines, texts } from './clean.js';
import { dateText, periodText, type DateStyle } from './dates.js';
import { safeHref } from './link.js';
import type { Entry, Fact, Section, SectionId } from './view.js';
import type { Words } from './words.js';

export interface Telling {
  readonly lang: string;
  readonly dates: DateStyle;
  readonly words: Words;
}

type Item = Readonly<Record<string, unknown>>;

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);

const items = (value: unknown): readonly Item[] => (Array.isArray(value) ? value.filter(isItem) : []);

/** A place as a line: the text it is, or the parts of a location. */
export function placeText(value: unknown, lang: string): string {
  if (!isItem(value)) return clean(value);
  return joined(', ', [value['address'], joined(' ', [value['postalCode'], value['city']]), value['region'], countryName(value['countryCode'], lang)]); // prettier-ignore
}

function countryName(value: unknown, lang: string): string {
  const code = clean(value);
  if (!/^[a-z]{2}$/i.test(code)) return code;
  return new Intl.DisplayNames([lang, 'en'], { type: 'region', fallback: 'code' }).of(code.toUpperCase()) ?? code;
}

interface EntryParts {
  readonly title: string;
  readonly org?: string;
  readonly period: string;
  readonly more?: readonly string[];
}

function entry(item: Item, lang: string, { title, org = '', period, more = [] }: EntryParts): Entry {
  const href = safeHref(item['url']);
  const place = placeText(item['location'], lang);
  const [first = '', second = '', third = ''] = [title, org, place].filter(Boolean);
  return {
    // A heading is never empty (PDF/UA-1 refuses one): an entry without a title has its employer there.
    ...(title === '' && org === '' ? { title: first, org: '', place: '' } : title === '' ? { title: first, org: '', place: second } : { title, org, place: org === '' ? second : third }), // prettier-ignore
    period,
    ...(href === undefined ? {} : { href }),
    paragraphs: [...lines(item['summary'] ?? item['description'] ?? item['reference']), ...more],
    bullets: texts(item['highlights']),
  };
}

const told = (e: Entry): boolean => e.title !== '' || e.paragraphs.length > 0 || e.bullets.length > 0;

/** Those with keywords or a level one a line; plain names together, or twenty skills would take twenty lines. */
function skillFacts(value: unknown): Fact[] {
  const facts = items(value).map((s) => {
    const keywords = texts(s['keywords']).join(', ');
    const level = clean(s['level']);
    const name = clean(s['name']);
    return keywords === '' ? { label: name, value: level } : { label: level === '' ? name : `${name} (${level})`, value: keywords };
  });
  const plain = facts.filter((f) => f.value === '').map((f) => f.label).filter(Boolean); // prettier-ignore
  return [...facts.filter((f) => f.value !== ''), ...(plain.length > 0 ? [{ label: '', value: plain.join(', ') }] : [])];
}

/** The sections of a résumé that have anything to say, by id. Keys that JSON Resume does not name are nobody's section. */
export function sectionsOf(resume: Resume, { lang, dates, words }: Telling): ReadonlyMap<SectionId, Section> {
  const period = (i: Item): string => periodText(i['startDate'], i['endDate'], { lang, style: dates, present: words.present });
  const on = (value: unknown): string => dateText(value, lang, dates);
  const labelled = (label: string, value: string): string[] => (value === '' ? [] : [`${label}: ${value}`]);
  const all: Section[] = [
    { id: 'summary', kind: 'text', title: '', paragraphs: lines(resume.basics?.summary) },
    entries('work', items(resume.work).map((w) => entry(w, lang, { title: clean(w['position']), org: clean(w['name']), period: period(w) }))),
    entries('projects', items(resume.projects).map((p) => entry(p, lang, {
      title: clean(p['name']), org: joined(', ', [texts(p['roles']).join(', '), p['entity']]), period: period(p), more: labelled(words.sections.skills, texts(p['keywords']).join(', ')),
    }))),
    entries('education', items(resume.education).map((e) => entry(e, lang, {
      title: joined(', ', [e['studyType'], e['area']]), org: clean(e['institution']), period: period(e),
      more: [...labelled(words.grade, clean(e['score'])), ...labelled(words.courses, texts(e['courses']).join(', '))],
    }))),
    facts('skills', skillFacts(resume.skills)),
    facts('languages', items(resume.languages).map((l) => ({ label: clean(l['language']), value: clean(l['fluency']) }))),
    entries('certificates', items(resume.certificates).map((c) => entry(c, lang, { title: clean(c['name']), org: clean(c['issuer']), period: on(c['date']) }))),
    entries('awards', items(resume.awards).map((a) => entry(a, lang, { title: clean(a['title']), org: clean(a['awarder']), period: on(a['date']) }))),
    entries('publications', items(resume.publications).map((p) => entry(p, lang, { title: clean(p['name']), org: clean(p['publisher']), period: on(p['releaseDate']) }))),
    entries('volunteer', items(resume.volunteer).map((v) => entry(v, lang, { title: clean(v['position']), org: clean(v['organization']), period: period(v) }))),
    facts('interests', items(resume.interests).map((i) => ({ label: clean(i['name']), value: texts(i['keywords']).join(', ') }))),
    entries('references', items(resume.references).map((r) => entry(r, lang, { title: clean(r['name']), period: '' }))),
  ]; // prettier-ignore
  return new Map(all.filter(hasContent).map((s) => [s.id, { ...s, title: words.sections[s.id] }]));
}

const entries = (id: SectionId, list: readonly Entry[]): Section => ({ id, kind: 'entries', title: '', entries: list.filter(told) });
const facts = (id: SectionId, list: readonly Fact[]): Section => ({ id, kind: 'facts', title: '', facts: list.filter((f) => f.label !== '' || f.value !== '') }); // prettier-ignore

function hasContent(section: Section): boolean {
  switch (section.kind) {
    case 'text':
      return section.paragraphs.length > 0;
    case 'entries':
      return section.entries.length > 0;
    case 'facts':
      return section.facts.length > 0;
  }
}
