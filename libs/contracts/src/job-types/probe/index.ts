import { z } from 'zod';
import { defineJobType } from '../job-type.js';

/** Items of one probe job: what a benchmark needs, in one transaction of some seconds. */
const MAX_ITEMS = 100_000;

/** The job type that exists to be broken: as many equal items as asked for. What happens to an item is a witness's to say. */
export const definition = defineJobType({
  name: 'probe',
  maxAttempts: 5,
  concurrency: 10,
  deadlineMs: 60_000,
  window: 2_000,
  probe: true,
  input: z.strictObject({ items: z.int().min(1).max(MAX_ITEMS).default(1) }),
  payload: z.looseObject({}),
  result: z.object({ kind: z.literal('NUMBER'), detail: z.object({ n: z.int() }) }),
});
