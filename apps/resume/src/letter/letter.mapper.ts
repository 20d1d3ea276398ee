import type { CoverLetter as Letter } from './letter.js';
import { CoverLetter } from './letter.model.js';

export const toCoverLetter = (l: Letter): CoverLetter =>
  Object.assign(new CoverLetter(), {
    id: l.id,
    resumeId: l.resumeId,
    resumeVersion: l.resumeVersion,
    postingTitle: l.postingTitle ?? null,
    company: l.company ?? null,
    createdAt: l.createdAt,
  });
