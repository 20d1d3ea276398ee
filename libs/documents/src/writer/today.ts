import type { PartialDate } from '#json-resume';

/** This month, UTC: what posts still held run to where nobody says otherwise. The only clock of the writer, and part of its input. */
export const thisMonth = (): PartialDate => {
  const now = new Date();
  return { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1 };
};
