/**
 * The services of the product, named once. Read by the launcher (apps/standalone), the gateway, the set-up of databases and secrets, the test
 * harness and the lint configuration; specs hold docker-compose.yaml, the chart, `@CallableBy` and nest-cli.json to it. A new service is a row
 * here, a folder in apps/, one in prisma/ where it keeps tables, and a line in the chart.
 *
 * Nothing is imported here and nothing but types is erased, so that a script reads this file as it stands.
 */
export interface ServiceRow {
  /** Port of GraphQL, REST, health and metrics. Variable: `<NAME>_PORT`. */
  readonly http: number;
  /** Port of health by name and metrics, where the one above is people's. Variable: `<NAME>_METRICS_PORT`. */
  readonly metrics?: number;
  /**
   * The same in containers, where the port above speaks TLS: probes and whoever reads metrics have no authority of ours. Nothing listens there
   * unless `<NAME>_METRICS_PORT` says so.
   */
  readonly plainMetrics?: number;
  /** Port of its gRPC server, for services that are called. Variable: `<NAME>_GRPC_PORT`. */
  readonly grpc?: number;
  /** True: it keeps tables, in a database `vitae_<name>` with a login of its own; prisma/<name> holds the schema. */
  readonly database?: boolean;
  /** True: it publishes to the broker or subscribes (hints, events), as the role of its name. */
  readonly queue?: boolean;
  /** True: apps/<name>/schema.graphql is part of the public schema. The rows' order is that of the merged schema. */
  readonly graphql?: boolean;
  /** Paths of REST, each with all below it, that the gateway hands on to it. */
  readonly rest?: readonly string[];
  /** Which gRPC methods of whom it calls: every edge between services, and no others. */
  readonly calls?: Readonly<Record<string, readonly string[]>>;
  /** What it may reach outside the installation: nothing unless it is named here. */
  readonly egress?: 'models';
  /** The process it runs in under `npm start`; services of one host share a process and nothing else. */
  readonly host: string;
  /**
   * Megabytes of V8's young generation where it runs alone. Default 4: keeps V8 from holding 100 MB of dead 1 MB chunks. The two on the road of
   * every item collect less with more: a sixth of their time at 4. The gateway's chunks of a file go by with so little beside them that at 4
   * a file of 300 MB left 56 MB lying about, at 2 never more than 29.
   */
  readonly youngMegabytes?: number;
}

export const SERVICES = {
  gateway: { http: 3000, metrics: 3090, host: 'gateway', youngMegabytes: 2 },
  auth: { http: 3001, plainMetrics: 3091, grpc: 5001, database: true, queue: true, graphql: true, host: 'people' },
  jobs: {
    http: 3002,
    plainMetrics: 3092,
    grpc: 5002,
    database: true,
    queue: true,
    graphql: true,
    rest: ['/uploads'],
    calls: { auth: ['authenticate'], resume: ['getResume', 'usage'], ai: ['listModels', 'readSent', 'forgetOwner'] },
    host: 'people',
    youngMegabytes: 8,
  },
  resume: {
    http: 3003,
    plainMetrics: 3093,
    grpc: 5003,
    database: true,
    queue: true,
    graphql: true,
    rest: ['/exports'],
    calls: { auth: ['authenticate'], jobs: ['readStagedChunk'] },
    host: 'people',
  },
  ai: { http: 3004, grpc: 5004, database: true, egress: 'models', host: 'ai' },
  executor: {
    http: 3005,
    queue: true,
    calls: {
      jobs: ['claim', 'heartbeat', 'acknowledge', 'release'],
      resume: ['getResume', 'saveTailoredResume', 'saveCoverLetter', 'importStagedChunk', 'importChunk'],
      ai: ['generateDocument', 'listModels'],
    },
    host: 'executor',
    youngMegabytes: 16,
  },
} as const satisfies Readonly<Record<string, ServiceRow>>;

export type ServiceName = keyof typeof SERVICES;
/** The services whose row has this column. */
export type ServiceWith<K extends keyof ServiceRow> = {
  [N in ServiceName]: (typeof SERVICES)[N] extends Readonly<Record<K, unknown>> ? N : never;
}[ServiceName];

/** A database of the installation: one a service that keeps tables, and `queue`, which pg-boss keeps its messages in. */
export type DatabaseName = ServiceWith<'database'> | 'queue';

export const SERVICE_NAMES = Object.keys(SERVICES) as readonly ServiceName[];

/** The row of a service, with every column. */
export const serviceRow = (name: ServiceName): ServiceRow => SERVICES[name];

/** The services whose row has this column, in the table's order. */
export const servicesWith = <K extends keyof ServiceRow>(column: K): readonly ServiceWith<K>[] =>
  SERVICE_NAMES.filter((name) => serviceRow(name)[column] !== undefined) as never;

export const DATABASES: readonly DatabaseName[] = [...servicesWith('database'), 'queue'];

/** Who may call the gRPC server of `callee`; with `method`, who may call that method. */
export const callersOf = (callee: ServiceName, method?: string): readonly ServiceName[] =>
  SERVICE_NAMES.filter((name) => {
    const methods = serviceRow(name).calls?.[callee];
    return methods !== undefined && (method === undefined || methods.includes(method));
  });

/** The start of a service's variables: `AUTH` of `AUTH_PORT`. */
export const variablePrefix = (name: string): string => name.toUpperCase().replaceAll('-', '_');

type Variables = Readonly<Record<string, string | undefined>>;

/** Between a service's name and a variable that is meant for it alone: `AUTH__DATABASE_URL`. */
const SEPARATOR = '__';

const ownedBy = (variable: string): string | undefined => {
  const at = variable.indexOf(SEPARATOR);
  return SERVICE_NAMES.find((name) => at > 0 && variable.slice(0, at) === variablePrefix(name));
};

/**
 * What one service sees of a process's environment: the variables named for it by `<SERVICE>__`, without that prefix, over those named for
 * nobody. What is named for another service it does not see.
 */
export function environmentOf(service: string, env: Variables): Variables {
  const common: [string, string | undefined][] = [];
  const own: [string, string | undefined][] = [];
  for (const [variable, value] of Object.entries(env)) {
    const owner = ownedBy(variable);
    if (owner === service) own.push([variable.slice(variablePrefix(service).length + SEPARATOR.length), value]);
    else if (owner === undefined) common.push([variable, value]);
  }
  return Object.fromEntries([...common, ...own]);
}

/** A service's variables under the names by which a host hands them to it. */
export const prefixed = (service: string, env: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).map(([variable, value]) => [`${variablePrefix(service)}${SEPARATOR}${variable}`, value]));

/** Takes what was named for single services out of the process's environment, which every thread and child process of it would inherit. */
export function forgetOwned(env: Record<string, string | undefined>): void {
  for (const variable of Object.keys(env)) if (ownedBy(variable)) delete env[variable];
}
