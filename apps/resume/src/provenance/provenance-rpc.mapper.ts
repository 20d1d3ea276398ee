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
  sources: p.sources,
  verdict: verdictOf(p.verdict),
  ...(p.detail === '' ? {} : { detail: p.detail }),
});
