import { describe, expect, it } from 'vitest';
import type { Language } from './languages.js';
import { lemmaOf } from './lemmas.js';
import { VERB_FORMS } from './tables/verb-forms.js';

describe('lemmaOf', () => {
  it.each<[Language, string, string]>([
    ['en', 'gave', 'give'],
    ['en', 'decisions', 'decide'],
    ['de', 'aufgenommen', 'aufnehmen'],
    ['de', 'Übernahme', 'ubernehmen'],
    ['de', 'übernommen', 'ubernehmen'],
    ['de', 'herauszugeben', 'herausgeben'],
    ['fr', 'tutrices', 'tuteur'],
    ['fr', 'reçues', 'recevoir'],
    ['es', 'redujo', 'reducir'],
    ['es', 'profesoras', 'profesor'],
  ])('%s: %s → %s', (language, form, lemma) => {
    expect(lemmaOf(form, language)).toBe(lemma);
  });

  it('leaves capitals, other words and Japanese as they are', () => {
    expect(lemmaOf('LED', 'en')).toBe('LED');
    expect(lemmaOf('wound', 'en')).toBe('wound');
    expect(lemmaOf('剪定', 'ja')).toBe('剪定');
  });

  it('brings every form of the table to one word and is stable on it', () => {
    for (const language of ['en', 'fr', 'de', 'es'] as const)
      for (const row of VERB_FORMS[language].split('\n'))
        for (const form of row.split(' ')) {
          const lemma = lemmaOf(form, language);
          expect(lemmaOf(lemma, language), `${language} ${form}`).toBe(lemma);
        }
  });
});
