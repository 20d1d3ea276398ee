import { z } from 'zod';
import { defineJobType } from '../job-type.js';

/** Larger ones fit no screen; the 1,000th has 209 digits. */
const LARGEST_N = 1_000;

const n = z.int({ error: 'must be a whole number' }).min(0).max(LARGEST_N);

/** The smoke job: the n-th Fibonacci number, as text since it soon leaves what a number can hold. */
export const definition = defineJobType({
  name: 'fibonacci',
  maxAttempts: 5,
  concurrency: 10,
  deadlineMs: 30_000,
  window: 2_000,
  input: z.strictObject({ n }),
  payload: z.object({ n }),
  result: z.object({ kind: z.literal('NUMBER'), detail: z.object({ n, value: z.string() }) }),
});
