import type { Statement } from './provenance.js';
import { Provenance, ProvenanceVerdict } from './provenance.model.js';

export const toProvenance = (s: Statement): Provenance =>
  Object.assign(new Provenance(), {
    pointer: s.pointer,
    sources: [...s.sources],
    verdict: ProvenanceVerdict[s.verdict],
    detail: s.detail ?? null,
    start: s.start ?? null,
    end: s.end ?? null,
  });
