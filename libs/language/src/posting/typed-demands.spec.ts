import { describe, expect, it } from 'vitest';
import { cleanTitle } from './posting-facts.js';
import { readPosting } from './read-posting.js';
import { meets, typedDemands, type Held, type TypedDemand } from './typed-demands.js';

const about = { necessity: 'must', text: '' } as const;
const held: Held = {
  skills: new Set(['python']),
  degree: 'master',
  years: new Map([
    ['python', 8],
    ['*', 12],
  ]),
  languages: new Map([
    ['de', 'C1'],
    ['fr', undefined],
  ]),
  licences: ['forklift licence'],
  drivingLicence: true,
  rightToWork: false,
};

describe('ladders', () => {
  it.each<[string, TypedDemand, boolean]>([
    ['a master’s meets a bachelor’s', { ...about, kind: 'degree', atLeast: 'bachelor' }, true],
    ['and no doctorate', { ...about, kind: 'degree', atLeast: 'doctorate' }, false],
    ['eight years of the work meet five', { ...about, kind: 'years', years: 5, of: ['python'] }, true],
    ['twelve years of other work meet none', { ...about, kind: 'years', years: 5, of: ['java'] }, false],
    ['of any work they do', { ...about, kind: 'years', years: 10, of: [] }, true],
    ['C1 meets B2', { ...about, kind: 'language', language: 'de', level: 'B2' }, true],
    ['and no C2', { ...about, kind: 'language', language: 'de', level: 'C2' }, false],
    ['a level nobody said meets none', { ...about, kind: 'language', language: 'fr', level: 'A2' }, false],
    ['a language without a level', { ...about, kind: 'language', language: 'fr' }, true],
    ['a licence', { ...about, kind: 'licence', licence: 'Forklift licence' }, true],
    ['a right to work that is not told', { ...about, kind: 'right-to-work' }, false],
  ])('%s', (_, demand, met) => {
    expect(meets(held, demand)).toBe(met);
  });
});

describe('a posting', () => {
  it('gives each language its own level and weight', () => {
    const { requirements } = readPosting({
      text: 'Requisitos\n- Inglés nivel C1 y francés B2\n- SQL y Python con 3 años de experiencia\n- Deutsch, Englisch von Vorteil',
    });
    const spoken = requirements
      .flatMap(typedDemands)
      .flatMap((d) => (d.kind === 'language' ? [`${d.necessity} ${d.language} ${d.level ?? ''}`.trim()] : []));
    expect(spoken.toSorted()).toEqual(['must de', 'must en C1', 'must fr B2', 'nice en']);
  });

  it('tells its facts', () => {
    const { facts } = readPosting({
      title: 'Softwareentwickler (m/w/d)',
      text: `Vollzeit, unbefristet\nStandort: Kiel\nIhr Profil\n- Java und SQL\n- Erfahrung mit Docker\nKontakt: Frau Petra Lindner\nKennziffer: SE-2027-14\nBewerbungsfrist: 31.01.2027\nGehalt: 50.000 - 60.000 Euro`,
    });
    expect(facts).toMatchObject({
      cleanTitle: 'Softwareentwickler', place: 'Kiel', contact: { name: 'Petra Lindner', family: 'Lindner', address: 'woman' }, reference: 'SE-2027-14', deadline: '31.01.2027',
      employment: ['full-time', 'permanent'], pay: '50.000 - 60.000 Euro',
    }); // prettier-ignore
  });

  it.each([
    ['Senior Engineer (m/f/d) - APPLY NOW!!!', 'Senior Engineer'],
    ['Développeur Python H/F - CDI - Lyon', 'Développeur Python'],
    ['Data Analyst - Remote', 'Data Analyst'],
    ['C++ Developer', 'C++ Developer'],
    ['(m/w/d)', '(m/w/d)'],
  ])('%s is %s', (title, clean) => {
    expect(cleanTitle(title).title).toBe(clean);
  });
});
