import { textLength, type Language } from '#language';
import type { LetterSentence, Part } from './letter-sentence.js';
import type { Tone } from './phrases/phrasebook.js';

/** What a reader of applications takes in: 180 to 320 words in four paragraphs. Characters for Japanese. */
const CHARACTERS_PER_WORD = 2.4;
const LEAST_WORDS = 180;
const LENGTHS: Readonly<Record<Tone, { readonly aim: number; readonly most: number }>> = {
  formal: { aim: 235, most: 305 },
  warm: { aim: 235, most: 305 },
  concise: { aim: 186, most: 230 },
};

const scaled = (words: number, language: Language): number => (language === 'ja' ? words * CHARACTERS_PER_WORD : words);

/** Length of the four paragraphs without salutation and close: words by white space, for Japanese characters. */
export const letterLength = (sentences: readonly LetterSentence[], language: Language): number =>
  sentences.filter(({ paragraph }) => paragraph >= 1 && paragraph <= 4).reduce((sum, { text }) => sum + textLength(text, language), 0);

/** Facts of the person's below which a letter is little more than its frames. */
const FEWEST_FACTS = 2;

/** Whether the person is hardly in the letter. A short letter out of a short résumé is none: it says what there is. */
export const isThin = (sentences: readonly LetterSentence[]): boolean =>
  sentences.filter(({ about, sources }) => about === 'person' && sources.length > 0).length < FEWEST_FACTS;

export const isShort = (sentences: readonly LetterSentence[], language: Language): boolean =>
  letterLength(sentences, language) < scaled(LEAST_WORDS, language);

/** Adds sentences by need until the aim is reached, none that would pass the most, none twice; drops what is droppable where all is too long. */
export function fitLetter(parts: readonly Part[], tone: Tone, language: Language): Part[] {
  const { aim, most } = LENGTHS[tone];
  const unique = parts.filter((part, index) => parts.findIndex((other) => other.text === part.text) === index);
  const kept = new Set(unique.filter((part) => part.need === 0));
  const length = (): number => letterLength([...kept], language);
  for (const part of unique.filter((one) => one.droppable).toReversed()) if (length() > scaled(most, language)) kept.delete(part);
  for (const part of unique.filter(({ need }) => need > 0).toSorted((a, b) => a.need - b.need)) {
    if (length() >= scaled(aim, language)) break;
    if (length() + textLength(part.text, language) <= scaled(most, language)) kept.add(part);
  }
  return unique.filter((part) => kept.has(part));
}
