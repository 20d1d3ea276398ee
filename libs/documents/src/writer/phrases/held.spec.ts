import { describe, expect, it } from 'vitest';
import type { Language } from '#language';
import { PHRASEBOOKS } from './index.js';

describe('a course of study as the object of a sentence', () => {
  it.each<[Language, string, string, string, string]>([
    ['en', 'MA', 'Textiles', 'Leeds', 'an MA in Textiles (Leeds)'],
    ['de', 'Bachelor of Arts', 'Geschichte', 'Uni Trier', 'einen Bachelor of Arts in Geschichte (Uni Trier)'],
    ['de', 'Diplom', 'Forstwirtschaft', 'TU Dresden', 'ein Diplom in Forstwirtschaft (TU Dresden)'],
    ['de', 'Ausbildung', 'Schreinerin', 'Holz Maier', 'eine Ausbildung (Schreinerin, Holz Maier)'],
    ['de', 'Ausbildung zur Köchin', 'Köchin', '', 'eine Ausbildung zur Köchin (Köchin)'],
    ['de', 'Kapitänspatent', '', 'Elsfleth', 'Folgendes: Kapitänspatent (Elsfleth)'],
    ['fr', 'Licence', 'Histoire', 'Lille 3', 'une licence Histoire (Lille 3)'],
    ['fr', 'BTS', 'Tourisme', '', 'un BTS Tourisme'],
    ['fr', "Diplôme d'État de masseur", 'Masseur', 'IFMK', "un diplôme d'État de masseur (IFMK)"],
    ['fr', 'Compagnonnage', 'Taille de pierre', '', 'la formation suivante : Compagnonnage, Taille de pierre'],
    ['es', 'Grado', 'Bellas Artes', 'UPV', 'un Grado en Bellas Artes (UPV)'],
    ['es', 'Licenciatura', 'Derecho', '', 'una Licenciatura en Derecho'],
    ['es', 'Curso', 'Poda', '', 'la formación siguiente: Curso, Poda'],
  ])('%s: %s', (language, type, area, institution, held) => {
    expect(PHRASEBOOKS[language].held({ type, area, institution })).toBe(held);
  });

  it.each(['de', 'fr', 'es'] as const)('%s: every sentence with it is whole', (language) => {
    const book = PHRASEBOOKS[language];
    for (const study of [
      book.held({ type: 'Master', area: 'X', institution: '' }),
      book.held({ type: 'Unbekannt', area: 'X', institution: '' }),
    ]) {
      for (const sentence of book.letter.study) {
        const text = sentence({ study, listed: false });
        expect(text).toMatch(/^\p{Lu}.*\.$/u);
        expect(text).not.toMatch(/(?<!\p{L})de (?:un|el)\s|  |: .*: /u);
      }
    }
  });
});

describe('skills in the middle of a sentence', () => {
  it.each<[Language, string, string]>([
    ['en', 'Incident investigation', 'incident investigation'],
    ['en', 'Gardening', 'gardening'],
    ['en', 'Python', 'Python'],
    ['en', 'Lightroom', 'Lightroom'],
    ['en', 'Welsh', 'Welsh'],
    ['es', 'Poda', 'Poda'],
    ['es', 'Riego por goteo', 'riego por goteo'],
  ])('%s: %s', (language, term, inline) => {
    expect(PHRASEBOOKS[language].inline(term)).toBe(inline);
  });
});
