import { VitaeError } from '#common';
import { serviceRow, type ServiceName } from '#contracts';
import type { Pool, StorageWatch } from '#database';
import type { GrpcClient, TransportSecurity } from '#grpc';
import type { SchemaGate } from '#migrations';
import type { Queue } from '#queue';
import type { ServiceBase, ServiceConfig, ServiceDefinition } from './service-definition.js';

/** What a service holds open towards others, by its row. Libraries are loaded by what the row asks for: a gateway pays for no database. */
export interface Resources {
  readonly gate?: SchemaGate;
  readonly pool?: Pool;
  readonly storage?: StorageWatch;
  readonly prisma?: { $disconnect(): Promise<void> };
  readonly queue?: Queue;
  readonly clients: ReadonlyMap<ServiceName, GrpcClient<object>>;
}

/** A row that asks for what the configuration does not have is a mistake in the code. */
export function required<K extends keyof ServiceConfig>(
  { name }: ServiceDefinition,
  config: ServiceConfig,
  key: K,
): NonNullable<ServiceConfig[K]> {
  const value = config[key];
  if (value === undefined)
    throw new VitaeError('CONFIG_INVALID', `The settings of ${name} have no ${key}, which its row in the table of services asks for`);
  return value as NonNullable<ServiceConfig[K]>;
}

export async function securityOf(definition: ServiceDefinition, config: ServiceConfig): Promise<TransportSecurity> {
  const { transportSecurity } = await import('#grpc');
  return transportSecurity({
    plaintext: required(definition, config, 'grpcPlaintext'),
    caFile: config.grpcCaFile,
    certFile: config.grpcCertFile,
    keyFile: config.grpcKeyFile,
  });
}

/** Opens them and says what readiness asks. Nothing waits: an absent database or broker is a readiness answer. Throws CONFIG_INVALID. */
export async function openResources(definition: ServiceDefinition, base: ServiceBase): Promise<Resources> {
  const row = serviceRow(definition.name);
  const clients = await clientsOf(definition, base.config);
  const queue = row.queue ? await queueOf(definition, base) : undefined;
  const database = row.database ? await databaseOf(definition, base) : undefined;
  return { clients, ...queue, ...database };
}

async function databaseOf(definition: ServiceDefinition, base: ServiceBase) {
  const { config, logger, readiness } = base;
  const { name, prisma: Prisma } = definition;
  const { createPool } = await import('#database');
  const { migrationsOf, SchemaGate: Gate } = await import('#migrations');
  const gate = new Gate({ migrations: migrationsOf(name), waitMs: required(definition, config, 'schemaWaitMs'), logger });
  const url = definition.databaseUrl?.(config) ?? required(definition, config, 'databaseUrl');
  const pool = createPool({ url, name, max: required(definition, config, 'databaseConnections'), logger, gate });
  readiness.add({ name: 'database', check: () => gate.check() });
  readiness.add({ name: 'schema', check: () => gate.notice(), degradesOnly: true });
  const { watchStorage } = await import('./storage.js');
  const storage = watchStorage(base, pool);
  if (!Prisma) return { gate, pool, storage };
  const { PrismaPg } = await import('@prisma/adapter-pg');
  return { gate, pool, storage, prisma: new Prisma({ adapter: new PrismaPg(pool) }) };
}

async function queueOf(definition: ServiceDefinition, { config, logger, registry, readiness }: ServiceBase) {
  const { connectQueue, prometheusObserver, queueReady } = await import('#queue');
  const which = required(definition, config, 'queue');
  const queue = await connectQueue({ ...config, queue: which, logger, observer: prometheusObserver(registry) });
  // Without the broker work goes on by polling and events wait.
  readiness.add({ name: 'queue', check: queueReady(queue), degradesOnly: true });
  return { queue };
}

async function clientsOf(definition: ServiceDefinition, config: ServiceConfig): Promise<Resources['clients']> {
  const { name, clients = {} } = definition;
  const wanted = Object.entries(clients) as [ServiceName, object][];
  if (wanted.length === 0) return new Map();
  const { createGrpcClient } = await import('#grpc');
  const caller = { service: name, key: required(definition, config, 'serviceKey'), security: await securityOf(definition, config) };
  const addresses = config as unknown as Readonly<Record<string, string>>;
  return new Map(
    wanted.map(([callee, protocol]) => {
      const address = addresses[`${callee}Address`];
      if (!address || !serviceRow(name).calls?.[callee])
        throw new VitaeError('CONFIG_INVALID', `${name} wants to call ${callee}, which its row or its settings do not have`);
      return [callee, createGrpcClient(protocol, { ...caller, address })];
    }),
  );
}

/** The last step of a stop, after everything that uses them has ended. */
export async function closeResources({ queueCloseMs }: ServiceDefinition, resources: Resources): Promise<void> {
  await resources.queue?.close(queueCloseMs === undefined ? undefined : { timeoutMs: queueCloseMs });
  for (const client of resources.clients.values()) client.close();
  await resources.storage?.stop();
  await resources.prisma?.$disconnect();
  await resources.pool?.end();
}
