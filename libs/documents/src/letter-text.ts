import { textLength, type Language } from '#language';
import type { CheckedSentence } from './check/checked.js';

/** The close stands line by line: greeting, name. */
const CLOSE = 5;

/** Below this a letter says nothing a reader could act on; whole ones have 180 to 320 words, those out of short résumés fewer. */
const LEAST_WORDS = 30;
const CHARACTERS_PER_WORD = 2.4;

/** Where a sentence stands in a text: UTF-16 offsets, the end not included, as `String.prototype.slice` takes them. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface LetterText {
  readonly body: string;
  /** Where each sentence stands. */
  readonly spans: readonly Span[];
}

/** Sentences as the letter has them, paragraph by paragraph: a writer need not give them so. */
export const inReadingOrder = <S extends { readonly paragraph: number }>(sentences: readonly S[]): S[] =>
  sentences.toSorted((a, b) => a.paragraph - b.paragraph);

/** Sentences in reading order as one text, paragraphs apart by an empty line. */
export function letterText(sentences: readonly CheckedSentence[], language: Language): LetterText {
  const space = language === 'ja' ? '' : ' ';
  const spans: Span[] = [];
  let body = '';
  for (const [i, { text, paragraph }] of sentences.entries()) {
    if (i > 0) body += sentences[i - 1]?.paragraph !== paragraph ? '\n\n' : paragraph === CLOSE ? '\n' : space;
    spans.push({ start: body.length, end: body.length + text.length });
    body += text;
  }
  return { body, spans };
}

/** Whether too little is left of a letter to send it. */
export function tooThin(sentences: readonly CheckedSentence[], language: Language): boolean {
  const told = sentences.filter((s) => s.paragraph > 0 && s.paragraph < CLOSE).map((s) => s.text);
  const least = language === 'ja' ? LEAST_WORDS * CHARACTERS_PER_WORD : LEAST_WORDS;
  return told.reduce((sum, text) => sum + textLength(text, language), 0) < least;
}
