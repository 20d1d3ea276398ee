import 'reflect-metadata';
import { createLogger, errorText } from '#common';
import { SchemaGate } from '#migrations';
import { readAiConfig } from './config.js';
import { startAi } from './start.js';

try {
  const config = readAiConfig();
  const logger = createLogger('ai', config.logLevel);
  const app = await startAi(config, logger);
  logger.info('ready', { port: Number(new URL(await app.getUrl()).port) });
  await app.get(SchemaGate).opened();
} catch (error) {
  createLogger('ai').error(`The service could not start: ${errorText(error)}`, error);
  process.exit(1);
}
