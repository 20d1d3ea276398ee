import type { ReportLine } from '#json-resume';
import type { ResumeId, UploadId, UserId } from '#common';
import type { JsonObject } from '#strict-json';

export const RESUME_KINDS = ['MASTER', 'TAILORED', 'IMPORTED', 'AUTOMATIC'] as const;
export type ResumeKind = (typeof RESUME_KINDS)[number];

/** A résumé as it stands now. `content` is JSON Resume 1.x with every key the person gave, known to us or not. */
export interface Resume {
  readonly id: ResumeId;
  readonly ownerId: UserId;
  readonly title: string;
  readonly kind: ResumeKind;
  readonly content: JsonObject;
  /** What reading said at the last save; empty for what an import wrote, whose findings are in the upload's report. */
  readonly findings: readonly ReportLine[];
  /** 1 when created, one more with each update. */
  readonly version: number;
  /** The master a tailored résumé came from. */
  readonly parentId: ResumeId | undefined;
  readonly importedFrom: { readonly uploadId: UploadId; readonly index: number } | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a résumé was, or is, at one version. */
export interface ResumeVersion {
  readonly resumeId: ResumeId;
  readonly version: number;
  readonly title: string;
  readonly content: JsonObject;
  readonly findings: readonly ReportLine[];
  /** When this version was written. */
  readonly createdAt: Date;
}

/** Longest title in characters: it is shown in lists, and longer ones are somebody's whole text in the wrong field. */
export const MAX_TITLE_LENGTH = 200;
