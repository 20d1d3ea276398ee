import type { ItemId, JobId } from '#common';

export type ItemStatus = 'READY' | 'RUNNING' | 'SUCCEEDED' | 'DEAD' | 'CANCELLED';

export interface JobItem {
  readonly id: ItemId;
  readonly jobId: JobId;
  /** Place in the job, from 0. For an import: the chunk's number. */
  readonly index: number;
  readonly status: ItemStatus;
  readonly attempt: number;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly result: { readonly kind: string; readonly id: string | null; readonly detail: unknown } | null;
}
