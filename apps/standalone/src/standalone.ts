import path from 'node:path';
import { EmbeddedPostgres } from '#embedded-postgres';
import { deployAll, provisionDatabases } from '#migrations';
import type { StandaloneConfig } from './config.js';
import { lockInstance } from './instance/instance-lock.js';
import { gatewayPort, innerPorts } from './instance/ports.js';
import type { Screen } from './screen/screen.js';
import { ensureCertificates } from './secrets/certificates.js';
import { DATABASES, ensureSecrets, SERVICES, type DatabaseName, type Secrets } from './secrets/secrets.js';
import { serviceSpecs, type Ports } from './services/service-specs.js';
import { SupervisedProcess } from './services/supervised-process.js';
import { watchFiles } from './services/watch-files.js';

const READY_WITHIN_MS = 90_000;
const OWNERS = ['auth', 'jobs', 'resume', 'ai'] as const;

/** PostgreSQL on a laptop: enough connections for every pool of the six services at their defaults, twice. */
const POSTGRES_SETTINGS = {
  max_connections: '200',
  shared_buffers: '256MB',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
};

/**
 * The whole product on one machine: embedded PostgreSQL and every service as a child process of this one.
 * STARTING → READY → STOPPING → STOPPED; releases run last in, first out, also when starting fails half-way.
 */
export class Standalone {
  private readonly releases: (() => Promise<void>)[] = [];
  private readonly services: SupervisedProcess[] = [];
  gatewayUrl = '';

  constructor(
    private readonly config: StandaloneConfig,
    private readonly screen: Screen,
  ) {}

  async start(): Promise<void> {
    const { config, screen } = this;
    const release = lockInstance(config.dataDir);
    this.releases.push(async () => release());
    const port = await gatewayPort(config.gatewayPort, config.host);
    const inner = await innerPorts(
      {
        auth: { name: 'AUTH_PORT', given: config.authPort, fallback: 3001 },
        jobs: { name: 'JOBS_PORT', given: config.jobsPort, fallback: 3002 },
        resume: { name: 'RESUME_PORT', given: config.resumePort, fallback: 3003 },
        ai: { name: 'AI_PORT', given: config.aiPort, fallback: 3004 },
        executor: { name: 'EXECUTOR_PORT', given: config.executorPort, fallback: 3005 },
        authGrpc: { name: 'AUTH_GRPC_PORT', given: config.authGrpcPort, fallback: 5001 },
        jobsGrpc: { name: 'JOBS_GRPC_PORT', given: config.jobsGrpcPort, fallback: 5002 },
        resumeGrpc: { name: 'RESUME_GRPC_PORT', given: config.resumeGrpcPort, fallback: 5003 },
        aiGrpc: { name: 'AI_GRPC_PORT', given: config.aiGrpcPort, fallback: 5004 },
      },
      screen,
    );
    const ports: Ports = { gateway: port, ...inner };
    const secrets = ensureSecrets(path.join(config.dataDir, 'secrets'));
    const certificates = await ensureCertificates(path.join(config.dataDir, 'secrets/tls'), SERVICES);
    const adminUrl = await screen.step('PostgreSQL', () => this.postgres(secrets));
    const databaseUrl = (owner: DatabaseName): string => {
      const url = new URL(adminUrl);
      url.username = `vitae_${owner}`;
      url.password = secrets.databases[owner];
      url.pathname = `/vitae_${owner}`;
      return url.toString();
    };
    await screen.step('Databases and migrations', async () => {
      await provisionDatabases(
        adminUrl,
        DATABASES.map((d) => ({ database: `vitae_${d}`, user: `vitae_${d}`, password: secrets.databases[d] })),
      );
      const applied = deployAll(OWNERS.map((o) => ({ folder: path.join(config.root, 'prisma', o), url: databaseUrl(o) })));
      // Stopped in the middle: PostgreSQL stays until they are done, because a migration that is cut off has to be mended by hand.
      this.releases.push(() => applied.then(() => undefined, () => undefined)); // prettier-ignore
      await applied;
    });
    await screen.step('Services', async () => {
      for (const spec of serviceSpecs({ config, ports, secrets, certificates, databaseUrl })) {
        this.services.push(new SupervisedProcess(spec, process.execPath, path.join(config.dataDir, 'logs'), screen));
      }
      this.releases.push(() => this.stopServices());
      for (const service of this.services) service.start();
      await Promise.all(this.services.map((s) => s.ready(READY_WITHIN_MS)));
    });
    if (config.watch) {
      const unwatch = watchFiles(path.join(config.root, 'dist'), this.services);
      this.releases.push(async () => unwatch());
    }
    this.gatewayUrl = `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`;
  }

  /** Safe to call at any time, also while starting; never throws for a part that is gone already. */
  async stop(): Promise<void> {
    for (let release = this.releases.pop(); release; release = this.releases.pop()) await release();
  }

  private async postgres(secrets: Secrets): Promise<string> {
    const { config, screen } = this;
    if (config.databaseUrl) return config.databaseUrl;
    const server = await EmbeddedPostgres.start({
      dataDir: path.join(config.dataDir, 'postgres'),
      password: secrets.postgres,
      port: config.postgresPort,
      logFile: path.join(config.dataDir, 'logs/postgres.log'),
      settings: POSTGRES_SETTINGS,
      say: (sentence) => screen.say(sentence),
      onExit: (code) => {
        screen.say(`PostgreSQL ended (${code ?? 'killed'}); starting it again`);
        server.restart().catch((error: unknown) => screen.say(error instanceof Error ? error.message : String(error)));
      },
    });
    this.releases.push(() => server.stop());
    return server.url();
  }

  /** Those who take work end first and give it back; those they need end last. */
  private async stopServices(): Promise<void> {
    const first = this.services.filter((s) => s.spec.name === 'executor' || s.spec.name === 'gateway');
    await Promise.all(first.map((s) => s.stop()));
    await Promise.all(this.services.filter((s) => !first.includes(s)).map((s) => s.stop()));
  }
}
