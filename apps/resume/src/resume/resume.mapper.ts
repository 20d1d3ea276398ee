import type { InputIssue, UploadId } from '#common';
import { idArgument } from '#graphql';
import type { ReportLine } from '#json-resume';
import { Finding, ImportOrigin, InvalidResume, Resume, ResumeKindModel, ResumeVersion } from './resume.model.js';
import type { Resume as Stored, ResumeVersion as StoredVersion } from './resume.js';

export const optionalUploadId = (text: string | null | undefined): UploadId | undefined =>
  text == null ? undefined : idArgument<UploadId>(text, 'uploadId');

export const toResume = (r: Stored): Resume =>
  Object.assign(new Resume(), {
    id: r.id,
    title: r.title,
    kind: ResumeKindModel[r.kind],
    version: r.version,
    parent: r.parentId ?? null,
    importedFrom: r.importedFrom ? Object.assign(new ImportOrigin(), r.importedFrom) : null,
    createdAt: r.createdAt,
    updatedAt: r.updatedAt,
  });

export const toFinding = ({ pointer, code, message }: ReportLine): Finding =>
  Object.assign(new Finding(), { pointer, code, message, confidence: null });

export const toResumeVersion = (v: StoredVersion): ResumeVersion =>
  Object.assign(new ResumeVersion(), { resumeId: v.resumeId, version: v.version, title: v.title, createdAt: v.createdAt });

export const toInvalidResume = (issues: readonly InputIssue[]): InvalidResume =>
  Object.assign(new InvalidResume(), { issues: [...issues] });
