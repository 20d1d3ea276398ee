import { readConfig } from '#common';
import { authV1, resumeV1, stagedChunksV1 } from '#contracts';
import { defineService } from '#service';
import { AppModule } from './app.module.js';
import { settings } from './config.js';
import { PrismaClient } from './generated/prisma/client.js';

export const service = defineService({
  name: 'resume',
  readConfig: (env) => readConfig(settings, env),
  module: AppModule,
  prisma: PrismaClient,
  clients: { auth: authV1.AuthServiceService, jobs: stagedChunksV1.StagedChunkServiceService },
  grpc: { package: resumeV1.protobufPackage, services: { 'vitae.resume.v1.ResumeService': resumeV1.ResumeServiceService } },
});
