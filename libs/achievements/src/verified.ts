import { ISSUES, type AchievementIssue } from './read/issue.js';
import type { AchievementFields } from './achievement.js';

/** What a platform vouched for. Highlights, skills and all else stay the person's to write. */
const FACTS = ['type', 'title', 'organization', 'startDate', 'endDate', 'url'] as const satisfies readonly (keyof AchievementFields)[];

/** A VERIFIED_FACT issue for each fact of a verified achievement that `next` would change; none: it may be written. */
export const changedFacts = (verified: AchievementFields, next: AchievementFields): AchievementIssue[] =>
  FACTS.filter((fact) => verified[fact] !== next[fact]).map((fact) => ({
    path: `/${fact}`,
    code: 'VERIFIED_FACT',
    message: ISSUES.VERIFIED_FACT,
  }));
