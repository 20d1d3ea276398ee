import { resumeV1 } from '#contracts';
import { notFound, parseId, VitaeError } from '#common';
import type { Statement, Verdict } from '../provenance/provenance.js';

/** An id from a caller, or NOT_FOUND: an id that is none names nothing. */
export function idOf<T extends string>(text: string): T {
  const id = parseId<T>(text);
  if (!id) throw notFound();
  return id;
}

/** The owner and the operation are the calling service's to get right: a wrong one is its bug, told as such. */
export function requiredId<T extends string>(text: string, field: string): T {
  const id = parseId<T>(text);
  if (!id) throw new VitaeError('BAD_USER_INPUT', `${field} is not an id`);
  return id;
}

export function requiredText(text: string, field: string, longest: number): string {
  if (text === '' || text.length > longest) throw new VitaeError('BAD_USER_INPUT', `${field} must have 1 to ${longest} characters`);
  return text;
}

export const optionalText = (text: string): string | undefined => (text === '' ? undefined : text);

function verdictOf(verdict: resumeV1.Verdict): Verdict {
  switch (verdict) {
    case resumeV1.Verdict.VERDICT_SUPPORTED:
      return 'SUPPORTED';
    case resumeV1.Verdict.VERDICT_REWORDED:
      return 'REWORDED';
    case resumeV1.Verdict.VERDICT_UNSUPPORTED:
      return 'UNSUPPORTED';
    case resumeV1.Verdict.VERDICT_UNSPECIFIED:
    case resumeV1.Verdict.UNRECOGNIZED:
      throw new VitaeError('BAD_USER_INPUT', 'A statement has no verdict');
  }
}

export const toStatement = (p: resumeV1.Provenance): Statement => ({
  pointer: p.pointer,
  sources: p.sources,
  verdict: verdictOf(p.verdict),
  ...(p.detail === '' ? {} : { detail: p.detail }),
});
