import { readConfig } from '#common';
import { aiV1, authV1, jobsV1, resumeV1, stagedChunksV1 } from '#contracts';
import { defineService } from '#service';
import { AppModule } from './app.module.js';
import { settings } from './config.js';
import { withPlannerSettings } from './dispatch/planner-settings.js';

export const service = defineService({
  name: 'jobs',
  readConfig: (env) => readConfig(settings, env),
  module: AppModule,
  databaseUrl: ({ databaseUrl }) => withPlannerSettings(databaseUrl),
  clients: { auth: authV1.AuthServiceService, resume: resumeV1.ResumeServiceService, ai: aiV1.AiServiceService },
  grpc: {
    package: jobsV1.protobufPackage,
    services: {
      'vitae.jobs.v1.JobExecutionService': jobsV1.JobExecutionServiceService,
      'vitae.jobs.v1.StagedChunkService': stagedChunksV1.StagedChunkServiceService,
    },
  },
  web: () => ({ streamedPaths: ['/uploads'], requestTimeoutMs: 0 }),
});
