import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  createLogger,
  createRegistry,
  NestLogger,
  openOperationsServer,
  Readiness,
  VitaeError,
  type Logger,
  type OperationsServer,
} from '#common';
import { serviceRow, type ServiceName } from '#contracts';
import { startTracing, withTracing, type Tracing } from '#telemetry';
import { closeResources, openResources, required, securityOf, type Resources } from './resources.js';
import { serviceScope } from './service-scope.js';
import type { Environment, ServiceBase, ServiceConfig, ServiceDefinition } from './service-definition.js';
import { RootModule, ServiceModule } from './service.module.js';

const STOP_WITHIN_MS = 25_000;

/** A service that listens on all of its ports. */
export interface RunningService {
  readonly name: ServiceName;
  readonly app: NestExpressApplication;
  readonly logger: Logger;
  readonly port: number;
  /** http(s)://host:port */
  readonly url: string;
  /** Port of metrics and health by name: its own where the first is people's, else the same. */
  readonly metricsPort: number;
  /** Resolves when the database has the schema this code was built with; rejects when it has not in time. */
  schemaOpen(): Promise<void>;
  readonly stopWithinMs: number;
  /** Not ready → stop taking → finish or give back → close what it held. Safe to call twice. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Nothing else is read. Default none: everything at its default. */
  readonly env?: Environment;
  /** Default: a logger of its name on stdout, at the level of its configuration. */
  readonly logger?: Logger;
}

/** The whole service from its environment, listening. Throws CONFIG_INVALID for one it cannot serve with; what was opened is closed again. */
export function startService(definition: ServiceDefinition, { env = {}, logger }: StartOptions = {}): Promise<RunningService> {
  const config = definition.readConfig(env);
  return startConfigured(definition, config, logger ?? createLogger(definition.name, config.logLevel));
}

/** As `startService`, from a configuration that was read already. */
export function startConfigured(definition: ServiceDefinition, config: ServiceConfig, logger: Logger): Promise<RunningService> {
  return serviceScope.run({ name: definition.name, logger }, async () => {
    const tracing = await startTracing(definition.name, config, logger);
    return withTracing(tracing, () => startTraced({ definition, config, logger, tracing }));
  });
}

interface Starting {
  readonly definition: ServiceDefinition;
  readonly config: ServiceConfig;
  readonly logger: Logger;
  readonly tracing: Tracing | undefined;
}

async function startTraced({ definition, config, logger, tracing }: Starting): Promise<RunningService> {
  const registry = createRegistry(definition.name);
  const base: ServiceBase = { config, logger, registry, readiness: new Readiness() };
  let resources: Resources | undefined;
  let app: NestExpressApplication | undefined;
  let operations: OperationsServer | undefined;
  try {
    resources = await openResources(definition, base);
    const assembly = definition.assemble?.(base);
    app = await createApp(definition, base, resources, assembly);
    await attachDoors(definition, base, app, assembly);
    operations = await listen(definition, base, app);
  } catch (error) {
    await app?.close().catch(() => undefined);
    if (resources) await closeResources(definition, resources).catch(() => undefined);
    await tracing?.stop();
    throw error;
  }
  return running(definition, base, { ...resources, tracing, operations }, app);
}

type Assembly = ReturnType<NonNullable<ServiceDefinition['assemble']>> | undefined;

async function createApp(
  definition: ServiceDefinition,
  base: ServiceBase,
  resources: Resources,
  assembly: Assembly,
): Promise<NestExpressApplication> {
  const own = assembly?.module ?? definition.module;
  if (!own) throw new VitaeError('CONFIG_INVALID', `${definition.name} has no module`);
  const root = RootModule.of(ServiceModule.forRoot(definition, base, resources), own);
  const options = { bodyParser: false, logger: new NestLogger(serviceScope.logger(base.logger)), abortOnError: false } as const;
  if (assembly) return NestFactory.create<NestExpressApplication>(root, assembly.adapter, options);
  const tls = serviceRow(definition.name).graphql ? (await import('#http')).serverTls(base.config) : undefined;
  return NestFactory.create<NestExpressApplication>(root, tls ? { ...options, httpsOptions: tls } : options);
}

/** Hangs what people and services come in by on an application that is there, so that one that cannot have them is closed again. */
async function attachDoors(
  definition: ServiceDefinition,
  { config, logger }: ServiceBase,
  app: NestExpressApplication,
  assembly: Assembly,
): Promise<void> {
  const { name, web, grpc } = definition;
  assembly?.attach(app);
  if (serviceRow(name).graphql) (await import('#http')).openWebServer(app, web?.(config));
  else if (!assembly) app.disable('x-powered-by');
  if (grpc) {
    const { connectGrpc, readCallers } = await import('#grpc');
    connectGrpc(app, {
      address: `${config.host}:${required(definition, config, 'grpcPort')}`,
      ...grpc,
      security: await securityOf(definition, config),
      callers: readCallers(required(definition, config, 'serviceCallers')),
      logger,
    });
  }
}

async function listen(
  definition: ServiceDefinition,
  base: ServiceBase,
  app: NestExpressApplication,
): Promise<OperationsServer | undefined> {
  const { config, readiness } = base;
  if (definition.grpc) await app.startAllMicroservices();
  await app.listen(config.port, config.host);
  if (config.metricsPort !== undefined)
    return openOperationsServer({ ...base, host: config.metricsHost ?? config.host, port: config.metricsPort });
  if (config.healthPort === undefined) return undefined;
  const { openHealthServer } = await import('#grpc');
  const health = await openHealthServer({
    address: `${config.host}:${config.healthPort}`,
    ready: async () => (await readiness.report()).ready,
  });
  app.getHttpServer().once('close', () => health.close());
  return undefined;
}

/** What a stop closes after the application. */
type Held = Resources & { readonly tracing: Tracing | undefined; readonly operations: OperationsServer | undefined };

function running(definition: ServiceDefinition, base: ServiceBase, resources: Held, app: NestExpressApplication): RunningService {
  const { config, logger, readiness } = base;
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  const ended = new AbortController();
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    readiness.drain();
    ended.abort();
    try {
      await app.close();
    } finally {
      await resources.operations?.close();
      await closeResources(definition, resources);
      // After everything that writes spans.
      await resources.tracing?.stop();
    }
  };
  return {
    name: definition.name,
    app,
    logger,
    port,
    url: `${config.httpCertFile ? 'https' : 'http'}://${config.host}:${port}`,
    metricsPort: resources.operations?.port ?? port,
    schemaOpen: async () => resources.gate?.opened(ended.signal),
    stopWithinMs: definition.stopWithinMs?.(config) ?? STOP_WITHIN_MS,
    stop: () => (stopping ??= serviceScope.run({ name: definition.name, logger }, stop)),
  };
}
