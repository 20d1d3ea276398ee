// Written by scripts/job-types.mjs from the files beside it; do not edit.
import { definition as fibonacci } from './fibonacci/index.js';
import { definition as generateDocuments } from './generate-documents/index.js';
import { definition as importResumes } from './import-resumes/index.js';
import { definition as probe } from './probe/index.js';

export const JOB_TYPES = {
  fibonacci,
  'generate-documents': generateDocuments,
  'import-resumes': importResumes,
  probe,
} as const;
