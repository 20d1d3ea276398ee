// Written by scripts/job-types.mjs from the files beside it; do not edit.
import { GenerateDocumentsResolver } from './generate-documents/generate-documents.resolver.js';
import { createSubmission as generateDocuments } from './generate-documents/generate-documents.submission.js';
import { ImportResumesResolver } from './import-resumes/import-resumes.resolver.js';
import { createSubmission as importResumes } from './import-resumes/import-resumes.submission.js';
import { createSubmission as probe } from './probe/probe.submission.js';
import type { Submission, SubmissionPorts } from './submission.js';

export const SUBMISSIONS: readonly ((ports: SubmissionPorts) => Submission)[] = [generateDocuments, importResumes, probe];

/** The mutations that ask for one type each. */
export const MUTATIONS = [GenerateDocumentsResolver, ImportResumesResolver];
