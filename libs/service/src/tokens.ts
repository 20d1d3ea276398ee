import type { ServiceName } from '#contracts';

/**
 * What any module of a service may inject: the kit provides them for the whole application, so that `nest g module` is all a new module
 * needs. `Readiness` (#common) is injected by its class, and so is the service's PrismaClient.
 */

/** `Pool` of #database: the service's own database as its own login. For services that keep tables. */
export const POOL = Symbol('pool');
/** The service's PrismaClient, on the same pool; also under its own class. */
export const PRISMA = Symbol('prisma');
/** `SchemaGate` of #migrations: for what must not begin before the schema is there. */
export const SCHEMA_GATE = Symbol('schema gate');
/** `StorageWatch` of #database: whether the disk of the service's database has room. */
export const STORAGE = Symbol('storage');
/** `Queue` of #queue, for services of the broker. */
export const QUEUE = Symbol('queue');
/** `Logger` of #common, whose lines name the service. */
export const LOGGER = Symbol('logger');
/** What the service's `config.ts` reads. */
export const CONFIG = Symbol('config');
/** `Clock` of #common. */
export const CLOCK = Symbol('clock');
/** `Registry` of prom-client: the service's own, served at /metrics. */
export const REGISTRY = Symbol('registry');

const clients = new Map<ServiceName, symbol>();

/** `GrpcClient` of a service this one calls: `@Inject(clientOf('auth'))`. */
export function clientOf(callee: ServiceName): symbol {
  const token = clients.get(callee) ?? Symbol(`client of ${callee}`);
  clients.set(callee, token);
  return token;
}
