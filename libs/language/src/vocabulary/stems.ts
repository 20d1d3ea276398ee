import { createRequire } from 'node:module';
import type { Language } from './languages.js';
import { fold } from './tokens.js';

interface Stemmer {
  stem(word: string): string;
}
// The package is CommonJS without types; this is all of it that is used.
const { newStemmer } = createRequire(import.meta.url)('snowball-stemmers') as { newStemmer(language: string): Stemmer };

const NAMES = { en: 'english', fr: 'french', de: 'german', es: 'spanish' } as const;
const stemmers = new Map<Language, Stemmer>();
const known = new Map<string, string>();
/** Words kept in the cache: a large résumé has some 3,000 distinct ones; without a bound a long-lived service would grow for ever. */
const CACHE = 20_000;

/** The stem of a word as written, folded (`Führungen` → `fuhrung`). Japanese and words with digits come back folded, unstemmed. */
export function stem(word: string, language: Language): string {
  if (language === 'ja' || /[^\p{sc=Latin}\p{M}]/u.test(word)) return fold(word);
  const key = `${language} ${word}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const stemmer = stemmers.get(language) ?? newStemmer(NAMES[language]);
  stemmers.set(language, stemmer);
  const result = fold(stemmer.stem(word.toLowerCase()));
  if (known.size >= CACHE) known.clear();
  known.set(key, result);
  return result;
}
