/** The nine kinds of what a person did; there is no OTHER, for it would have no section to go to. In the order of counting. */
export const ACHIEVEMENT_TYPES = [
  'JOB',
  'INTERNSHIP',
  'DEGREE',
  'COURSE',
  'CERTIFICATE',
  'PROJECT',
  'AWARD',
  'VOLUNTEER',
  'PUBLICATION',
] as const;
export type AchievementType = (typeof ACHIEVEMENT_TYPES)[number];

/** What a person may say of an achievement. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; all text is plain text. */
export interface AchievementFields {
  readonly type: AchievementType;
  readonly title: string;
  readonly organization?: string;
  readonly description?: string;
  readonly highlights: readonly string[];
  /** Words as the person wrote them; which skill each means is for the table of skills to say. */
  readonly skills: readonly string[];
  readonly startDate?: string;
  /** Absent on a period that has a start: it goes on. */
  readonly endDate?: string;
  readonly url?: string;
  readonly location?: string;
  readonly degree?: string;
  readonly field?: string;
  readonly score?: string;
}

/** An achievement as it is kept. */
export interface Achievement extends AchievementFields {
  readonly id: string;
  /** ISO 8601 in UTC, all of one precision: compared as text. */
  readonly createdAt: string;
  /** A platform vouches for it; never said by the person. */
  readonly isVerified: boolean;
  /** It leaves the résumé and stays in the list. */
  readonly revokedAt?: string;
}

/** Sections of JSON Resume that are made of achievements and skills, in the order in which they stand; the person writes all else. */
export const OWNED_SECTIONS = ['work', 'volunteer', 'education', 'awards', 'certificates', 'publications', 'skills', 'projects'] as const;
export type OwnedSection = (typeof OWNED_SECTIONS)[number];

export const SECTION_OF = {
  JOB: 'work',
  INTERNSHIP: 'work',
  DEGREE: 'education',
  COURSE: 'education',
  CERTIFICATE: 'certificates',
  PROJECT: 'projects',
  AWARD: 'awards',
  VOLUNTEER: 'volunteer',
  PUBLICATION: 'publications',
} as const satisfies Readonly<Record<AchievementType, OwnedSection>>;

const POINTS: ReadonlySet<AchievementType> = new Set(['CERTIFICATE', 'AWARD', 'PUBLICATION']);

/** Whether it lasted, as a job did; an award happened on one day (or in one month or year that is known). */
export const isPeriod = ({ type }: { readonly type: AchievementType }): boolean => !POINTS.has(type);

export const SKILL_LEVELS = ['BEGINNER', 'INTERMEDIATE', 'ADVANCED', 'EXPERT'] as const;
export type SkillLevel = (typeof SKILL_LEVELS)[number];

/** Who said the level. A level by `DEFAULT` is nobody's claim: it is stored and never printed. */
export type LevelBy = 'DEFAULT' | 'PERSON';
