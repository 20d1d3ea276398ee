/**
 * The catalogue of job types: what Jobs accepts, what an executor must have a handler for, and how each is bounded.
 * A new job type is one entry here and one handler file in apps/executor; the executor refuses to start when they differ.
 */
export interface JobTypeSpec {
  /** Most starts of one item before it is dead. Default of the house: 5. */
  readonly maxAttempts: number;
  /** Items of this type one executor runs at once, unless its configuration says otherwise. */
  readonly concurrency: number;
  /** Wall clock limit of one attempt in milliseconds; the handler's AbortSignal fires at it. */
  readonly deadlineMs: number;
  /** Most items of this type hinted and not yet claimed, over all owners: the dispatcher's window. */
  readonly window: number;
  /** Items of one owner running at once over all executors; keeps a big owner from taking every slot. Undefined: no cap. */
  readonly perOwner?: number;
  /** Exists to be broken: fault suites and benchmarks. Jobs accepts it and executors handle it only where VITAE_PROBE=true. */
  readonly probe?: true;
}

export const JOB_TYPES = {
  fibonacci: { maxAttempts: 5, concurrency: 10, deadlineMs: 30_000, window: 2_000 },
  'generate-documents': { maxAttempts: 5, concurrency: 10, deadlineMs: 120_000, window: 500 },
  'import-resumes': { maxAttempts: 5, concurrency: 2, deadlineMs: 60_000, window: 100 },
  probe: { maxAttempts: 5, concurrency: 10, deadlineMs: 60_000, window: 2_000, probe: true },
} as const satisfies Record<string, JobTypeSpec>;

export type JobType = keyof typeof JOB_TYPES;

export const JOB_TYPE_NAMES = Object.keys(JOB_TYPES) as JobType[];

export const isJobType = (name: string): name is JobType => Object.hasOwn(JOB_TYPES, name);

/** The catalogue entry with its optional limits visible. */
export const jobTypeSpec = (type: JobType): JobTypeSpec => JOB_TYPES[type];
