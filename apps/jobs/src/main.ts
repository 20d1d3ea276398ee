import 'reflect-metadata';
import { createLogger, errorText } from '#common';
import { SchemaGate } from '#migrations';
import { loadConfig } from './config.js';
import { startJobs } from './start.js';

try {
  const config = loadConfig();
  const logger = createLogger('jobs', config.logLevel);
  const app = await startJobs(config, logger);
  logger.info('ready', { port: config.port });
  await app.get(SchemaGate).opened();
} catch (error) {
  createLogger('jobs').error(`The service could not start: ${errorText(error)}`, error);
  process.exit(1);
}
