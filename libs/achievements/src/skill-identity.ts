import { canonicalSkill, skillById, type SkillCategory } from '#language/skills';
import { fold } from './rebuild/fold.js';

/** Which skill a word means. */
export interface SkillIdentity {
  /** Equal for words that mean the same skill; lower case. */
  readonly key: string;
  readonly name: string;
  readonly category: SkillCategory;
}

export type SkillLookup = (word: string) => SkillIdentity;

/**
 * By the table of skills that all services share: `JS` and `ES6` are JavaScript. A product has one name; a practice (`Projektmanagement`) stays
 * in the words and the language of the person, as does what the table does not know, which is OTHER.
 */
export function identifySkill(word: string): SkillIdentity {
  const written = word.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  const id = canonicalSkill(written);
  const skill = id === undefined ? undefined : skillById(id);
  if (skill === undefined) return { key: fold(written), name: written, category: 'OTHER' };
  return { key: fold(skill.name), name: skill.kind === 'tool' ? skill.name : written, category: skill.category };
}
