import 'reflect-metadata';
import { createLogger, errorText } from '#common';
import { loadConfig } from './config.js';
import { startJobs } from './start.js';

try {
  const config = loadConfig();
  const logger = createLogger('jobs', config.logLevel);
  await startJobs(config, logger);
  logger.info('ready', { port: config.port });
} catch (error) {
  createLogger('jobs').error(`The service could not start: ${errorText(error)}`, error);
  process.exit(1);
}
