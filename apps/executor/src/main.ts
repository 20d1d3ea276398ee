import 'reflect-metadata';
import { createLogger, errorText } from '#common';
import { readExecutorConfig } from './config.js';
import { startExecutor } from './start.js';

try {
  const config = readExecutorConfig();
  const logger = createLogger('executor', config.logLevel);
  const app = await startExecutor(config, logger);
  logger.info('ready', { port: Number(new URL(await app.getUrl()).port) });
} catch (error) {
  createLogger('executor').error(`The service could not start: ${errorText(error)}`, error);
  process.exit(1);
}
