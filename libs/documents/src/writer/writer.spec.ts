import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASTERS } from '../../evals/masters/index.js';
import { POSTINGS } from '../../../language/test/postings/index.js';
import { NothingToWriteError, type Language } from '#language';
import { checkLetter, checkResume } from '../truth/index.js';
import type { Master } from './master.js';
import { TONES } from './phrases/phrasebook.js';
import { writeLetter, writeResume } from './writer.js';

const AS_OF = '2026-01';
const OWN_LANGUAGE: readonly (readonly [keyof typeof MASTERS, readonly (keyof typeof POSTINGS)[]])[] = [
  ['platformEngineer', ['enBackendEngineer', 'enDataAnalyst', 'enHostileBackend']],
  ['careerChanger', ['enDataAnalyst', 'enBackendEngineer']],
  ['infirmiere', ['frInfirmierChirurgie', 'frDeveloppeurWeb']],
  ['newGraduate', ['frDeveloppeurWeb']],
  ['logistikleiterin', ['deLagerleitung', 'deJavaEntwicklung']],
  ['softwareentwicklerin', ['deJavaEntwicklung']],
  ['directoraHotel', ['esDireccionHotel', 'esAtencionCliente']],
  ['keiriTantou', ['jaKeiriShunin']],
  ['backendEnjinia', ['jaBackend', 'jaKeiriShunin']],
];

describe.each(OWN_LANGUAGE)('%s under the truth check', (person, names) => {
  it.each(names)('%s: nothing written is without support', (name) => {
    const [master, posting, language] = [MASTERS[person] as Master, POSTINGS[name], name.slice(0, 2) as Language];
    const options = { language, posting, asOf: AS_OF };
    const { content } = writeResume(master, posting, { language, tone: 'formal', asOf: AS_OF });
    expect(checkResume(content, master, options).filter(({ verdict }) => verdict === 'UNSUPPORTED')).toEqual([]);
    for (const tone of TONES) {
      const { sentences } = writeLetter(master, posting, { language, tone, asOf: AS_OF });
      const refused = checkLetter(sentences, master, options).filter(({ verdict }) => verdict === 'UNSUPPORTED');
      expect(refused.map(({ detail }) => detail)).toEqual([]);
    }
  });
});

describe('any master', () => {
  /** Résumés as careless programs make them: right keys, any values. */
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('2019', '2020-05-01', 'Present', 'Led 3 teams.', '月次決算を短縮'),
    fc.integer(),
    fc.constant(null),
  );
  const record = fc.dictionary(
    fc.constantFrom(
      'name',
      'position',
      'startDate',
      'endDate',
      'summary',
      'highlights',
      'keywords',
      'studyType',
      'area',
      'institution',
      'language',
      'fluency',
    ),
    fc.oneof(value, fc.array(value, { maxLength: 4 })),
  );
  const master = fc.dictionary(
    fc.constantFrom('basics', 'work', 'volunteer', 'projects', 'education', 'skills', 'languages', 'certificates', 'x'),
    fc.oneof(record, value, fc.array(fc.oneof(record, value), { maxLength: 4 })),
  );

  it('gives a document or a permanent refusal, nothing else', () => {
    fc.assert(
      fc.property(
        master,
        fc.constantFrom(...(['en', 'fr', 'de', 'es', 'ja'] as const)),
        fc.constantFrom(...TONES),
        (from, language, tone) => {
          for (const write of [writeResume, writeLetter]) {
            try {
              const written = write(from, POSTINGS.enBackendEngineer, { language, tone, asOf: AS_OF });
              expect(JSON.stringify(written)).not.toContain('undefined');
            } catch (error) {
              expect(error).toBeInstanceOf(NothingToWriteError);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
