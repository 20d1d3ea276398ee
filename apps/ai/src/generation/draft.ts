import type { LetterSentence } from './writer/letter-sentence.js';
import type { StatementSource } from './writer/resume.js';

/** A résumé as a writer gives it, unchecked. `sources` say where the writer claims each statement comes from. */
export interface ResumeDraft {
  readonly title: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly sources: readonly StatementSource[];
}

/** A letter as a writer gives it, unchecked, sentence by sentence. */
export interface LetterDraft {
  readonly sentences: readonly LetterSentence[];
}

/** What was refused of an earlier draft, so that the next one does not repeat it. */
export interface RefusedStatement {
  readonly statement: string;
  readonly reason: string;
}
