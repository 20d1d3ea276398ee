export const JOB_STATUSES = [
  'QUEUED',
  'RUNNING',
  'PAUSED',
  'CANCELLING',
  'SUCCEEDED',
  'PARTIALLY_SUCCEEDED',
  'FAILED',
  'CANCELLED',
  'EXPIRED',
] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

export const isJobStatus = (value: unknown): value is JobStatus => (JOB_STATUSES as readonly unknown[]).includes(value);

const ENDED: ReadonlySet<JobStatus> = new Set(['SUCCEEDED', 'PARTIALLY_SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED']);
export const isEnded = (status: JobStatus): boolean => ENDED.has(status);

export interface Progress {
  readonly total: number;
  readonly ready: number;
  readonly running: number;
  readonly succeeded: number;
  readonly dead: number;
  readonly cancelled: number;
}

export const settled = (p: Progress): number => p.succeeded + p.dead + p.cancelled;
