import { z } from 'zod';
import { defineJobType } from '../job-type.js';
import { line, postingSchema } from './posting.js';

const MAX_POSTINGS = 250;

const kind = z.enum(['RESUME', 'COVER_LETTER']);

const wishes = {
  /** One of the models Jobs lists; without it the default one. */
  model: line(100).min(1).nullish(),
  tone: line(64).min(1).nullish(),
  /** BCP 47, as far as a language of a document needs it. */
  language: z
    .string()
    .regex(/^(?:AUTO|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3})$/i, { error: 'must be AUTO or a language tag such as en or de-CH' })
    .nullish(),
};

/** One document for each posting and kind, from a master résumé. */
export const definition = defineJobType({
  name: 'generate-documents',
  maxAttempts: 5,
  concurrency: 10,
  deadlineMs: 120_000,
  window: 500,
  lanes: true,
  input: z.strictObject({
    masterResumeId: z.string(),
    postings: z.array(z.strictObject(postingSchema.shape)).min(1).max(MAX_POSTINGS),
    kinds: z
      .array(kind)
      .min(1)
      .refine((kinds) => new Set(kinds).size === kinds.length, { error: 'must not repeat a kind' })
      .default(['RESUME']),
    ...wishes,
  }),
  /** One document for one posting. */
  payload: z.object({
    kind,
    masterResumeId: z.uuid(),
    /** The master's version at submit: what the person changes while the job waits does not change the job. */
    masterVersion: z.int().min(0),
    posting: postingSchema,
    /** The posting's place in what was asked for, from 0. */
    postingIndex: z.int().min(0).optional(),
    ...wishes,
  }),
  result: z.object({
    kind,
    /** Of the stored résumé or letter. */
    id: z.string().min(1),
    /** AI's facts about the document: model, coverage, refused statements … */
    detail: z.record(z.string(), z.unknown()).optional(),
  }),
});
