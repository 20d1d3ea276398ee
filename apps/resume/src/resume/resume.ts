import type { ResumeId, UploadId, UserId } from '#common';

export const RESUME_KINDS = ['MASTER', 'TAILORED', 'IMPORTED', 'AUTOMATIC'] as const;
export type ResumeKind = (typeof RESUME_KINDS)[number];

/** A résumé as it stands now, without its content: that is read where it is asked for (`content/`). */
export interface Resume {
  readonly id: ResumeId;
  readonly ownerId: UserId;
  readonly title: string;
  readonly kind: ResumeKind;
  /** 1 when created, one more with each update. */
  readonly version: number;
  /** The master a tailored résumé came from. */
  readonly parentId: ResumeId | undefined;
  readonly importedFrom: { readonly uploadId: UploadId; readonly index: number } | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Why a version was written: by the person's hand, an upload, a job, the achievements, or from an older version. */
export const VERSION_CAUSES = ['TYPED', 'IMPORT', 'GENERATION', 'REBUILD', 'RESTORE', 'OPTIMISATION'] as const;
export type VersionCause = (typeof VERSION_CAUSES)[number];

/** What a résumé was, or is, at one version, without its content. */
export interface ResumeVersion {
  readonly resumeId: ResumeId;
  readonly version: number;
  readonly title: string;
  /** Undefined: it was written before causes were kept. */
  readonly cause: VersionCause | undefined;
  /** When this version was written. */
  readonly createdAt: Date;
}

/** Versions are counted in the column's type, `integer`. */
export const MAX_VERSION = 2_147_483_647;

/** Longest title in characters: it is shown in lists, and longer ones are somebody's whole text in the wrong field. */
export const MAX_TITLE_LENGTH = 200;
