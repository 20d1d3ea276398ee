import { SKILL_CATEGORIES, type SkillCategory } from '#language/skills';
import type { Achievement, LevelBy, SkillLevel } from '../achievement.js';
import type { SkillLookup } from '../skill-identity.js';
import { by, endOf, oldestFirst } from './order.js';
import { WORDS, type WordedLanguage } from './words.js';

/** A skill that the person typed or gave a level to, beside what the achievements name. */
export interface OwnSkill {
  readonly name: string;
  readonly level?: SkillLevel;
}

export interface SkillRow {
  /** What makes two words the same skill; unique for a person. */
  readonly key: string;
  readonly name: string;
  readonly category: SkillCategory;
  readonly level: SkillLevel;
  readonly levelBy: LevelBy;
  /** How many achievements name it; 0: only the person does. */
  readonly achievements: number;
}

interface Counted {
  name: string;
  category: SkillCategory;
  level: SkillLevel;
  levelBy: LevelBy;
  from: Set<string>;
  lastUsed: number;
}

/**
 * The skills of a person: those that achievements name, and the person's own. In the order of showing: category, number of achievements,
 * last use, key. Words found in highlights are no skills: a skill is a claim of the person.
 */
export function skillsOf(achievements: readonly Achievement[], own: readonly OwnSkill[], lookup: SkillLookup): SkillRow[] {
  const found = new Map<string, Counted>();
  const at = (word: string): Counted => {
    const { key, name, category } = lookup(word);
    const known = found.get(key);
    if (known) return known;
    const fresh: Counted = { name, category, level: 'INTERMEDIATE', levelBy: 'DEFAULT', from: new Set(), lastUsed: -Infinity };
    found.set(key, fresh);
    return fresh;
  };
  for (const achievement of achievements.toSorted(oldestFirst)) {
    for (const word of achievement.skills) {
      if (word.trim() === '') continue;
      const skill = at(word);
      skill.from.add(achievement.id);
      skill.lastUsed = Math.max(skill.lastUsed, endOf(achievement));
    }
  }
  for (const { name, level } of own.toSorted(
    by(
      ({ name }) => name,
      ({ level }) => level ?? '',
    ),
  )) {
    const skill = at(name);
    if (level !== undefined) Object.assign(skill, { level, levelBy: 'PERSON' });
  }
  return [...found]
    .toSorted(
      by(
        ([, s]) => SKILL_CATEGORIES.indexOf(s.category),
        ([, s]) => -s.from.size,
        ([, s]) => -s.lastUsed,
        ([key]) => key,
      ),
    )
    .map(([key, { name, category, level, levelBy, from }]) => ({ key, name, category, level, levelBy, achievements: from.size }));
}

/** Entries of the section `skills`: a group a category, and one of its own for each level that the person said. */
export function skillGroups(skills: readonly SkillRow[], language: WordedLanguage): { name: string; level?: string; keywords: string[] }[] {
  const { categories, levels } = WORDS[language];
  const groups = new Map<string, { name: string; level?: string; keywords: string[] }>();
  for (const { name, category, level, levelBy } of skills) {
    const said = levelBy === 'DEFAULT' ? undefined : level;
    const key = `${category} ${said ?? ''}`;
    const group = groups.get(key) ?? { name: categories[category], ...(said === undefined ? {} : { level: levels[said] }), keywords: [] };
    group.keywords.push(name);
    groups.set(key, group);
  }
  return [...groups.values()];
}
