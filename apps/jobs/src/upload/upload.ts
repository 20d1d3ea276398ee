import type { UploadId, UserId } from '#common';

export type UploadState = 'RECEIVING' | 'ACCEPTED';

/** Counts of records; `records = accepted + repaired + rejected`. */
export interface UploadCounts {
  readonly records: number;
  readonly accepted: number;
  readonly repaired: number;
  readonly rejected: number;
}

/** A file of résumés that was received whole. Its accepted records are staged in chunks until they are imported. */
export interface Upload extends UploadCounts {
  readonly id: UploadId;
  readonly ownerId: UserId;
  readonly state: UploadState;
  /** Of the unpacked content; null until it is known. */
  readonly sha256: Buffer | null;
}
