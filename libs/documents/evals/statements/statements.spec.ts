import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures.js';
import { planted } from './operators.js';
import { at, FAITHFUL_KINDS, LIE_KINDS, ownLines, PLACES, statementsOf } from './person.js';
import type { Person } from './person.js';
import { READABLE } from './readable/index.js';
import { statementLines } from './report.js';
import { UNREAD } from './unread/index.js';

const EVERYBODY: readonly Person[] = [...READABLE, ...UNREAD];
const all = EVERYBODY.flatMap(statementsOf);
const claims = all.filter(({ truth }) => truth !== 'padding');
const lies = all.filter(({ truth }) => truth === 'lie');
const faithful = all.filter(({ truth }) => truth === 'faithful');
const countBy = <T>(list: readonly T[], key: (one: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const one of list) counts[key(one)] = (counts[key(one)] ?? 0) + 1;
  return counts;
};
const nameOf = ({ master }: Person): string => (master['basics'] as { name: string }).name;

describe('the statement corpus', () => {
  it('has 600 statements or more over 20 people or more of 18 trades or more, none told twice', () => {
    expect(claims.length).toBeGreaterThanOrEqual(600);
    expect(new Set(EVERYBODY.map(nameOf)).size).toBe(EVERYBODY.length);
    expect(EVERYBODY.length).toBeGreaterThanOrEqual(20);
    expect(new Set(EVERYBODY.map(({ trade }) => trade)).size).toBeGreaterThanOrEqual(18);
    expect(Object.entries(countBy(all, ({ text }) => text)).filter(([, times]) => times > 1)).toEqual([]);
  });

  it('keeps a third of people and statements unread', () => {
    expect(UNREAD.flatMap(statementsOf).length / all.length).toBeGreaterThan(0.3);
    expect(UNREAD.flatMap(statementsOf).length / all.length).toBeLessThan(0.4);
    const languages = countBy(UNREAD, ({ language }) => language);
    expect(Object.keys(languages).toSorted()).toEqual(['de', 'en', 'es', 'fr', 'ja']);
    const kinds = new Set<string>(UNREAD.flatMap(statementsOf).map(({ kind }) => kind));
    expect(LIE_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('has as many faithful statements as lies, give or take a tenth, in every language', () => {
    for (const language of ['en', 'de', 'fr', 'es', 'ja']) {
      const of = (list: typeof all) => list.filter(({ person }) => person.language === language).length;
      expect(of(faithful) / of(lies), language).toBeGreaterThan(0.9);
      expect(of(faithful) / of(lies), language).toBeLessThan(1.1);
    }
  });

  it('is two fifths English, a fifth German, then French, Spanish and Japanese', () => {
    const shares = countBy(claims, ({ person }) => person.language);
    for (const [language, share] of Object.entries({ en: 0.4, de: 0.2, fr: 0.15, es: 0.15, ja: 0.1 })) {
      expect(Math.abs((shares[language] ?? 0) / claims.length - share), language).toBeLessThan(0.03);
    }
  });

  it('has every kind of lie in every language, each seven times or more, and every kind of faithful one', () => {
    for (const kind of LIE_KINDS) {
      const of = lies.filter((lie) => lie.kind === kind);
      expect(of.length, kind).toBeGreaterThanOrEqual(7);
      expect(new Set(of.map(({ person }) => person.language)).size, kind).toBe(5);
    }
    for (const kind of FAITHFUL_KINDS) expect(faithful.filter((one) => one.kind === kind).length, kind).toBeGreaterThanOrEqual(4);
    expect(all.filter(({ truth }) => truth === 'padding').length).toBeGreaterThanOrEqual(25);
  });

  it('has statements at every place, on either side', () => {
    for (const place of PLACES) {
      expect(lies.filter((one) => one.place === place).length, place).toBeGreaterThan(15);
      expect(faithful.filter((one) => one.place === place).length, place).toBeGreaterThan(15);
    }
  });

  it('names for every statement a source that stands in the master, and knows no other kinds and places', () => {
    for (const { person, place, sources, kind, truth, text } of all) {
      const what = `${nameOf(person)}: ${text}`;
      expect(PLACES, what).toContain(place);
      expect([...LIE_KINDS, ...FAITHFUL_KINDS, 'padding'], what).toContain(kind);
      if (truth !== 'padding' || place !== 'letter') expect(sources, what).not.toEqual([]);
      for (const source of sources) expect(at(person.master, source), `${what} ${source}`).toBeDefined();
      if (place === 'skill') expect(sources[0], what).toMatch(/^\/skills\/\d+$/u);
      if (place === 'line') expect(sources[0], what).toMatch(/^\/(?:work|volunteer)\/\d+\/highlights\/\d+$/u);
    }
  });

  it('repeats no line of the person as a statement about them', () => {
    const own = new Set(EVERYBODY.flatMap(ownLines).map(({ text }) => text));
    expect(claims.filter(({ text }) => own.has(text)).map(({ text }) => text)).toEqual([]);
  });
});

describe('the planted operators', () => {
  const mutants = EVERYBODY.flatMap(ownLines).flatMap(planted);

  it('make lies of every operator in every language', () => {
    const planting = ['agent', 'attribution', 'cause', 'comparison', 'date', 'frequency', 'hedge', 'licence', 'negation', 'number', 'plan'];
    for (const kind of [...planting, 'polarity', 'role', 'scope', 'superlative']) {
      const languages = mutants.filter((one) => one.kind === kind).map(({ person }) => person.language);
      expect(new Set(languages).size, kind).toBe(5);
    }
  });

  it('change the line each time and never say what another line of the person says', () => {
    const own = new Set(EVERYBODY.flatMap(ownLines).map(({ text }) => text));
    expect(mutants.filter(({ text }) => own.has(text))).toEqual([]);
  });
});

describe('the runner', () => {
  it('counts every statement once, by language, place and kind', () => {
    const [person] = READABLE as [Person];
    const statements = statementsOf(person);
    const figures = figuresOf(statements);
    const sum = (pairs: (typeof figures)['byKind']) =>
      [...pairs.values()].reduce((total, { found, accused }) => total + found.of + accused.of, 0);
    const counted = statements.length - person.padding.length;
    expect([figures.byLanguage, figures.byPlace, figures.byKind].map(sum)).toEqual([counted, counted, counted]);
    expect(figures.padding.refused.of).toBe(person.padding.length);
  });

  it('prints no word of the unread people unless it is asked to', () => {
    const readable = figuresOf(statementsOf(READABLE[0] as Person));
    const unread = { ...figuresOf([]), misses: ['a sentence nobody reads'] };
    const unread2 = { ...figuresOf([]), misses: ['a second sentence'] };
    const report = { readable, readablePlanted: readable, unread, unreadPlanted: unread, unread2 };
    expect(statementLines(report).join('\n')).not.toContain('nobody reads');
    expect(statementLines(report, true).join('\n')).toContain('nobody reads');
    expect(statementLines(report, true).join('\n')).not.toContain('a second sentence');
  });
});
