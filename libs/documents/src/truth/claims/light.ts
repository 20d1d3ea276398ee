import { CLOSED_WORDS, fold, LETTER_WORDS, LIGHT_WORDS, perLanguage, type Language } from '#language';
import { rootOf } from '../reading/root.js';

const stemsOf = (table: Readonly<Record<Language, string>>): ((language: Language) => ReadonlySet<string>) =>
  perLanguage(
    (language) => new Set(table[language].split(/\s+/u).map((word) => (language === 'ja' ? fold(word) : rootOf(word, language)))),
  );
const closed = stemsOf(CLOSED_WORDS);
const lightWords = stemsOf(LIGHT_WORDS);
/** Whether a stem says nothing by itself: a word of grammar, or a light one. */
export const isLight = (word: string, language: Language | undefined): boolean =>
  language !== undefined && (closed(language).has(word) || lightWords(language).has(word));
/** Whether a stem is a word of grammar. */
export const isClosed = (word: string, language: Language): boolean => closed(language).has(word);
/** Words in which a letter speaks of itself. */
export const ofLetters = stemsOf(LETTER_WORDS);
