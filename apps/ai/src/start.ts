import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestLogger, Readiness, type Logger } from '#common';
import { aiV1 } from '#contracts';
import { connectGrpc, openHealthDoor, readCallers, transportSecurity } from '#grpc';
import { AiAppModule } from './app.module.js';
import type { AiConfig } from './config.js';

/** The whole service from its configuration, listening on both doors: gRPC, and HTTP for health and metrics. Throws CONFIG_INVALID for a configuration it cannot serve with. */
export async function startAi(config: AiConfig, logger: Logger): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AiAppModule.forRoot(config, logger), {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  app.disable('x-powered-by');
  connectGrpc(app, {
    address: `${config.host}:${config.grpcPort}`,
    package: aiV1.protobufPackage,
    services: { 'vitae.ai.v1.AiService': aiV1.AiServiceService },
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
  if (config.healthPort !== undefined) {
    const readiness = app.get(Readiness);
    const door = await openHealthDoor({
      address: `${config.host}:${config.healthPort}`,
      ready: async () => (await readiness.report()).ready,
    });
    app.getHttpServer().once('close', () => door.close());
  }
  return app;
}
