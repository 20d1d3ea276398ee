// Written by scripts/job-types.mjs from the files beside it; do not edit.
import type { Handler } from '../execution/task.js';
import type { HandlerPorts } from './handler-ports.js';
import { createHandler as fibonacci } from './fibonacci.handler.js';
import { createHandler as generateDocuments } from './generate-documents.handler.js';
import { createHandler as importResumes } from './import-resumes.handler.js';
import { createHandler as probe } from './probe.handler.js';

export const HANDLERS: readonly ((ports: HandlerPorts) => Handler)[] = [fibonacci, generateDocuments, importResumes, probe];
