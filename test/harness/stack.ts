import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { DATABASES, SERVICE_NAMES, serviceRow, servicesWith, type DatabaseName, type ServiceName } from '#contracts';
import type { TransportSecurity } from '#grpc';
import { deployAll, provisionDatabases } from '#migrations';
import { EmbeddedPostgres, freePort } from '#embedded-postgres';
import { readStandaloneConfig } from '../../apps/standalone/src/config.js';
import { ensureCertificates } from '../../apps/standalone/src/secrets/certificates.js';
import { ensureSecrets, type Secrets } from '../../apps/standalone/src/secrets/secrets.js';
import { PORTS, type PortName, type Ports } from '../../apps/standalone/src/services/port-names.js';
import { hostSpecs, type HostSpec } from '../../apps/standalone/src/services/host-specs.js';
import { serviceSpecs, type ServiceSpec } from '../../apps/standalone/src/services/service-specs.js';
import { leaveNothing, type Leaving } from './leave-nothing.js';

/** The checkout, from the source (Vitest) and from dist/ (benchmarks, fault table) alike. */
export const root = path.resolve(import.meta.dirname, import.meta.dirname.includes(`${path.sep}dist${path.sep}`) ? '../../..' : '../..');

/** One person stands here for many: room for a hundred thousand imported records and all documents of a fault row. */
const AMPLE = {
  RESUME_QUOTA_RESUMES: '10000000',
  RESUME_QUOTA_LETTERS: '10000000',
  RESUME_QUOTA_BYTES: '1000000000000',
  QUOTA_TIERS: JSON.stringify({ USER: { jobs: 1_000_000, openItems: 1_000_000, uploads: 10_000, 'jobs.bytes': 100_000_000_000 } }),
  REGISTRATIONS_PER_ADDRESS: '100000',
};

/** A process of one service, or of several that `args` name. */
type ProcessSpec = ServiceSpec & { readonly args?: readonly string[]; readonly readyUrls?: readonly string[] };

/** One service of the product as a real process, to be killed, stopped and started at will. */
export class ServiceProcess {
  private child: ChildProcess | undefined;

  constructor(
    readonly spec: ProcessSpec,
    readonly label: string,
    private readonly logDir: string,
  ) {}

  get pid(): number {
    const pid = this.child?.pid;
    if (pid === undefined) throw new Error(`${this.label} is not running`);
    return pid;
  }

  get running(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  start(extra: Readonly<Record<string, string>> = {}): this {
    const log = createWriteStream(this.logFile, { flags: 'a' });
    const child = spawn(process.execPath, [...this.spec.nodeArgs, this.spec.entry, ...(this.spec.args ?? [])], {
      env: { ...this.spec.env, ...extra },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child.stdout?.pipe(log);
    child.stderr?.pipe(log);
    child.channel?.unref();
    this.child = child;
    return this;
  }

  get logFile(): string {
    return path.join(this.logDir, `${this.label}.log`);
  }

  /** Resolves with exit code and signal; a process that does not end within `ms` is an error. */
  async ended(ms: number): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    const { child } = this;
    if (!child) throw new Error(`${this.label} was never started`);
    if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode, signal: child.signalCode };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.label} did not end within ${ms} ms`)), ms);
      child.once('exit', (code, signal) => {
        clearTimeout(timer);
        resolve({ code, signal });
      });
    });
  }

  signal(name: NodeJS.Signals): void {
    this.child?.kill(name);
  }

  /** kill -9, and back when the process is gone. */
  async kill(): Promise<void> {
    if (!this.running) return;
    this.signal('SIGKILL');
    await this.ended(10_000);
  }

  /** Peak resident memory of the process that runs now, in bytes (Linux). */
  get peakBytes(): number {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'));
    return Number(line?.[1] ?? 0) * 1_024;
  }

  async stop(): Promise<void> {
    if (!this.running) return;
    this.signal('SIGTERM');
    this.signal('SIGCONT');
    await this.ended(30_000).catch(() => this.kill());
  }

  async ready(ms = 60_000): Promise<this> {
    const until = Date.now() + ms;
    const urls = this.spec.readyUrls ?? [this.spec.readyUrl];
    for (;;) {
      const answers = urls.map((url) => fetch(url, { signal: AbortSignal.timeout(2_000) }).then((r) => r.ok, () => false)); // prettier-ignore
      if ((await Promise.all(answers)).every(Boolean)) return this;
      if (!this.running) throw new Error(`${this.label} ended while starting:\n${this.log().slice(-2_000)}`);
      if (Date.now() > until) throw new Error(`${this.label} not ready within ${ms} ms:\n${this.log().slice(-2_000)}`);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }

  log(): string {
    try {
      return readFileSync(this.logFile, 'utf8');
    } catch {
      return '';
    }
  }
}

export interface StackOptions {
  /** Environment laid over every service's. */
  readonly env?: Readonly<Record<string, string>>;
  /** Services to start at once; default all six. */
  readonly start?: readonly ServiceName[];
  /** Services share processes as under `npm start`. Default: a process each, so that each can be killed by itself. */
  readonly hosts?: boolean;
  /** Lifts what one person may have and how many may register, for suites that work with one. Default true; false: the product's own limits. */
  readonly ample?: boolean;
}

/**
 * The product in its embedded mode, every service a process of its own, on free ports, with a PostgreSQL of its own in a temporary folder.
 * `replica('jobs')` and `replica('executor')` start further ones by hand.
 */
export class Stack {
  private readonly processes: ServiceProcess[] = [];
  private readonly pools = new Map<DatabaseName, pg.Pool>();
  private replicas = 0;

  private constructor(
    readonly folder: string,
    readonly postgres: EmbeddedPostgres,
    readonly ports: Ports,
    private readonly specs: ReadonlyMap<ServiceName, ServiceSpec>,
    private readonly secrets: Secrets,
    private readonly leaving: Leaving,
  ) {}

  static async start(options: StackOptions = {}): Promise<Stack> {
    const folder = mkdtempSync(path.join(tmpdir(), 'vitae-stack-'));
    const dataDir = `${folder}-postgres`;
    const leaving = leaveNothing(dataDir, folder);
    try {
      return await Stack.startIn(folder, dataDir, leaving, options);
    } catch (error) {
      leaving.abandon();
      throw error;
    }
  }

  private static async startIn(folder: string, dataDir: string, leaving: Leaving, options: StackOptions): Promise<Stack> {
    mkdirSync(path.join(folder, 'logs'));
    const secrets = ensureSecrets(path.join(folder, 'secrets'));
    const certificates = await ensureCertificates(path.join(folder, 'secrets/tls'), SERVICE_NAMES);
    const postgres = await EmbeddedPostgres.start({
      dataDir,
      password: secrets.postgres,
      logFile: path.join(folder, 'logs/postgres.log'),
      settings: { max_connections: '250', shared_buffers: '256MB' },
      keep: true,
    });
    const ports: Partial<Record<PortName, number>> = {};
    for (const { key } of PORTS) ports[key] = await freePort();
    await provisionDatabases(
      postgres.url(),
      DATABASES.map((d) => ({ database: `vitae_${d}`, user: `vitae_${d}`, password: secrets.databases[d] })),
    );
    const databaseUrl = (d: DatabaseName): string => postgres.url(`vitae_${d}`, `vitae_${d}`, secrets.databases[d]);
    await deployAll(servicesWith('database').map((o) => ({ folder: path.join(root, 'prisma', o), url: databaseUrl(o) })));
    const config = readStandaloneConfig(root);
    const specs = serviceSpecs({ config, ports: ports as Ports, secrets, certificates, databaseUrl, databaseDir: postgres.dataDir });
    const wanted = options.start ?? SERVICE_NAMES;
    // A gateway that is started without one of its owners need not wait for it.
    const alone: Readonly<Record<string, string>> = servicesWith('graphql').every((o) => wanted.includes(o)) ? {} : { OWNERS_WAIT_MS: '0' };
    const withEnv = specs.map((s): [ServiceName, ServiceSpec] => [s.name, { ...s, env: { ...s.env, ...alone, LOG_LEVEL: 'info', ...(options.ample === false ? {} : AMPLE), ...options.env } }]); // prettier-ignore
    const stack = new Stack(folder, postgres, ports as Ports, new Map(withEnv), secrets, leaving);
    try {
      const hosted = options.hosts ? hostSpecs(withEnv.map(([, spec]) => spec), root) : []; // prettier-ignore
      const processes = options.hosts ? hosted.map((host) => stack.host(host)) : wanted.map((name) => stack.service(name));
      await Promise.all(processes.map((p) => p.start().ready()));
    } catch (error) {
      await stack.stop();
      throw error;
    }
    return stack;
  }

  /** The first process of a service. */
  service(name: ServiceName): ServiceProcess {
    const known = this.processes.find((p) => p.label === name);
    if (known) return known;
    return this.add(this.spec(name), name);
  }

  /** A further process of the same service on ports of its own. Executors of all replicas and clients use the first jobs replica's addresses unless `env` says otherwise. */
  async replica(name: ServiceName, env: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const port = await freePort();
    const upper = name.toUpperCase();
    const ports: Record<string, string> = { [`${upper}_PORT`]: String(port), [`${upper}_GRPC_PORT`]: String(await freePort()) };
    const spec = this.spec(name);
    const metrics = serviceRow(name).metrics ? await freePort() : port;
    if (metrics !== port) ports[`${upper}_METRICS_PORT`] = String(metrics);
    const own = { ...spec, env: { ...spec.env, ...ports, ...env }, readyUrl: `http://127.0.0.1:${metrics}/health/ready` };
    return this.add(own, `${name}-${++this.replicas}`);
  }

  databaseUrl(d: DatabaseName): string {
    return this.postgres.url(`vitae_${d}`, `vitae_${d}`, this.secrets.databases[d]);
  }

  /** A look into a service's database. Connections are kept: a SCRAM handshake for each look would cost the machine more than the look. */
  async query<R extends pg.QueryResultRow>(d: DatabaseName, text: string, values: readonly unknown[] = []): Promise<R[]> {
    let pool = this.pools.get(d);
    if (!pool) {
      pool = new pg.Pool({ connectionString: this.databaseUrl(d), max: 2, connectionTimeoutMillis: 5_000, query_timeout: 60_000 });
      // A fault row stops the database under idle connections; the next look says so by itself.
      pool.on('error', () => undefined);
      this.pools.set(d, pool);
    }
    return (await pool.query<R>(text, [...values])).rows;
  }

  /** Every process that was started, whether it still runs or not. */
  get started(): readonly ServiceProcess[] {
    return this.processes;
  }

  get gatewayUrl(): string {
    return `http://127.0.0.1:${this.ports.gateway}`;
  }

  /** What a gRPC client that speaks as `name` needs. */
  grpcIdentity(name: ServiceName): { service: string; key: string; security: TransportSecurity } {
    const tls = path.join(this.folder, 'secrets/tls');
    const security = {
      mode: 'mtls',
      caFile: path.join(tls, 'ca.pem'),
      certFile: path.join(tls, `${name}.pem`),
      keyFile: path.join(tls, `${name}.key`),
    } as const;
    return { service: name, key: this.secrets.serviceKeys[name], security };
  }

  /** Everything every process has written, for canary searches. */
  logs(): string {
    return this.processes.map((p) => p.log()).join('\n');
  }

  async stop(): Promise<void> {
    const order = (p: ServiceProcess): number => (p.spec.name === 'executor' || p.spec.name === 'gateway' ? 0 : 1);
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
    for (const turn of [0, 1]) await Promise.all(this.processes.filter((p) => order(p) === turn).map((p) => p.stop()));
    await this.postgres.stop('immediate');
    if (!process.env['VITAE_KEEP']) {
      rmSync(this.folder, { recursive: true, force: true });
      rmSync(this.postgres.dataDir, { recursive: true, force: true });
    }
    this.leaving.done();
  }

  private host({ name, services, readyUrls, ...rest }: HostSpec): ServiceProcess {
    const [first = 'gateway'] = services;
    return this.add({ ...rest, name: first, own: {}, readyUrl: readyUrls[0] ?? '', readyUrls }, name);
  }

  private add(spec: ProcessSpec, label: string): ServiceProcess {
    const made = new ServiceProcess(spec, label, path.join(this.folder, 'logs'));
    this.processes.push(made);
    return made;
  }

  private spec(name: ServiceName): ServiceSpec {
    const spec = this.specs.get(name);
    if (!spec) throw new Error(`No service ${name}`);
    return spec;
  }
}
