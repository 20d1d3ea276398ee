import { describe, expect, it } from 'vitest';
import type { Language } from '#language';
import { truthChecker } from '../check/truth-checker.js';
import { writeLetter } from './writer.js';

/** The letter as it is delivered, and what of it the truth check took out. */
function delivered(master: object, language: Language, text: string): { readonly body: string; readonly refused: readonly string[] } {
  const task = { master: master as never, posting: { title: 'Forester', text }, language, tone: 'formal' } as const;
  const { body, refused } = truthChecker.letter(writeLetter(task.master, task.posting, { ...task, asOf: '2026-11' }), task);
  return { body, refused: refused.map(({ statement }) => statement) };
}

describe('short résumés', () => {
  it('tell a degree as it stands where no line tells their language', () => {
    const master = {
      basics: { name: 'Una Birch' },
      work: [{ name: 'Cae Farm', position: 'Shepherd', startDate: '2016-03', highlights: ['Lambed 900 ewes', 'Trained four sheepdogs'] }],
      education: [{ studyType: 'HND', area: 'Agriculture', institution: 'Aberystwyth', endDate: '2015' }],
    };
    const { body, refused } = delivered(master, 'en', 'Requirements\n- HND in agriculture\n- Lambing in the hills');
    expect(refused).toEqual([]);
    expect(body).toContain('HND, Agriculture (Aberystwyth)');
  });

  it.each<[Language, string, string, string]>([
    [
      'de',
      'Bachelor of Arts',
      'Ihr Profil\n- Studium der Forstwirtschaft\n- Sie fällen große Bäume',
      'Derzeit mache ich einen Bachelor of Arts in Forst',
    ],
    ['fr', 'Licence', 'Votre profil\n- Licence de sylviculture\n- Vous abattez de grands arbres', 'une licence Forst'],
    ['es', 'Grado', 'Requisitos\n- Grado en silvicultura\n- Tala de árboles grandes', 'un Grado en Forst'],
  ])('%s: a course that goes on is the object of a whole sentence', (language, studyType, text, said) => {
    const lines = {
      de: 'Betreuung von 900 Hektar Wald für die Gemeinde',
      fr: "Entretien de la forêt pour l'ensemble des communes",
      es: 'Cuidado de los montes para el ayuntamiento',
    };
    const master = {
      basics: { name: 'Una Birke' },
      work: [{ name: 'Dell', position: 'Forester', startDate: '2016-03', highlights: [lines[language as 'de']] }],
      education: [{ studyType, area: 'Forst', institution: 'Wald', startDate: '2023-10', endDate: '2028-03' }],
    };
    const { body, refused } = delivered(master, language, text);
    expect(refused).toEqual([]);
    expect(body).toContain(said);
  });
});

it('tells two posts at one house apart', () => {
  const lines = [
    'Drove 900 tours without an accident',
    'Kept the logbook of the boat',
    'Trained four deckhands',
    'Planned the winter repairs of the fleet',
  ];
  const post = (position: string, startDate: string, endDate: string, highlights: readonly string[]): object => ({
    name: 'Lake Ferries',
    position,
    startDate,
    highlights,
    ...(endDate === '' ? {} : { endDate }),
  });
  const master = {
    basics: { name: 'Una Birch' },
    work: [post('Captain', '2019-02', '', lines), post('Deckhand', '2012-03', '2019-01', ['Moored 40 boats a day', 'Painted the hulls'])],
  };
  const { body } = delivered(master, 'en', 'Requirements\n- Three years on a ferry\n- Trains deckhands and keeps logbooks');
  expect(body).not.toMatch(/(?<!as (?:Captain|Deckhand) )at Lake Ferries/iu);
});
