import { lemmaOf, stem, type Language } from '#language';

/** What words are compared by: the stem of the word a form belongs to (`gave` as `give`), folded. */
export const rootOf = (word: string, language: Language): string => stem(lemmaOf(word, language), language);
