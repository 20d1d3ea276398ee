/** The table of skills alone, for those who compare names of skills and read no text: a fraction of the memory of the whole library. */
export { canonicalSkill, SKILL_CATEGORIES, skillById, type Skill, type SkillCategory, type SkillKind } from './vocabulary/skills.js';
