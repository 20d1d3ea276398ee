import { type JsonObject, pointerOf } from '#strict-json';
import { checkLetter } from './letter/check-letter.js';
import type { LetterSentence } from './letter/check-letter.js';
import type { CheckOptions } from './options.js';
import { review } from './resume/check-resume.js';
import type { ResumeOptions } from './resume/check-resume.js';
import type { ClaimKind, Finding } from './verdict.js';

/** A statement that was taken out, or replaced by the person's own words. */
export interface Refused {
  /** Where it stood in the content as generated; for a letter the index of the sentence. */
  readonly pointer: string;
  /** Why. */
  readonly reason: string;
  /** The unsupported claim as worded. */
  readonly claim: string;
  readonly kind: ClaimKind;
  /** `replaced` by the person's own words, or `dropped`. */
  readonly done: 'replaced' | 'dropped';
}

export interface EnforcedResume {
  readonly content: JsonObject;
  /** What stands now, each at its pointer in `content`; none is UNSUPPORTED. */
  readonly provenance: readonly Finding[];
  readonly refused: readonly Refused[];
}

export interface EnforcedLetter {
  /** The sentences that may stand, with their place in the letter as generated. */
  readonly sentences: readonly (LetterSentence & { readonly index: number })[];
  /** Findings of those sentences; `pointer` is the place in `sentences`. */
  readonly provenance: readonly Finding[];
  readonly refused: readonly Refused[];
}

const refusal = (pointer: string, finding: Omit<Finding, 'pointer'>, replaced: boolean): Refused => ({
  pointer,
  reason: finding.detail ?? "Not supported by the person's data",
  claim: finding.claim ?? '',
  kind: finding.kind ?? 'statement',
  done: replaced ? 'replaced' : 'dropped',
});

/**
 * A generated résumé with nothing unsupported left in it. A reworded bullet falls back to the person's own line, an added one is
 * dropped; other values fall back to the master's, or are dropped where the master has none.
 */
export function enforceResume(content: unknown, master: unknown, options: ResumeOptions = {}): EnforcedResume {
  const { value, notes } = review(content, master, options);
  return {
    content: (value ?? {}) as JsonObject,
    provenance: notes.flatMap(({ kept }) => (kept === undefined ? [] : [{ pointer: pointerOf(...kept.path), ...kept.finding }])),
    refused: notes
      .filter(({ finding }) => finding.verdict === 'UNSUPPORTED')
      .map(({ path, finding, kept }) => refusal(pointerOf(...path), finding, kept !== undefined)),
  };
}

/** A generated letter without its unsupported sentences. Whether enough is left is for the caller to judge. */
export function enforceLetter(sentences: readonly LetterSentence[], master: unknown, options: CheckOptions = {}): EnforcedLetter {
  const findings = checkLetter(sentences, master, options);
  const good = findings.map((finding, index) => ({ finding, index })).filter(({ finding }) => finding.verdict !== 'UNSUPPORTED');
  return {
    sentences: good.map(({ index }) => ({ ...(sentences[index] as LetterSentence), index })),
    provenance: good.map(({ finding }, i) => ({ ...finding, pointer: `/${i}` })),
    refused: findings.filter(({ verdict }) => verdict === 'UNSUPPORTED').map((finding) => refusal(finding.pointer, finding, false)),
  };
}
