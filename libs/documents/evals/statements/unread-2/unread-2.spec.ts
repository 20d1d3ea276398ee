import { describe, expect, it } from 'vitest';
import { at, FAITHFUL_KINDS, LIE_KINDS, ownLines, PLACES, statementsOf } from '../person.js';
import { READABLE } from '../readable/index.js';
import { UNREAD } from '../unread/index.js';
import { UNREAD_2 } from './index.js';

const all = UNREAD_2.flatMap(statementsOf);
const lies = all.filter(({ truth }) => truth === 'lie');
const faithful = all.filter(({ truth }) => truth === 'faithful');
const nameOf = ({ master }: (typeof UNREAD_2)[number]): string => (master['basics'] as { name: string }).name;

// The names of tests and the messages of expectations say who and which row, never what stands in it: a failure is no leak.
describe('unread 2', () => {
  it('has ten people of ten trades: four English, two German, two French, one Spanish, one Japanese, all new', () => {
    const languages = UNREAD_2.map(({ language }) => language).toSorted();
    expect(languages).toEqual(['de', 'de', 'en', 'en', 'en', 'en', 'es', 'fr', 'fr', 'ja']);
    expect(new Set(UNREAD_2.map(({ trade }) => trade)).size).toBe(10);
    const names = [...READABLE, ...UNREAD, ...UNREAD_2].map(nameOf);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has 32 statements or more of every person, as many faithful ones as lies, give or take a tenth in every language', () => {
    for (const person of UNREAD_2) expect(person.faithful.length + person.lies.length, nameOf(person)).toBeGreaterThanOrEqual(32);
    for (const language of new Set(UNREAD_2.map((person) => person.language))) {
      const of = (list: typeof all) => list.filter(({ person }) => person.language === language).length;
      expect(of(faithful) / of(lies), language).toBeGreaterThan(0.9);
      expect(of(faithful) / of(lies), language).toBeLessThan(1.1);
    }
  });

  it('has every kind of lie in every language, each seven times or more, and every kind of faithful one', () => {
    for (const kind of LIE_KINDS) {
      const of = lies.filter((lie) => lie.kind === kind);
      expect(of.length, kind).toBeGreaterThanOrEqual(7);
      expect(new Set(of.map(({ person }) => person.language)).size, kind).toBe(5);
    }
    const kinds = new Set(faithful.map(({ kind }) => kind));
    expect(FAITHFUL_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
    for (const place of PLACES) {
      for (const list of [lies, faithful]) expect(list.filter((one) => one.place === place).length, place).toBeGreaterThanOrEqual(10);
    }
  });

  it('names for every statement a source that stands in the master, and knows no other kinds and places', () => {
    for (const [index, { person, place, sources, kind, truth }] of all.entries()) {
      const what = `${nameOf(person)}, row ${index}`;
      expect(PLACES.includes(place), what).toBe(true);
      const kinds: readonly string[] = { faithful: FAITHFUL_KINDS, lie: LIE_KINDS, padding: ['padding'] }[truth];
      expect(kinds.includes(kind), what).toBe(true);
      if (truth !== 'padding' || place !== 'letter') expect(sources.length, what).toBeGreaterThan(0);
      expect(
        sources.every((source) => at(person.master, source) !== undefined),
        what,
      ).toBe(true);
      if (place === 'skill') expect(sources[0], what).toMatch(/^\/skills\/\d+$/u);
      if (place === 'line') expect(sources[0], what).toMatch(/^\/(?:work|volunteer)\/\d+\/highlights\/\d+$/u);
    }
  });

  it('tells nothing twice and repeats no line or keyword of the person', () => {
    const others = [...READABLE, ...UNREAD].flatMap(statementsOf).map(({ text }) => text);
    const texts = [...others, ...all.map(({ text }) => text)];
    expect(new Set(texts).size === texts.length).toBe(true);
    for (const person of UNREAD_2) {
      const own = new Set(ownLines(person).map(({ text }) => text));
      const skills = (person.master['skills'] as readonly { keywords: readonly string[] }[]).flatMap(({ keywords }) => keywords);
      expect(statementsOf(person).filter(({ text }) => own.has(text) || skills.includes(text)).length, nameOf(person)).toBe(0);
    }
  });
});
