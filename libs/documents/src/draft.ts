import type { ForeignKind } from './check/foreign.js';
import type { LetterSentence } from './writer/letter-sentence.js';
import type { StatementSource } from './writer/resume.js';

/** A résumé as a writer gives it, unchecked. `sources` say where the writer claims each statement comes from. */
export interface ResumeDraft {
  readonly title: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly sources: readonly StatementSource[];
  /** Name and version of the prompt it was asked for with, where there was one. */
  readonly prompt?: string;
  /** Statements that were taken out before the truth check saw them. */
  readonly discarded?: readonly Discarded[];
}

/** A statement of a model with matter in it that is nobody's claim and not the person's. */
export interface Discarded {
  readonly statement: string;
  readonly kind: ForeignKind;
  readonly reason: string;
}

/** A letter as a writer gives it, unchecked, sentence by sentence. */
export interface LetterDraft {
  readonly sentences: readonly LetterSentence[];
  readonly prompt?: string;
  readonly discarded?: readonly Discarded[];
}

/** What was refused of an earlier draft, so that the next one does not repeat it. */
export interface RefusedStatement {
  readonly statement: string;
  readonly reason: string;
}
