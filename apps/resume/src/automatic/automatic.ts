import type { Statistics } from '#achievements';
import type { ResumeId } from '#common';

/** Title of the automatic résumé until the person gives it another. */
export const AUTOMATIC_TITLE = 'Automatic résumé';

/** What the last rebuild said. */
export interface Generated {
  readonly resumeId: ResumeId;
  readonly statistics: Statistics;
  readonly generatedAt: Date;
}

/** How a change left the automatic résumé. */
export interface Followed {
  readonly resumeId: ResumeId;
  /** JSON pointers: those of what was removed lead into the content before. Empty: it stayed as it was, and so did its version. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** Pointers of each kind an answer lists; a change of more is told by the version. */
export const MAX_POINTERS = 200;

/** The most bytes of JSON an automatic résumé may have: what a record of an upload may, and what every reader of résumés takes. */
export { MAX_RECORD_BYTES as MAX_AUTOMATIC_BYTES } from '#strict-json';
