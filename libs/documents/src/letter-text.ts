import type { CheckedSentence } from './check/checked.js';
import { textLength, type Language } from '#language';

/** The close stands line by line: greeting, name. */
const CLOSE = 5;

/** Below this a letter says nothing a reader could act on; whole ones have 180 to 320 words, those out of short résumés fewer. */
const LEAST_WORDS = 30;
const CHARACTERS_PER_WORD = 2.4;

/** The letter as one text: paragraphs apart by an empty line. */
export function letterText(sentences: readonly CheckedSentence[], language: Language): string {
  const space = language === 'ja' ? '' : ' ';
  const numbers = [...new Set(sentences.map((s) => s.paragraph))].toSorted((a, b) => a - b);
  return numbers
    .map((number) =>
      sentences
        .filter((s) => s.paragraph === number)
        .map((s) => s.text)
        .join(number === CLOSE ? '\n' : space),
    )
    .join('\n\n');
}

/** Words a reader of applications expects at least; characters for Japanese. */
const WHOLE_WORDS = 180;

/** Length of a letter without salutation and close, and what a whole one has at least: words by white space, characters in Japanese. */
export function letterFloor(
  sentences: readonly CheckedSentence[],
  language: Language,
): { readonly length: number; readonly least: number } {
  const told = sentences.filter((s) => s.paragraph > 0 && s.paragraph < CLOSE).map((s) => s.text);
  const least = language === 'ja' ? WHOLE_WORDS * CHARACTERS_PER_WORD : WHOLE_WORDS;
  return { length: told.reduce((sum, text) => sum + textLength(text, language), 0), least };
}

/** Whether too little is left of a letter to send it. */
export function tooThin(sentences: readonly CheckedSentence[], language: Language): boolean {
  const least = language === 'ja' ? LEAST_WORDS * CHARACTERS_PER_WORD : LEAST_WORDS;
  return letterFloor(sentences, language).length < least;
}
