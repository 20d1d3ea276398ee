import { truthChecker } from '../src/check/truth-checker.js';
import type { Master } from '../src/writer/master.js';
import { TONES } from '../src/writer/phrases/phrasebook.js';
import { writeLetter } from '../src/writer/writer.js';
import { postingLanguage, type Language } from '#language';
import { FAULTS, faultsOf, type Fault, type Read } from './readability/checks.js';
import { READABLE_MASTERS } from './readability/masters/index.js';
import { READABLE_POSTINGS } from './readability/postings.js';

export interface ReadLetter {
  readonly master: string;
  readonly posting: string;
  readonly body: string;
  readonly faults: readonly Fault[];
  /** Sentences of ours that the truth check took out. */
  readonly refused: number;
}

export interface ReadabilityReport {
  readonly letters: readonly ReadLetter[];
  /** Masters that hold too little for a letter. */
  readonly none: number;
}

const list = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? (value as Readonly<Record<string, unknown>>[]) : [];
const word = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Papers whose name, and degrees whose kind, the posting says word for word: read here, apart from the writer. */
function owedBy(master: Master, posting: string, today: string): string[] {
  const said = (name: string): boolean =>
    name.length > 1 &&
    new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?![\\p{L}\\p{N}])`, 'u').test(posting);
  const papers = list(master['certificates']).map(({ name }) => word(name));
  const degrees = list(master['education'])
    .filter(({ endDate }) => word(endDate).slice(0, 7) <= today)
    .map(({ studyType }) => word(studyType));
  const works = /publications?|peer-reviewed/iu.test(posting) ? list(master['publications']).map(({ name }) => word(name)) : [];
  const awards = /awards?|prizes?/iu.test(posting) ? list(master['awards']).map(({ title }) => word(title)) : [];
  return [...[...papers, ...degrees].filter(said), ...works.slice(0, 1), ...awards.slice(0, 1)];
}

/** Every master for every posting, one tone each in turn, as it is delivered: written, checked, put together. */
export function runReadability(today: string): ReadabilityReport {
  const letters: ReadLetter[] = [];
  let none = 0;
  Object.entries(READABLE_MASTERS).forEach(([name, master], m) => {
    Object.entries(READABLE_POSTINGS).forEach(([of, posting], p) => {
      const judged = postingLanguage(posting.text);
      const language: Language = judged === 'other' || judged === 'unclear' ? 'en' : judged;
      const tone = TONES[(m + p) % TONES.length] ?? 'formal';
      try {
        const draft = writeLetter(master, posting, { language, tone, asOf: today });
        const checked = truthChecker.letter(draft, { master, posting, language, tone });
        const { body } = checked;
        const read: Read = { body, language, master, owed: owedBy(master, posting.text, today) };
        letters.push({ master: name, posting: of, body, faults: faultsOf(read, today), refused: checked.refused.length });
      } catch (error) {
        if ((error as { code?: string }).code !== 'MASTER_EMPTY') throw error;
        none++;
      }
    });
  });
  return { letters, none };
}

/** The report as lines of a table: letters with each fault, and the first few by name. */
export function readabilityLines({ letters, none }: ReadabilityReport): string[] {
  const faulty = letters.filter(({ faults }) => faults.length > 0);
  const width = Math.max(...FAULTS.map((fault) => fault.length)) + 2;
  return [
    `letters with any fault of form: ${faulty.length} of ${letters.length} (${none} more could not be written: too little in the résumé)`,
    ...FAULTS.map((fault) => `  ${fault.padEnd(width)}${letters.filter(({ faults }) => faults.includes(fault)).length}`),
    `  ${'sentences refused'.padEnd(width)}${letters.reduce((sum, { refused }) => sum + refused, 0)}`,
    ...faulty.slice(0, 10).map(({ master, posting, faults }) => `  ${master} for ${posting}: ${faults.join(', ')}`),
  ];
}
