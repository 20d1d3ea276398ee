export * as authV1 from './generated/vitae/auth/v1/auth.js';
export * as jobsV1 from './generated/vitae/jobs/v1/job_execution.js';
export * as stagedChunksV1 from './generated/vitae/jobs/v1/staged_chunks.js';
export * as resumeV1 from './generated/vitae/resume/v1/resume.js';
export * as aiV1 from './generated/vitae/ai/v1/ai.js';
export * from './job-types/index.js';
export * from './topics.js';
export * from './events.js';
export * from './services.js';
