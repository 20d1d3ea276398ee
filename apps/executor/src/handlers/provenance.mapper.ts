import { aiV1, resumeV1 } from '#contracts';

function verdict(of: aiV1.Verdict): resumeV1.Verdict {
  switch (of) {
    case aiV1.Verdict.VERDICT_SUPPORTED:
      return resumeV1.Verdict.VERDICT_SUPPORTED;
    case aiV1.Verdict.VERDICT_REWORDED:
      return resumeV1.Verdict.VERDICT_REWORDED;
    case aiV1.Verdict.VERDICT_UNSUPPORTED:
      return resumeV1.Verdict.VERDICT_UNSUPPORTED;
    case aiV1.Verdict.VERDICT_UNSPECIFIED:
    case aiV1.Verdict.UNRECOGNIZED:
      return resumeV1.Verdict.VERDICT_UNSPECIFIED;
  }
}

/** A statement as AI checked it, in the form Resume stores. */
export const toSavedProvenance = (p: aiV1.Provenance): resumeV1.Provenance => ({
  pointer: p.pointer,
  sources: p.sources,
  verdict: verdict(p.verdict),
  detail: p.detail,
  start: p.start,
  end: p.end,
});

/** AI's facts about a document, or undefined where it gave none. */
export const detailOf = (detail: Buffer): Readonly<Record<string, unknown>> | undefined =>
  detail.length === 0 ? undefined : (JSON.parse(detail.toString('utf8')) as Record<string, unknown>);
