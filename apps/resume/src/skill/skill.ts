import type { SkillRow } from '#achievements';

/** A skill of a person as the last rebuild wrote it. */
export interface Skill extends SkillRow {
  /** The person named it: it stays when no achievement does any more. */
  readonly typed: boolean;
}

/** Skills a person may have named beside those of achievements; a résumé with more says nothing. */
export const MAX_OWN_SKILLS = 500;
