import { getPointer } from '#json-resume';
import type { Checker, Provenance } from './checked.js';

const plain = (text: unknown): string => (typeof text === 'string' ? text.normalize('NFKC').replace(/\s+/gu, ' ').trim() : '');

/** SUPPORTED where a statement is, word for word, what stands at one of its sources; REWORDED otherwise. */
const verdictOf = (statement: unknown, sources: readonly string[], master: unknown): Provenance['verdict'] =>
  sources.some((source) => plain(getPointer(master, source)) === plain(statement)) ? 'SUPPORTED' : 'REWORDED';

/** What can be said of the local writer's own texts without reading them: which are the person's words. */
export const verbatim: Checker = {
  resume: (draft, { master }) => ({
    content: draft.content,
    provenance: draft.sources.map((s) => ({ ...s, verdict: verdictOf(getPointer(draft.content, s.pointer), s.sources, master) })),
    refused: [],
  }),
  letter: (draft, { master }) => ({
    sentences: draft.sentences,
    provenance: draft.sentences.map(({ text, sources }, i) => ({
      pointer: `/body/${i}`,
      sources,
      verdict: verdictOf(text, sources, master),
    })),
    refused: [],
  }),
};
