import { getPointer } from '#strict-json';
import { coverageOf } from '../coverage.js';
import type { Discarded, LetterDraft, ResumeDraft } from '../draft.js';
import { inReadingOrder, letterText, type Span } from '../letter-text.js';
import type { WritingTask } from '../task.js';
import { enforceLetter, enforceResume } from '../truth/index.js';
import type { Finding, Refused as Found } from '../truth/index.js';
import type { CheckedLetter, CheckedResume, Checker, Refused } from './checked.js';
import type { Provenance } from './provenance.js';

/** Longest statement kept among the refused: enough to see what was meant. */
const MAX_STATEMENT_LENGTH = 600;

const DONE = { replaced: 'REPLACED', dropped: 'DROPPED' } as const;

const toProvenance = ({ pointer, sources, verdict, detail }: Finding, span?: Span): Provenance => ({
  ...(span === undefined ? { pointer } : { pointer: '/body', ...span }),
  sources,
  verdict,
  ...(detail === undefined ? {} : { detail }),
});

const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, MAX_STATEMENT_LENGTH);

/** Every statement of every provider, `local` included, against the person's own data. */
export const truthChecker: Checker = {
  resume(draft: ResumeDraft, { master, language }: WritingTask): CheckedResume {
    const sources = Object.fromEntries(draft.sources.map((s) => [s.pointer, s.sources]));
    const { content, provenance, refused } = enforceResume(draft.content, master, { language, sources });
    return {
      content,
      provenance: provenance.map((finding) => toProvenance(finding)),
      refused: [
        ...(draft.discarded ?? []).map(fromDiscarded),
        ...refused.map((found) => toRefused(found, found.pointer, getPointer(draft.content, found.pointer))),
      ],
    };
  },

  letter(draft: LetterDraft, { master, posting, language }: WritingTask): CheckedLetter {
    // In the order in which they are read: what "in that role" means is told by the sentence before it in the letter.
    const given = inReadingOrder(draft.sentences);
    const { sentences: kept, provenance, refused } = enforceLetter(given, master, { language, posting });
    const sentences = kept.map(({ index }) => given[index]!);
    const { body, spans } = letterText(sentences, language);
    return {
      sentences,
      body,
      provenance: provenance.map((finding, i) => toProvenance(finding, spans[i])),
      refused: [
        ...(draft.discarded ?? []).map(fromDiscarded),
        ...refused.map((found) => toRefused(found, `/sentences${found.pointer}`, given[Number(found.pointer.slice(1))]?.text)),
      ],
    };
  },

  coverage: coverageOf,
};

const fromDiscarded = ({ statement, kind, reason }: Discarded): Refused => ({
  statement: textOf(statement),
  kind,
  reason,
  done: 'DROPPED',
});

const toRefused = ({ kind, reason, done }: Found, pointer: string, statement: unknown): Refused => ({
  pointer,
  statement: textOf(statement),
  kind,
  reason,
  done: DONE[done],
});
