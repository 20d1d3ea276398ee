import { parsePartialDate, type PartialDate } from '#json-resume';
import { NothingToWriteError, type Language, type Posting, type PostingReading, type RequirementKind } from '#language';
import { metRequirements } from './coverage.js';
import { evidenceOf } from './evidence.js';
import { thisMonth } from './today.js';
import { letterBody, type LetterSentence } from './letter-sentence.js';
import { composeLetter } from './letter.js';
import type { Master } from './master.js';
import { nameOf, signatureOf, type Item, type Material } from './material.js';
import { PHRASEBOOKS } from './phrases/index.js';
import type { Tone } from './phrases/phrasebook.js';
import type { MatchTable } from './ranking.js';
import { assembleResume, type StatementSource } from './resume.js';
import { headlineOf, summaryOf } from './summary.js';

export interface WriteOptions {
  readonly language: Language;
  readonly tone: Tone;
  /** Up to when a post still held is counted, "2026-03" or longer. Default: this month, UTC. Part of the input: the rest is free of clocks. */
  readonly asOf?: string;
}

export interface LetterOptions extends WriteOptions {
  /** Who signs, where it is not the name in the master. */
  readonly person?: { readonly name?: string };
}

/** How much of a posting a document answers. `best` is what the whole master could answer; `missing` is the rest, never told in a document. */
export interface DocumentCoverage {
  readonly requirements: number;
  readonly covered: number;
  readonly best: number;
  readonly missing: readonly { readonly requirement: string; readonly kind: RequirementKind }[];
}

export interface WrittenResume {
  readonly title: string;
  /** JSON Resume with every key of the master that is not rewritten. */
  readonly content: Record<string, unknown>;
  readonly sources: readonly StatementSource[];
  readonly coverage: DocumentCoverage;
  readonly language: Language;
}

export interface WrittenLetter {
  readonly body: string;
  readonly sentences: readonly LetterSentence[];
  readonly coverage: DocumentCoverage;
  readonly language: Language;
}

interface Ground {
  readonly reading: PostingReading;
  readonly material: Material;
  readonly table: MatchTable;
  readonly asOf: PartialDate;
}

function ground(master: Master, posting: Posting, options: WriteOptions): Ground {
  const asOf = options.asOf === undefined ? thisMonth() : parsePartialDate(options.asOf);
  if (asOf === undefined) throw new RangeError('asOf is not a date');
  const { reading, material, table, tells } = evidenceOf(master, posting, asOf);
  if (!tells) {
    throw new NothingToWriteError(
      'MASTER_EMPTY',
      'The résumé tells nothing a document could be written from: add work, projects, education or skills',
    );
  }
  return { reading, material, table, asOf };
}

function coverageOf({ reading, material, table, asOf }: Ground, shown: readonly Item[]): DocumentCoverage {
  const { requirements } = reading;
  const possible = metRequirements(requirements, material.items, { material, table, asOf });
  const covered = metRequirements(requirements, shown, { material, table, asOf });
  return {
    requirements: requirements.length,
    covered: covered.size,
    best: possible.size,
    missing: requirements.flatMap((requirement, index) =>
      possible.has(index) ? [] : [{ requirement: requirement.text, kind: requirement.kind }],
    ),
  };
}

/**
 * A résumé for one posting out of a master: deterministic, without a model or a network.
 *
 * @throws NothingToWriteError POSTING_EMPTY or MASTER_EMPTY: permanent, there is nothing to write from.
 */
export function writeResume(master: Master, posting: Posting, options: WriteOptions): WrittenResume {
  const base = ground(master, posting, options);
  const task = { ...base, master, book: PHRASEBOOKS[options.language] };
  const headline = headlineOf(task);
  const { content, sources, shown } = assembleResume(master, base.material, base.table, headline, summaryOf(task, headline));
  const { title, company } = base.reading;
  return {
    title: [title ?? headline?.text ?? nameOf(master), company].filter((part) => part !== undefined && part !== '').join(', '),
    content,
    sources,
    coverage: coverageOf(base, shown),
    language: options.language,
  };
}

/**
 * A letter for one posting: four paragraphs of up to 320 words (768 characters in Japanese) out of what the master says. A résumé that says
 * little, or says it in another language than the letter's, makes a shorter letter: nothing is padded, quoted or translated.
 *
 * @throws NothingToWriteError POSTING_EMPTY or MASTER_EMPTY: permanent, there is nothing to write from.
 */
export function writeLetter(master: Master, posting: Posting, options: LetterOptions): WrittenLetter {
  const base = ground(master, posting, options);
  const book = PHRASEBOOKS[options.language];
  const signature = options.person?.name ?? signatureOf(master);
  const seed = JSON.stringify([signature, posting.title, posting.company, posting.text, options.tone]);
  const { sentences, shown } = composeLetter({ ...base, master, book, tone: options.tone, signature, seed });
  return { body: letterBody(sentences, book.space), sentences, coverage: coverageOf(base, shown), language: options.language };
}
