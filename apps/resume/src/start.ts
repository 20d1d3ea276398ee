import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestLogger, type Logger } from '#common';
import { resumeV1 } from '#contracts';
import { openWebServer } from '#http';
import { connectGrpc, readCallers, transportSecurity } from '#grpc';
import { ResumeAppModule } from './app.module.js';
import type { ResumeConfig } from './config.js';

/** The whole service from its configuration, listening on both doors. Throws CONFIG_INVALID for a configuration it cannot serve with. */
export async function startResume(config: ResumeConfig, logger: Logger): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(await ResumeAppModule.forRoot(config, logger), {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  openWebServer(app);
  connectGrpc(app, {
    address: `${config.host}:${config.grpcPort}`,
    package: resumeV1.protobufPackage,
    services: { 'vitae.resume.v1.ResumeService': resumeV1.ResumeServiceService },
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
