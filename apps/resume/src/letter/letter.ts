import type { LetterId, ResumeId, UserId } from '#common';

/** A cover letter without its text, which is read where it is asked for. It outlives the master it was written from. */
export interface CoverLetter {
  readonly id: LetterId;
  readonly ownerId: UserId;
  readonly resumeId: ResumeId;
  readonly resumeVersion: number;
  readonly postingTitle: string | undefined;
  readonly company: string | undefined;
  readonly createdAt: Date;
}

/** Letters are written once: their provenance stands under this version. */
export const LETTER_VERSION = 1;
