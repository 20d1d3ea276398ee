import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestLogger, type Logger } from '#common';
import { ExecutorAppModule } from './app.module.js';
import type { ExecutorConfig } from './config.js';

/** The whole service from its configuration. Throws CONFIG_INVALID for a configuration it cannot run with. */
export async function startExecutor(config: ExecutorConfig, logger: Logger): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(await ExecutorAppModule.forRoot(config, logger), {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  app.disable('x-powered-by');
  await app.listen(config.port, config.host);
  return app;
}
