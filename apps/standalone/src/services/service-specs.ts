import path from 'node:path';
import { SERVICE_NAMES, serviceRow, servicesWith, variablePrefix, type DatabaseName, type ServiceName } from '#contracts/services';
import { OWN_NAMES, type StandaloneConfig } from '../config.js';
import type { CertificateFiles } from '../secrets/certificates.js';
import type { Secrets } from '../secrets/secrets.js';
import { serviceCallers } from './callers.js';
import type { PortName, Ports } from './port-names.js';

/** One service as a process of its own. */
export interface ServiceSpec {
  readonly name: ServiceName;
  readonly entry: string;
  readonly nodeArgs: readonly string[];
  /** All it reads: what every service gets, and its own over it. */
  readonly env: Readonly<Record<string, string>>;
  /** The part of `env` that is its own and no other service's. */
  readonly own: Readonly<Record<string, string>>;
  /** On the port where /metrics is too. */
  readonly readyUrl: string;
}

export interface Surroundings {
  readonly config: StandaloneConfig;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly certificates: Readonly<Record<string, CertificateFiles>>;
  readonly databaseUrl: (database: DatabaseName) => string;
  /** Folder of the database's files; undefined: they are elsewhere. */
  readonly databaseDir?: string | undefined;
}

/** The old generation at 220 MB makes a leak a restart instead of a full machine; the young one is in the table of services. */
export const NODE_ARGS = ['--enable-source-maps', '--max-old-space-size=220'];
const YOUNG_MB = 4;
/**
 * glibc gives each thread that allocates an arena of its own, eight a core, and hands little of them back: with the default an hour of mixed work left
 * every process 1.3 to 5.2 MB larger each ten minutes while its heap stood still; with two of them 0.15 to 0.51 (fault row F20). mallopt(3).
 */
export const MALLOC_ARENAS = '2';

export const youngArg = (service: ServiceName): string => `--max-semi-space-size=${serviceRow(service).youngMegabytes ?? YOUNG_MB}`;

/** What the operating system's side of the environment must hand on for a process to work at all, plus what the person set for the services. */
function inherited(config: StandaloneConfig): Record<string, string> {
  const own = new Set(OWN_NAMES);
  return Object.fromEntries(
    Object.entries(config.inherited).flatMap(([k, v]) => (v === undefined || own.has(k) || k.startsWith('npm_') ? [] : [[k, v]])),
  );
}

/** What every service of this instance is given. */
const commonEnv = ({ config }: Surroundings): Record<string, string> => ({
  NODE_ENV: 'production',
  MALLOC_ARENA_MAX: MALLOC_ARENAS,
  ...inherited(config),
  INTROSPECTION: String(config.introspection),
  HOST: '127.0.0.1',
});

const at = (port: number): string => `127.0.0.1:${port}`;

/** What this service is given and no other: keys, passwords, ports, and where those it calls are. */
function ownEnv(name: ServiceName, s: Surroundings): Record<string, string> {
  const { config, ports, secrets } = s;
  const { grpc, metrics, calls, database, queue, graphql } = serviceRow(name);
  const prefix = variablePrefix(name);
  const c = s.certificates[name];
  return {
    [`${prefix}_PORT`]: String(ports[name]),
    ...(metrics ? { [`${prefix}_METRICS_PORT`]: String(ports[`${name}Metrics` as PortName]), METRICS_HOST: '127.0.0.1' } : {}),
    ...((grpc || calls) && c ? { GRPC_TLS_CA_FILE: c.caFile, GRPC_TLS_CERT_FILE: c.certFile, GRPC_TLS_KEY_FILE: c.keyFile } : {}),
    ...(grpc
      ? { [`${prefix}_GRPC_PORT`]: String(ports[`${name}Grpc` as PortName]), SERVICE_CALLERS: serviceCallers(name, secrets.serviceKeys) }
      : {}),
    ...(calls ? { SERVICE_KEY: secrets.serviceKeys[name] } : {}),
    ...Object.fromEntries(Object.keys(calls ?? {}).map((callee) => [`${variablePrefix(callee)}_GRPC_ADDRESS`, at(ports[`${callee}Grpc` as PortName])])),
    ...(database ? { DATABASE_URL: s.databaseUrl(name as DatabaseName), ...(s.databaseDir ? { STORAGE_PATH: s.databaseDir } : {}) } : {}),
    // A broker the person named comes with settings of its own, which every service inherits.
    ...(queue ? { QUEUE: config.inherited['QUEUE'] || 'pg-boss', QUEUE_DATABASE_URL: s.databaseUrl('queue') } : {}),
    ...(graphql ? { ACCESS_TOKEN_PUBLIC_KEYS_FILE: secrets.publicKeysFile } : {}),
    ...(name === 'auth' ? { ACCESS_TOKEN_PRIVATE_KEY_FILE: secrets.signingKeyFile, PASSWORD_PEPPER: secrets.passwordPepper, REFRESH_TOKEN_SECRET: secrets.refreshTokenSecret } : {}),
    ...(name === 'gateway' ? { HOST: config.host, CONSOLE: String(config.console), ...Object.fromEntries(servicesWith('graphql').map((o) => [`${variablePrefix(o)}_URL`, `http://${at(ports[o])}`])) } : {}),
  };
} // prettier-ignore

/** The environment, command and readiness address of every service of this instance, each as a process of its own. */
export function serviceSpecs(s: Surroundings): ServiceSpec[] {
  const common = commonEnv(s);
  const { config, ports } = s;
  return SERVICE_NAMES.map((name) => {
    const own = ownEnv(name, s);
    const port = serviceRow(name).metrics ? ports[`${name}Metrics` as PortName] : ports[name];
    return {
      name,
      entry: path.join(config.root, 'dist/apps', name, 'src/main.js'),
      nodeArgs: [...NODE_ARGS, youngArg(name)],
      env: { ...common, ...own },
      own,
      readyUrl: `http://127.0.0.1:${port}/health/ready`,
    };
  });
}
