import type { Coverage } from '../coverage.js';
import type { LetterDraft, ResumeDraft } from '../draft.js';
import type { WritingTask } from '../task.js';
import type { ClaimKind } from '../truth/index.js';
import type { ForeignKind } from './foreign.js';
import type { Provenance } from './provenance.js';

/** A statement that does not stand as it was written: what it said, why not, and what was done instead. */
export interface Refused {
  /** Where it stood in what the writer gave; for a letter `/sentences/<index>`, in reading order. None for one that never had a place. */
  readonly pointer?: string;
  readonly statement: string;
  readonly kind: ClaimKind | ForeignKind;
  readonly reason: string;
  /** REPLACED by the person's own words, or DROPPED. */
  readonly done: 'REPLACED' | 'DROPPED';
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
  /** The sentences as one text. */
  readonly body: string;
  readonly provenance: readonly Provenance[];
  readonly refused: readonly Refused[];
}

/** The truth check as generation uses it, and what a checked document answers of its posting. */
export interface Checker {
  resume(draft: ResumeDraft, task: WritingTask): CheckedResume;
  letter(draft: LetterDraft, task: WritingTask): CheckedLetter;
  coverage(provenance: readonly Provenance[], task: WritingTask): Coverage;
}
