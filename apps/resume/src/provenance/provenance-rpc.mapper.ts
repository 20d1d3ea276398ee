import { VitaeError } from '#common';
import { resumeV1 } from '#contracts';
import type { Statement, Verdict } from './provenance.js';

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
  ...(p.start === undefined || p.end === undefined ? {} : { start: p.start, end: p.end }),
  sources: p.sources,
  verdict: verdictOf(p.verdict),
  ...(p.detail === '' ? {} : { detail: p.detail }),
});

/** Executors of the release before count a letter's sentences in the order of their writer, which says nothing of where one stands in the body. */
const COUNTED = /^\/body\/\d+$/;

/** Of a letter with this body. Throws BAD_USER_INPUT for one that stands outside of it. */
export function toLetterStatement(p: resumeV1.Provenance, body: string): Statement {
  const { start = NaN, end = NaN } = p;
  const whole = p.start === undefined && p.end === undefined;
  if (!whole && !(start <= end && end <= body.length)) throw new VitaeError('BAD_USER_INPUT', 'A statement stands outside of the letter');
  const statement = toStatement(p);
  return COUNTED.test(statement.pointer) ? { ...statement, pointer: '/body' } : statement;
}
