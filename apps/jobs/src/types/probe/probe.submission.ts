import type { Submission } from '../submission.js';

/** As many equal items as asked for. */
export const createSubmission = (): Submission<'probe'> => ({
  type: 'probe',
  async prepare(_owner, { items }) {
    return { is: 'items', items: Array.from({ length: items }, (_, index) => ({ index, payload: '{}' })) };
  },
});
