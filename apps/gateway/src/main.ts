import 'reflect-metadata';
import { createLogger } from '#common';
import { readGatewayConfig } from './config.js';
import { Gateway } from './gateway.js';

const bootLogger = createLogger('gateway');

try {
  const config = readGatewayConfig();
  const logger = createLogger('gateway', config.logLevel);
  const gateway = await Gateway.start(config, logger);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info('stopping', { signal });
      gateway.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error('Stopping failed', error);
          process.exit(1);
        },
      );
    });
  }
  logger.info('ready', { port: gateway.port });
} catch (error) {
  bootLogger.error('The gateway could not start', error);
  process.exitCode = 1;
}
