import 'reflect-metadata';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLogger, errorText } from '#common';
import { SERVICE_NAMES } from '#contracts';
import type { ServiceDefinition } from '../service-definition.js';
import { runHost } from './run-host.js';

// usage: node dist/libs/service/src/host/main.js <service> …      each finds its variables under <SERVICE>__, docs/decisions/0009
const apps = path.resolve(import.meta.dirname, '../../../../apps');

async function load(name: string): Promise<ServiceDefinition> {
  if (!(SERVICE_NAMES as readonly string[]).includes(name)) throw new Error(`There is no service ${name}; there are ${SERVICE_NAMES.join(', ')}`);
  const { service } = (await import(pathToFileURL(path.join(apps, name, 'src/service.js')).href)) as { service: ServiceDefinition };
  return service;
} // prettier-ignore

try {
  const names = process.argv.slice(2);
  if (names.length === 0) throw new Error(`Name the services to run: ${SERVICE_NAMES.join(', ')}`);
  await runHost(await Promise.all(names.map(load)));
} catch (error) {
  createLogger('host').error(`The host could not start: ${errorText(error)}`, error);
  process.exit(1);
}
