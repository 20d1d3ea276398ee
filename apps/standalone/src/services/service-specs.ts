import path from 'node:path';
import { OWN_NAMES, type StandaloneConfig } from '../config.js';
import type { CertificateFiles } from '../secrets/certificates.js';
import type { Secrets, ServiceName } from '../secrets/secrets.js';
import { callersOf, type CALLERS } from './callers.js';

export interface ServiceSpec {
  readonly name: ServiceName;
  readonly entry: string;
  readonly nodeArgs: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly readyUrl: string;
}

export type Ports = Readonly<
  Record<'gateway' | 'auth' | 'jobs' | 'resume' | 'ai' | 'executor' | 'authGrpc' | 'jobsGrpc' | 'resumeGrpc' | 'aiGrpc', number>
>;

export interface Surroundings {
  readonly config: StandaloneConfig;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly certificates: Readonly<Record<string, CertificateFiles>>;
  readonly databaseUrl: (owner: 'auth' | 'jobs' | 'resume' | 'ai' | 'queue') => string;
}

/**
 * Memory: the young generation at 4 MB keeps V8 from holding 100 MB of dead 1 MB chunks (import.md §6, measured);
 * the old one at 220 MB makes a leak a restart instead of a full machine.
 */
const NODE_ARGS = ['--enable-source-maps', '--max-old-space-size=220'];

/**
 * Megabytes of young generation. The two on the road of every item collect less with more: a sixth of their time at 4. The gateway's
 * chunks of a file go by with so little beside them that at 4 a file of 300 MB left 56 MB lying about, at 2 never more than 29.
 * docker-compose.yaml and the chart say the same figures; the spec compares them.
 */
const YOUNG_MB: Readonly<Partial<Record<ServiceName, number>>> = { executor: 16, jobs: 8, gateway: 2 };
const YOUNG_DEFAULT_MB = 4;

/** What the operating system's side of the environment must hand on for a process to work at all, plus what the person set for the services. */
function inherited(config: StandaloneConfig): Record<string, string> {
  const own = new Set(OWN_NAMES);
  return Object.fromEntries(
    Object.entries(config.inherited).flatMap(([k, v]) => (v === undefined || own.has(k) || k.startsWith('npm_') ? [] : [[k, v]])),
  );
}

/** The environment, command and readiness address of every service of this instance. */
export function serviceSpecs(s: Surroundings): ServiceSpec[] {
  const { config, ports, secrets } = s;
  const at = (port: number): string => `127.0.0.1:${port}`;
  const common = { NODE_ENV: 'production', ...inherited(config), INTROSPECTION: String(config.introspection), HOST: '127.0.0.1' };
  const grpc = (name: ServiceName): Record<string, string> => {
    const c = s.certificates[name];
    return {
      SERVICE_KEY: secrets.serviceKeys[name],
      ...(c ? { GRPC_TLS_CA_FILE: c.caFile, GRPC_TLS_CERT_FILE: c.certFile, GRPC_TLS_KEY_FILE: c.keyFile } : {}),
    };
  };
  const callers = (name: keyof typeof CALLERS): Record<string, string> => ({
    SERVICE_CALLERS: callersOf(name, secrets.serviceKeys),
  });
  // A broker the person named comes with settings of its own, which every service inherits.
  const queue = { QUEUE: config.inherited['QUEUE'] || 'pg-boss', QUEUE_DATABASE_URL: s.databaseUrl('queue') };
  const tokens = { ACCESS_TOKEN_PUBLIC_KEYS_FILE: secrets.publicKeysFile };
  const addresses = {
    AUTH_GRPC_ADDRESS: at(ports.authGrpc),
    JOBS_GRPC_ADDRESS: at(ports.jobsGrpc),
    RESUME_GRPC_ADDRESS: at(ports.resumeGrpc),
    AI_GRPC_ADDRESS: at(ports.aiGrpc),
  };
  const own: Record<ServiceName, { port: number; env: Record<string, string> }> = {
    auth: {
      port: ports.auth,
      env: {
        ...grpc('auth'), ...callers('auth'), ...tokens, ...queue,
        AUTH_PORT: String(ports.auth), AUTH_GRPC_PORT: String(ports.authGrpc), DATABASE_URL: s.databaseUrl('auth'),
        ACCESS_TOKEN_PRIVATE_KEY_FILE: secrets.signingKeyFile, PASSWORD_PEPPER: secrets.passwordPepper, REFRESH_TOKEN_SECRET: secrets.refreshTokenSecret,
      },
    },
    jobs: {
      port: ports.jobs,
      env: {
        ...grpc('jobs'), ...callers('jobs'), ...tokens, ...queue, ...addresses,
        JOBS_PORT: String(ports.jobs), JOBS_GRPC_PORT: String(ports.jobsGrpc), DATABASE_URL: s.databaseUrl('jobs'),
      },
    },
    resume: {
      port: ports.resume,
      env: {
        ...grpc('resume'), ...callers('resume'), ...tokens, ...queue, ...addresses,
        RESUME_PORT: String(ports.resume), RESUME_GRPC_PORT: String(ports.resumeGrpc), DATABASE_URL: s.databaseUrl('resume'),
      },
    },
    ai: {
      port: ports.ai,
      env: { ...grpc('ai'), ...callers('ai'), AI_PORT: String(ports.ai), AI_GRPC_PORT: String(ports.aiGrpc), DATABASE_URL: s.databaseUrl('ai') },
    },
    executor: { port: ports.executor, env: { ...grpc('executor'), ...queue, ...addresses, EXECUTOR_PORT: String(ports.executor) } },
    gateway: {
      port: ports.gateway,
      env: {
        GATEWAY_PORT: String(ports.gateway), HOST: config.host,
        AUTH_URL: `http://${at(ports.auth)}`, JOBS_URL: `http://${at(ports.jobs)}`, RESUME_URL: `http://${at(ports.resume)}`,
      },
    },
  }; // prettier-ignore
  return (Object.keys(own) as ServiceName[]).map((name) => ({
    name,
    entry: path.join(config.root, 'dist/apps', name, 'src/main.js'),
    nodeArgs: [
      ...NODE_ARGS,
      `--max-semi-space-size=${YOUNG_MB[name] ?? YOUNG_DEFAULT_MB}`,
      '--import',
      path.join(config.root, 'dist/apps/standalone/src/services/parent-watch.js'),
    ],
    env: { ...common, ...own[name].env },
    readyUrl: `http://${name === 'gateway' && config.host !== '0.0.0.0' ? config.host : '127.0.0.1'}:${own[name].port}/health/ready`,
  }));
}
