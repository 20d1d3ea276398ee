import type { LetterDraft, ResumeDraft } from '../draft.js';
import type { WritingTask } from '../task.js';

/** SUPPORTED: the person's words. REWORDED: other words, every claim supported. UNSUPPORTED: a claim without support. */
export type Verdict = 'SUPPORTED' | 'REWORDED' | 'UNSUPPORTED';

/** Where a statement that stands comes from and what the check said. */
export interface Provenance {
  /** JSON pointer into the content; for a letter `/body/<sentence index>`. */
  readonly pointer: string;
  readonly sources: readonly string[];
  readonly verdict: Verdict;
  readonly detail?: string;
}

/** A statement that does not stand as it was written: why, and what was done instead. */
export interface Refused {
  /** Where it stood in what the writer gave. */
  readonly pointer: string;
  readonly statement: string;
  readonly reason: string;
  /** OWN_TEXT: the person's own words stand in its place. DROPPED: nothing does. */
  readonly done: 'OWN_TEXT' | 'DROPPED';
}

export interface CheckedResume {
  readonly content: Readonly<Record<string, unknown>>;
  readonly provenance: readonly Provenance[];
  readonly refused: readonly Refused[];
}

export interface CheckedSentence {
  readonly text: string;
  readonly paragraph: number;
}

export interface CheckedLetter {
  readonly sentences: readonly CheckedSentence[];
  readonly provenance: readonly Provenance[];
  readonly refused: readonly Refused[];
}

/** The truth check as generation uses it. */
export interface Checker {
  resume(draft: ResumeDraft, task: WritingTask): CheckedResume;
  letter(draft: LetterDraft, task: WritingTask): CheckedLetter;
}
