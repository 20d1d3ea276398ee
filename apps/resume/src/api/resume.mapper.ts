import { InputError, parseId, type UploadId } from '#common';
import type { InputIssue } from '#graphql';
import type { CoverLetter as Letter } from '../letter/letter.js';
import type { Statement } from '../provenance/provenance.js';
import type { Resume as Stored, ResumeVersion as StoredVersion } from '../resume/resume.js';
import { CoverLetter } from './cover-letter.model.js';
import { Provenance, ProvenanceVerdict } from './provenance.model.js';
import { Finding, ImportOrigin, InvalidResume, Resume, ResumeKindModel, ResumeVersion } from './resume.model.js';

/** An id argument in its canonical form; BAD_USER_INPUT for what is no UUID, so that padding and other forms never reach a lookup (security B39). */
export function idArgument<T extends string>(text: string, name: string): T {
  const id = parseId<T>(text);
  if (!id) throw new InputError([{ path: `/${name}`, code: 'INVALID_ID', message: 'is not an id' }]);
  return id;
}

export const optionalUploadId = (text: string | null | undefined): UploadId | undefined =>
  text == null ? undefined : idArgument<UploadId>(text, 'uploadId');

export const toResume = (r: Stored): Resume =>
  Object.assign(new Resume(), {
    id: r.id,
    title: r.title,
    kind: ResumeKindModel[r.kind],
    version: r.version,
    content: r.content,
    findings: r.findings.map(({ pointer, code, message }) => Object.assign(new Finding(), { pointer, code, message, confidence: null })),
    parent: r.parentId ?? null,
    importedFrom: r.importedFrom ? Object.assign(new ImportOrigin(), r.importedFrom) : null,
    createdAt: r.createdAt,
    updatedAt: r.updatedAt,
  });

export const toResumeVersion = (v: StoredVersion): ResumeVersion =>
  Object.assign(new ResumeVersion(), { version: v.version, title: v.title, content: v.content, createdAt: v.createdAt });

export const toInvalidResume = (issues: readonly InputIssue[]): InvalidResume =>
  Object.assign(new InvalidResume(), { issues: [...issues] });

export const toCoverLetter = (l: Letter): CoverLetter =>
  Object.assign(new CoverLetter(), {
    id: l.id,
    body: l.body,
    resumeId: l.resumeId,
    resumeVersion: l.resumeVersion,
    postingTitle: l.postingTitle ?? null,
    company: l.company ?? null,
    createdAt: l.createdAt,
  });

export const toProvenance = (s: Statement): Provenance =>
  Object.assign(new Provenance(), {
    pointer: s.pointer,
    sources: [...s.sources],
    verdict: ProvenanceVerdict[s.verdict],
    detail: s.detail ?? null,
  });
