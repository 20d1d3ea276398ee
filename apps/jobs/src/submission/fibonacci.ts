import { z } from 'zod';
import type { FibonacciPayload } from '#contracts';
import type { Prepared, Submission } from './submission.js';

const rules = z.strictObject({ n: z.int({ error: 'must be a whole number' }).min(0).max(1_000) });

/** The smoke job: one item, one number. */
export const fibonacci: Submission<typeof rules> = {
  type: 'fibonacci',
  rules,
  async prepare(_owner, { n }): Promise<Prepared> {
    const payload: FibonacciPayload = { n };
    return { is: 'items', items: [{ index: 0, payload: JSON.stringify(payload) }] };
  },
};
