import { fold, perLanguage, SYNONYMS, type Language } from '#language';
import { rootOf } from './root.js';
import { GROUPS_OF } from './meanings.js';
import { germanRoot } from './german-root.js';

const narrow = perLanguage((language) => {
  const map = new Map<string, number[]>();
  SYNONYMS[language].split('\n').forEach((line, group) => {
    for (const word of line.split(/\s+/u)) {
      const key = language === 'ja' ? fold(word) : rootOf(word, language);
      map.set(key, [...(map.get(key) ?? []), group]);
    }
  });
  return map;
});
const NONE: readonly number[] = [];

/** Shorter parts of German compounds are endings, not words. */
const PART = 5;

const roots = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

function germanRoots(stems: ReadonlySet<string>): ReadonlySet<string> {
  const known = roots.get(stems) ?? new Set([...stems].map(germanRoot));
  roots.set(stems, known);
  return known;
}

/** Whether a word stands in a text's words: itself, a near synonym, or (German) inside or around a compound. Strict enough to say what a figure counts. */
export const hasWord = (stems: ReadonlySet<string>, word: string, language: Language): boolean =>
  holds(stems, word, language, (one) => narrow(language).get(one) ?? NONE);

/** The same with every word a rewording may exchange (`MEANINGS`): for telling whether a sentence speaks of the same thing. */
export const hasMeaning = (stems: ReadonlySet<string>, word: string, language: Language): boolean =>
  holds(stems, word, language, (one) => GROUPS_OF(language, one));

function holds(stems: ReadonlySet<string>, word: string, language: Language, groupsOf: (word: string) => readonly number[]): boolean {
  if (stems.has(word)) return true;
  const own = groupsOf(word);
  if (own.length > 0) for (const other of stems) for (const group of groupsOf(other)) if (own.includes(group)) return true;
  if (language === 'de' && germanRoots(stems).has(germanRoot(word))) return true;
  if (word.length < PART || language === 'ja') return false;
  for (const other of stems) {
    if (other.length < PART) continue;
    if (language === 'de' && (other.includes(word) || word.includes(other))) return true;
    // Derivations the stemmer leaves apart: `negoti` and `negotiator`, `planif` and `planificacion`.
    const shared = Math.min(other.length, word.length);
    if (
      shared >= PART + 1 &&
      other[0] === word[0] &&
      other.slice(0, shared - 1) === word.slice(0, shared - 1) &&
      Math.abs(other.length - word.length) <= 4
    )
      return true;
  }
  return false;
}
