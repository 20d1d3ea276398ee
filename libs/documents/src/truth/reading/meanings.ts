import { fold, MEANINGS, perLanguage, SYNONYMS, type Language } from '#language';
import { rootOf } from './root.js';
import { germanRoot } from './german-root.js';

/** Each word's groups of one meaning, both tables. */
const groups = perLanguage((language) => {
  const map = new Map<string, number[]>();
  const lines = [...SYNONYMS[language].split('\n'), ...MEANINGS[language].split('\n')];
  lines.forEach((line, group) => {
    for (const word of line.split(/\s+/u)) {
      if (word === '') continue;
      const key = language === 'ja' ? fold(word) : rootOf(word, language);
      // German: participle, noun and finite form meet in the root (`mitgewirkt`, `Mitwirkung`, `mitwirkte`).
      for (const one of language === 'de' ? [key, `-${germanRoot(key)}`] : [key]) {
        const list = map.get(one) ?? [];
        if (!list.includes(group)) list.push(group);
        map.set(one, list);
      }
    }
  });
  return map;
});

const NONE: readonly number[] = [];

/** The groups of words of one meaning a stem belongs to. */
export const GROUPS_OF = (language: Language, word: string): readonly number[] =>
  groups(language).get(word) ?? (language === 'de' ? groups(language).get(`-${germanRoot(word)}`) : undefined) ?? NONE;
