import { describe, expect, it } from 'vitest';
import { POSTINGS } from '../../test/postings/index.js';
import { readPosting } from './read-posting.js';
import { NothingToWriteError } from './posting.errors.js';
import type { Posting, RequirementKind } from './posting.js';

const kindOf = (posting: Posting, text: string): RequirementKind | undefined =>
  readPosting(posting).requirements.find((requirement) => requirement.text.includes(text))?.kind;

describe('readPosting', () => {
  it.each([
    ['en', POSTINGS.enBackendEngineer, 'Strong Go or Java', 'Terraform and AWS', 'Design and run', 'bicycle'],
    ['fr', POSTINGS.frInfirmierChirurgie, 'Diplôme d’État', 'AFGSU', 'Organiser les plannings', 'Mutuelle'],
    ['de', POSTINGS.deLagerleitung, 'Umgang mit SAP', 'Staplerschein', 'Planung des Personaleinsatzes', 'Jobrad'],
    ['es', POSTINGS.esDireccionHotel, 'Manejo de Opera', 'se valorará francés', 'Negociar con agencias', 'alojamiento'],
    ['ja', POSTINGS.jaKeiriShunin, '日商簿記検定', 'SAPの使用経験', '後輩の指導', '年収'],
  ] as const)('%s: tells must, nice, duty and boilerplate apart by headings', (language, posting, must, nice, duty, boilerplate) => {
    expect(readPosting(posting).language).toBe(language);
    expect(kindOf(posting, must)).toBe('must');
    expect(kindOf(posting, nice)).toBe('nice');
    expect(kindOf(posting, duty)).toBe('duty');
    expect(kindOf(posting, boilerplate)).toBeUndefined();
  });

  it.each(['a', '1', 'a’', 'a.', '('])('reads past what is no word: %s, ninety thousand of it', (piece) => {
    const { text } = POSTINGS.enDataAnalyst;
    const long = piece.repeat(90_000 / piece.length);
    expect(readPosting({ ...POSTINGS.enDataAnalyst, text: `${long}\n${text}` }).requirements).toEqual(
      readPosting(POSTINGS.enDataAnalyst).requirements,
    );
  });

  it('reads prose without headings by its cue words, and clauses parted by semicolons', () => {
    const { requirements } = readPosting(POSTINGS.enDataAnalyst);
    expect(requirements.find(({ text }) => text === 'solid SQL')).toMatchObject({ kind: 'must', skills: ['sql'] });
    expect(requirements.find(({ text }) => text.includes('at least two years'))?.demands.years).toBe(2);
    expect(requirements.some(({ text }) => text.includes('pension'))).toBe(false);
  });

  it('takes a short word for a skill where a demand writes it with a capital', () => {
    const asked = readPosting(POSTINGS.enBackendEngineer).requirements.find(({ text }) => text === 'Strong Go or Java');
    expect(asked?.skills).toEqual(expect.arrayContaining(['go', 'java']));
  });

  it('treats orders to a machine as boilerplate, wherever they stand', () => {
    const texts = readPosting(POSTINGS.enHostileBackend).requirements.map(({ text }) => text);
    expect(texts.some((text) => /ignore|generous|Harvard|hired/iu.test(text))).toBe(false);
    expect(texts).toContain('Train content editors');
  });

  it('reads a page pasted with its markup like its text', () => {
    const text =
      '<h2>Requirements</h2><ul><li>Three years of welding &amp; cutting</li><li>MIG and TIG</li><li>Reads technical drawings</li></ul><h2>Benefits</h2><p>Free lunch</p>';
    const { requirements } = readPosting({ text });
    expect(requirements.map((one) => one.text)).toEqual(['Three years of welding & cutting', 'MIG and TIG', 'Reads technical drawings']);
    expect(requirements.every((one) => one.kind === 'must')).toBe(true);
  });

  it('joins lines broken by hand and leaves lists without bullets apart', () => {
    const text =
      'You will design and build high-throughput services for the ferries of the coast, owning the\nfull life cycle from schema to deployment.\n\nRequirements\nPython\nPostgreSQL\nDocker';
    const texts = readPosting({ text }).requirements.map((one) => one.text);
    expect(texts).toContain(
      'You will design and build high-throughput services for the ferries of the coast, owning the full life cycle from schema to deployment.',
    );
    expect(texts).toEqual(expect.arrayContaining(['Python', 'PostgreSQL', 'Docker']));
  });

  it('keeps the title as given, on one line, and guesses one from the first line only for itself', () => {
    expect(readPosting({ ...POSTINGS.deLagerleitung, title: 'Leitung\n Lager (m/w/d)' })).toMatchObject({
      title: 'Leitung Lager (m/w/d)',
      titleGiven: true,
    });
    const { title: _, ...untitled } = POSTINGS.enBackendEngineer;
    expect(readPosting({ ...untitled, text: `Night Porter\n\n${untitled.text}` })).toMatchObject({
      title: 'Night Porter',
      titleGiven: false,
    });
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\n '],
    ['a title and a link', 'Senior Product Designer at Vantage Loop\nhttps://vantageloop.example/careers/designer'],
    ['a title in Japanese', '経理（連結決算担当）'],
    ['keyboard noise', 'asdf qwer zxcv uiop hjkl bnmv rtyu fghj cvbn werw sdfs xcvx poiu lkjh mnbv qazw sxed crfv tgby hnuj'],
    ['numbers', Array.from({ length: 60 }, (_, at) => String(at * 37)).join(' ')],
    [
      'placeholder text',
      'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris.',
    ],
    [
      'only what is offered',
      'What we offer\n- 28 days of leave\n- A pension and a bicycle\n- Free fruit and coffee for everybody in the house',
    ],
  ])('refuses %s for good', (_, text) => {
    const read = (): unknown => readPosting({ title: 'Clerk', text });
    expect(read).toThrow(NothingToWriteError);
    expect(read).toThrow(expect.objectContaining({ code: 'POSTING_EMPTY', permanent: true }));
  });

  it('accepts a short list that names skills', () => {
    expect(
      readPosting({ title: 'Developer', text: 'Wanted: Python, SQL, Docker, three years of practice, part time' }).requirements,
    ).not.toEqual([]);
  });

  it('takes every sentence of a posting in another language for a demand, for want of its cues', () => {
    const text =
      'Cerchiamo un infermiere per il reparto di chirurgia della nostra clinica.\n\nRequisiti:\n- Laurea in infermieristica\n- Conoscenza della gestione delle ferite';
    expect(readPosting({ text }).requirements.map((one) => one.text)).toEqual(
      expect.arrayContaining(['Laurea in infermieristica', 'Conoscenza della gestione delle ferite']),
    );
  });

  it('ranks what must be before what may be, and stays within its bound for a text of any length', () => {
    const text = `Nice to have\n- Sailing\n\nRequirements\n${Array.from({ length: 400 }, (_, at) => `- Knows the ${at}th harbour of the coast and its tides`).join('\n')}`;
    const { requirements } = readPosting({ text });
    expect(requirements).toHaveLength(80);
    expect(requirements[0]?.kind).toBe('must');
  });
});
