import { ACHIEVEMENT_TYPES } from '../achievement.js';
import type { Entry } from './merge.js';
import { WORDS, type Forms, type WordedLanguage } from './words.js';

/** "1 internship, 3 skills.": what the résumé shows, in a fixed order, zero left out; undefined when it shows nothing. */
export function summaryOf(entries: readonly Entry[], skills: number, language: WordedLanguage): string | undefined {
  const { counts, separator, end } = WORDS[language];
  const plural = new Intl.PluralRules(language);
  const told = (n: number, forms: Forms): string[] => (n === 0 ? [] : [(forms[plural.select(n)] ?? forms.other).replace('{n}', String(n))]);
  const parts = ACHIEVEMENT_TYPES.flatMap((type) => told(entries.filter((e) => e.type === type).length, counts[type]));
  parts.push(...told(skills, counts.SKILL));
  return parts.length === 0 ? undefined : `${parts.join(separator)}${end}`;
}
