import type { Language } from './languages.js';
import { PhraseIndex } from './phrases.js';

/** Spellings of a table cell: separated by white space, `_` joins the words of one. */
export const spellings = (cell: string): string[] =>
  cell
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('_', ' '));

/** A function computed once for each language. */
export function perLanguage<V>(make: (language: Language) => V): (language: Language) => V {
  const made = new Map<Language, V>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const value = make(language);
    made.set(language, value);
    return value;
  };
}

/** An index of `id : spelling spelling …` lines; `read` turns a line's head into the value. */
export function indexLines<V>(table: string, read: (head: string) => V): PhraseIndex<V> {
  const index = new PhraseIndex<V>();
  for (const line of table.split('\n')) {
    const [head, cells] = line.split(' : ');
    if (head === undefined || cells === undefined) continue;
    const value = read(head.trim());
    for (const spelling of spellings(cells)) index.add(spelling, value);
  }
  return index;
}

/** The languages whose words may stand in a text of a language: its own, and English, which office language borrows from. */
export const spokenIn = (language: Language): readonly Language[] => (language === 'en' ? ['en'] : [language, 'en']);
