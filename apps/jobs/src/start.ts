import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestLogger, type Logger } from '#common';
import { jobsV1, stagedChunksV1 } from '#contracts';
import { openWebServer } from '#http';
import { connectGrpc, readCallers, transportSecurity } from '#grpc';
import { JobsAppModule } from './app.module.js';
import type { JobsConfig } from './config.js';

/** The whole service from its configuration, listening on both doors. Throws CONFIG_INVALID for a configuration it cannot serve with. */
export async function startJobs(config: JobsConfig, logger: Logger): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(await JobsAppModule.forRoot(config, logger), {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  openWebServer(app, { streamedPaths: ['/uploads'], requestTimeoutMs: 0 });
  connectGrpc(app, {
    address: `${config.host}:${config.grpcPort}`,
    package: jobsV1.protobufPackage,
    services: {
      'vitae.jobs.v1.JobExecutionService': jobsV1.JobExecutionServiceService,
      'vitae.jobs.v1.StagedChunkService': stagedChunksV1.StagedChunkServiceService,
    },
    security: transportSecurity({
      plaintext: config.grpcPlaintext,
      caFile: config.grpcCaFile,
      certFile: config.grpcCertFile,
      keyFile: config.grpcKeyFile,
    }),
    callers: readCallers(config.serviceCallers),
    logger,
  });
  await app.startAllMicroservices();
  await app.listen(config.port, config.host);
  return app;
}
