import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestLogger, type Logger } from '#common';
import { authV1 } from '#contracts';
import { openWebServer } from '#http';
import { connectGrpc, readCallers, transportSecurity } from '#grpc';
import { AuthAppModule } from './app.module.js';
import type { AuthConfig } from './config.js';

/** Passwords and names; a megabyte is an attack on the parser (security A11). */
const BODY_LIMIT_BYTES = 100 * 1_024;

/** The whole service from its configuration, listening on both doors. Throws CONFIG_INVALID for a configuration it cannot serve with. */
export async function startAuth(config: AuthConfig, logger: Logger): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(await AuthAppModule.forRoot(config, logger), {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  openWebServer(app, { bodyLimitBytes: BODY_LIMIT_BYTES, trustProxy: config.trustedProxies });
  connectGrpc(app, {
    address: `${config.host}:${config.grpcPort}`,
    package: authV1.protobufPackage,
    services: { 'vitae.auth.v1.AuthService': authV1.AuthServiceService },
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
