import { z } from 'zod';
import { defineJobType } from '../job-type.js';

const chunk = {
  uploadId: z.uuid(),
  /** The chunk's place in the upload, from 0. */
  chunk: z.int().min(0),
};

/** Stores the accepted records of an upload as résumés; an item is a staged chunk of them. */
export const definition = defineJobType({
  name: 'import-resumes',
  maxAttempts: 5,
  concurrency: 2,
  deadlineMs: 60_000,
  window: 100,
  /** 1: the chunk goes from Jobs to Resume. Before, it came with the claim and went on with the call. */
  revision: 1,
  input: z.strictObject({
    uploadId: z.string(),
    /** ABORT: the first chunk that fails for good stops the import; what is imported stays. */
    onError: z.enum(['CONTINUE', 'ABORT']).default('CONTINUE'),
  }),
  payload: z.object(chunk),
  result: z.object({
    kind: z.literal('IMPORT_CHUNK'),
    detail: z.object({
      ...chunk,
      /** Records of the chunk that stand as résumés now. */
      records: z.int().min(0),
      /** Those that this run added; 0 where it was a repetition. */
      inserted: z.int().min(0),
    }),
  }),
});
