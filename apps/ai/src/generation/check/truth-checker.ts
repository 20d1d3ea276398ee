import { getPointer } from '#json-resume';
import { coverageOf } from '../coverage.js';
import type { LetterDraft, ResumeDraft } from '../draft.js';
import type { WritingTask } from '../task.js';
import { enforceLetter, enforceResume } from '../truth/index.js';
import type { Finding, Refused as Found } from '../truth/index.js';
import type { LetterSentence } from '../writer/letter-sentence.js';
import type { CheckedLetter, CheckedResume, Checker, Provenance, Refused } from './checked.js';
import { strangeLink } from './links.js';

/** Longest statement kept among the refused: enough to see what was meant. */
const LONGEST_STATEMENT = 600;

const DONE = { replaced: 'REPLACED', dropped: 'DROPPED' } as const;

const toProvenance = ({ pointer, sources, verdict, detail }: Finding, at = pointer): Provenance => ({
  pointer: at,
  sources,
  verdict,
  ...(detail === undefined ? {} : { detail }),
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, LONGEST_STATEMENT);

/** Every statement of every provider, `local` included, against the person's own data (documents.md §2). */
export const truthChecker: Checker = {
  resume(draft: ResumeDraft, { master, language }: WritingTask): CheckedResume {
    const sources = Object.fromEntries(draft.sources.map((s) => [s.pointer, s.sources]));
    const { content, provenance, refused } = enforceResume(draft.content, master, { language, sources });
    return {
      content,
      provenance: provenance.map((finding) => toProvenance(finding)),
      refused: refused.map((found) => toRefused(found, found.pointer, getPointer(draft.content, found.pointer))),
    };
  },

  letter(draft: LetterDraft, { master, posting, language }: WritingTask): CheckedLetter {
    const [clean, links] = withoutLinks(draft.sentences, master);
    const { sentences, provenance, refused } = enforceLetter(clean, master, { language, posting });
    const indexIn = (sentence: LetterSentence | undefined): number => draft.sentences.findIndex((s) => s === sentence);
    return {
      sentences: sentences.map(({ index }) => clean[index]!),
      provenance: provenance.map((finding, i) => toProvenance(finding, `/body/${i}`)),
      refused: [
        ...links.map((s): Refused => ({
          pointer: `/body/${indexIn(s)}`,
          statement: textOf(s.text),
          kind: 'link',
          reason: 'A link or markup that is not the person’s own',
          done: 'DROPPED',
        })),
        ...refused.map((found) => {
          const sentence = clean[Number(found.pointer.slice(1))];
          return toRefused(found, `/body/${indexIn(sentence)}`, sentence?.text);
        }),
      ],
    };
  },

  coverage: coverageOf,
};

function withoutLinks(sentences: readonly LetterSentence[], master: unknown): [LetterSentence[], LetterSentence[]] {
  const own = JSON.stringify(master);
  const strange = new Set(sentences.filter((s) => strangeLink(s.text, own)));
  return [sentences.filter((s) => !strange.has(s)), [...strange]];
}

const toRefused = ({ kind, reason, done }: Found, pointer: string, statement: unknown): Refused => ({
  pointer,
  statement: textOf(statement),
  kind,
  reason,
  done: DONE[done],
});
