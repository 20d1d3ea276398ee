import type { Language } from './languages.js';
import { PhraseIndex } from './phrases.js';
import { CUES } from './tables/cues.js';
import { tokenize } from './tokens.js';

/** What a line of a posting is about: asked for, welcome, the work itself, or what is offered. */
export type Cue = 'must' | 'nice' | 'duty' | 'offer';
const KINDS: readonly Cue[] = ['must', 'nice', 'duty', 'offer'];

export interface CueMention {
  readonly cue: Cue;
  /** UTF-16 offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

const phrases = (text: string): string[] => text.split(';').map((phrase) => phrase.trim());
const indexes = new Map<Language, PhraseIndex<Cue>>();

function indexOf(language: Language): PhraseIndex<Cue> {
  const known = indexes.get(language);
  if (known !== undefined) return known;
  const index = new PhraseIndex<Cue>();
  for (const cue of KINDS) for (const phrase of phrases(CUES[language][cue])) index.add(phrase, cue);
  indexes.set(language, index);
  return index;
}

/** The cue words of a posting's line, leftmost and longest first. */
export function findCues(text: string, language: Language): CueMention[] {
  const tokens = tokenize(text);
  return indexOf(language)
    .scan(tokens)
    .map(({ value, from, to }) => ({ cue: value, start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }));
}

/** Words that stand after a number where years of experience are asked for. */
export const yearWords = (language: Language): readonly string[] => phrases(CUES[language].years);
