import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MASTERS } from '../../evals/masters/index.js';
import { POSTINGS } from '../../../language/test/postings/index.js';
import { postingLanguage, type Language, type Posting } from '#language';
import type { LetterDraft } from '../draft.js';
import type { Master } from '../writer/master.js';
import { writeLetter } from '../writer/writer.js';
import { truthChecker } from './truth-checker.js';

const LETTERS = Object.values(MASTERS).flatMap((master) => Object.values(POSTINGS).map((posting): [Master, Posting] => [master, posting]));

const languageOf = ({ text }: Posting): Language => {
  const judged = postingLanguage(text);
  return judged === 'other' || judged === 'unclear' ? 'en' : judged;
};

function checked(master: Master, posting: Posting, order?: (draft: LetterDraft) => LetterDraft['sentences']) {
  const task = { master, posting, language: languageOf(posting), tone: 'formal' } as const;
  const draft = writeLetter(master, posting, { ...task, asOf: '2026-01' });
  return truthChecker.letter(order ? { ...draft, sentences: order(draft) } : draft, task);
}

it('points at every sentence of every evaluation letter, in the order of the body, and at nothing else', () => {
  for (const [master, posting] of LETTERS) {
    const { body, sentences, provenance } = checked(master, posting);
    const read = provenance.map(({ pointer, start, end }) => (pointer === '/body' ? body.slice(start, end) : pointer));
    expect(read.toSorted()).toEqual(sentences.map(({ text }) => text).toSorted());
    let at = 0;
    for (const { start = NaN, end = NaN } of provenance) {
      expect(body.slice(at, start).trim()).toBe('');
      at = end;
    }
    expect(at).toBe(body.length);
  }
}, 120_000);

it('says the same of a letter whose paragraphs the writer gave in any order', () => {
  const someLetter = fc.integer({ min: 0, max: LETTERS.length - 1 });
  const someOrder = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(someLetter, someOrder, (which, order) => {
      const [master, posting] = LETTERS[which]!;
      const mixed = checked(master, posting, ({ sentences }) => order.flatMap((number) => sentences.filter((s) => s.paragraph === number)));
      expect(mixed).toEqual(checked(master, posting));
    }),
    { numRuns: 10 },
  );
}, 120_000);
