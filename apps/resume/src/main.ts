import 'reflect-metadata';
import { createLogger, errorText } from '#common';
import { SchemaGate } from '#migrations';
import { readResumeConfig } from './config.js';
import { startResume } from './start.js';

try {
  const config = readResumeConfig();
  const logger = createLogger('resume', config.logLevel);
  const app = await startResume(config, logger);
  logger.info('ready', { port: Number(new URL(await app.getUrl()).port) });
  await app.get(SchemaGate).opened();
} catch (error) {
  createLogger('resume').error(`The service could not start: ${errorText(error)}`, error);
  process.exit(1);
}
