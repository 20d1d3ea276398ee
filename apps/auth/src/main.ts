import 'reflect-metadata';
import type { AddressInfo, Server } from 'node:net';
import { createLogger, errorText } from '#common';
import { SchemaGate } from '#migrations';
import { readAuthConfig } from './config.js';
import { startAuth } from './start.js';

try {
  const config = readAuthConfig();
  const logger = createLogger('auth', config.logLevel);
  const app = await startAuth(config, logger);
  logger.info('ready', { port: ((app.getHttpServer() as Server).address() as AddressInfo).port });
  await app.get(SchemaGate).opened();
} catch (error) {
  createLogger('auth').error(`The service could not start: ${errorText(error)}`, error);
  process.exit(1);
}
