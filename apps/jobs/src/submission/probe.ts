import { z } from 'zod';
import type { Prepared, Submission } from './submission.js';

/** Items of one probe job: what a benchmark needs, in one transaction of some seconds. */
const MOST_ITEMS = 100_000;

const rules = z.strictObject({
  items: z.int().min(1).max(MOST_ITEMS).default(1),
});

/** The job type that exists to be broken: as many equal items as asked for. Registered only where VITAE_PROBE=true. */
export const probe: Submission<typeof rules> = {
  type: 'probe',
  rules,
  async prepare(_owner, { items }): Promise<Prepared> {
    return { is: 'items', items: Array.from({ length: items }, (_, index) => ({ index, payload: '{}' })) };
  },
};
