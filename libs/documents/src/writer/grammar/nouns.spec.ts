import { describe, expect, it } from 'vitest';
import { elides, FRENCH_NOUNS, frenchGender } from './french-nouns.js';
import { tellFrench } from './french.js';
import { ARTICLE, GERMAN_HEADS, germanGender, type GermanGender } from './german-nouns.js';
import { tellGerman } from './german.js';
import { SPANISH_NOUNS, spanishGender } from './spanish-nouns.js';
import { tellSpanish } from './spanish.js';

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

describe('every noun of the French tables', () => {
  it.each(['f', 'm'] as const)('%s: has one gender, and its article or none at all in a line', (gender) => {
    for (const noun of FRENCH_NOUNS[gender]) {
      expect([noun, frenchGender(noun)]).toEqual([noun, gender]);
      const told = tellFrench(`${capital(noun)} de 12 dossiers`, true);
      const article = elides(noun) ? "l'" : gender === 'f' ? 'la ' : 'le ';
      expect([noun, undefined, `${article}${noun} de 12 dossiers`, `j'ai ${noun} de 12 dossiers`, `${noun} de 12 dossiers`]).toContain(
        told?.text,
      );
      if (told?.form === 'nominal') expect(told.text).toBe(`${article}${noun} de 12 dossiers`);
    }
  });

  it('no noun is in both', () => {
    expect([...FRENCH_NOUNS.f].filter((noun) => FRENCH_NOUNS.m.has(noun))).toEqual([]);
  });

  it.each([
    ['accueil', true],
    ['hôpital', true],
    ['une', true],
    ['hausse', false],
    ['hall', false],
    ['onzième', false],
    ['yaourt', false],
    ['gestion', false],
  ])('%s elides: %s', (word, is) => {
    expect(elides(word)).toBe(is);
  });
});

describe('every head of the German tables', () => {
  it.each(['f', 'm', 'n'] as const)('%s: gives its compounds their article in both cases', (gender: GermanGender) => {
    for (const head of GERMAN_HEADS[gender]) {
      const noun = capital(head);
      expect([head, germanGender(noun)]).toEqual([head, gender]);
      expect([head, germanGender(`Lager${head}`)]).toEqual([head, gender]);
      expect(tellGerman(`Lager${head} um 8 % verbessert`, false)).toEqual({
        form: 'clause',
        text: `habe ich ${ARTICLE.accusative[gender]} Lager${head} um 8 % verbessert`,
      });
      expect(tellGerman(`Lager${head} für drei Filialen`, true)).toEqual({
        form: 'nominal',
        text: `${ARTICLE.nominative[gender]} Lager${head} für drei Filialen`,
      });
    }
  });

  it('no head has two genders', () => {
    const all = [...GERMAN_HEADS.f, ...GERMAN_HEADS.m, ...GERMAN_HEADS.n];
    expect(all.filter((head, at) => all.indexOf(head) !== at)).toEqual([]);
  });
});

describe('every noun of the Spanish tables', () => {
  it.each(['la', 'el'] as const)('%s', (article) => {
    for (const noun of SPANISH_NOUNS[article]) {
      expect([noun, spanishGender(noun)]).toEqual([noun, article]);
      const told = tellSpanish(`${capital(noun)} de 12 piezas`, true);
      if (told?.form === 'nominal') expect(told.text).toBe(`${article} ${noun} de 12 piezas`);
    }
  });

  it('a feminine noun with a stressed a takes el', () => {
    expect(['área', 'agua', 'aula'].map(spanishGender)).toEqual(['el', 'el', 'el']);
  });
});
