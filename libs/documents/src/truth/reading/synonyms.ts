import { fold, perLanguage, stem, SYNONYMS, type Language } from '#language';

const groups = perLanguage((language) => {
  const map = new Map<string, Set<number>>();
  SYNONYMS[language].split('\n').forEach((line, group) => {
    for (const word of line.split(/\s+/u)) {
      const key = language === 'ja' ? fold(word) : stem(word, language);
      map.set(key, (map.get(key) ?? new Set()).add(group));
    }
  });
  return map;
});

/** Shorter parts of German compounds are endings, not words. */
const PART = 5;

const roots = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** `gewartet`, `warten` and `Wartung`; `eingearbeitet` and `Einarbeitung`: the stemmer leaves participles and nouns apart. */
export function germanRoot(word: string): string {
  const bare = word
    .replace(/^(ab|an|auf|aus|bei|ein|vor|zu|um|durch|uber|unter|mit|nach|hin|her|weiter|fest|bereit)?ge(?=\p{L}{4})/u, '$1')
    .replace(/(?:ungen|ung|ete|et|iert|ier|te|t|en|er|e)$/u, '');
  return bare.length >= 4 ? bare : word;
}

export function germanRoots(stems: ReadonlySet<string>): ReadonlySet<string> {
  const known = roots.get(stems) ?? new Set([...stems].map(germanRoot));
  roots.set(stems, known);
  return known;
}

/** Whether a word stands in a text's words: itself, a word of the same meaning, or (German) inside or around a compound. */
export function hasWord(stems: ReadonlySet<string>, word: string, language: Language): boolean {
  if (stems.has(word)) return true;
  const own = groups(language).get(word);
  if (own !== undefined) for (const other of stems) for (const group of groups(language).get(other) ?? []) if (own.has(group)) return true;
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
