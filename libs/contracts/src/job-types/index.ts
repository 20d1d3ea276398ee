import type { z } from 'zod';
import type { JobTypeDefinition, JobTypeSpec } from './job-type.js';
import { JOB_TYPES } from './registry.js';

export type { JobTypeDefinition, JobTypeSpec, Success } from './job-type.js';
export type { Posting } from './generate-documents/posting.js';

/**
 * The catalogue of job types: what Jobs accepts, what an executor must have a handler for, and how each is bounded. A new job type is a
 * folder here and a handler file in apps/executor, and a submission in apps/jobs where asking for it takes more than storing its input.
 */
export type JobType = keyof typeof JOB_TYPES;

type Schema<T extends JobType, K extends 'input' | 'payload' | 'result'> = (typeof JOB_TYPES)[T][K];

/** A checked input of a job type. */
export type JobInput<T extends JobType> = z.output<Schema<T, 'input'>>;
/** What a handler of the type gets. */
export type JobPayload<T extends JobType> = z.output<Schema<T, 'payload'>>;
/** What a handler of the type answers with. */
export type JobResult<T extends JobType> = z.output<Schema<T, 'result'>>;

export const JOB_TYPE_NAMES = Object.keys(JOB_TYPES) as JobType[];

export const isJobType = (name: string): name is JobType => Object.hasOwn(JOB_TYPES, name);

/** The bounds of a type, with the optional ones visible. */
export const jobTypeSpec = (type: JobType): JobTypeSpec => JOB_TYPES[type];

/** Name, bounds and schemas of a type. */
export const jobType = <T extends JobType>(type: T): (typeof JOB_TYPES)[T] & JobTypeDefinition => JOB_TYPES[type];

/** The types that are accepted and run: all, or all but the ones that exist to be broken. */
export const jobTypesFor = ({ probe }: { readonly probe: boolean }): JobType[] =>
  JOB_TYPE_NAMES.filter((type) => probe || jobTypeSpec(type).probe !== true);
