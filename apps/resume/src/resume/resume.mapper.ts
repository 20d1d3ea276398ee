import type { InputIssue, UploadId } from '#common';
import { idArgument } from '#graphql';
import type { ReportLine } from '#json-resume';
import {
  Finding,
  ImportOrigin,
  InvalidResume,
  Resume,
  ResumeKindModel,
  ResumeVersion,
  VersionAuthorModel,
  VersionCauseModel,
} from './resume.model.js';
import type { Resume as Stored, ResumeVersion as StoredVersion, VersionCause } from './resume.js';

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

const AUTHORS: Readonly<Record<VersionCause, VersionAuthorModel>> = {
  TYPED: VersionAuthorModel.PERSON,
  IMPORT: VersionAuthorModel.PERSON,
  RESTORE: VersionAuthorModel.PERSON,
  GENERATION: VersionAuthorModel.VITAE,
  REBUILD: VersionAuthorModel.VITAE,
  OPTIMISATION: VersionAuthorModel.VITAE,
};

export const toResumeVersion = ({ cause, ...version }: StoredVersion): ResumeVersion =>
  Object.assign(new ResumeVersion(), {
    ...version,
    cause: cause === undefined ? null : VersionCauseModel[cause],
    author: cause === undefined ? null : AUTHORS[cause],
  });

export const toInvalidResume = (issues: readonly InputIssue[]): InvalidResume =>
  Object.assign(new InvalidResume(), { issues: [...issues] });
