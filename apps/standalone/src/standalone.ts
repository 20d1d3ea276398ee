import path from 'node:path';
import { DATABASES, SERVICE_NAMES, servicesWith, type DatabaseName } from '#contracts/services';
import { EmbeddedPostgres } from '#embedded-postgres';
import { deployAll, provisionDatabases } from '#migrations';
import type { StandaloneConfig } from './config.js';
import { folderProblem, isFolderProblem, lockInstance } from './instance/instance-lock.js';
import { HeldPorts } from './instance/ports.js';
import { privateFolder } from './instance/private-folder.js';
import type { Screen } from './screen/screen.js';
import { ensureCertificates } from './secrets/certificates.js';
import { ensureSecrets, type Secrets } from './secrets/secrets.js';
import { hostSpecs } from './services/host-specs.js';
import { PORTS, type PortName, type Ports } from './services/port-names.js';
import { serviceSpecs } from './services/service-specs.js';
import { SupervisedProcess } from './services/supervised-process.js';
import { watchFiles } from './services/watch-files.js';

const READY_WITHIN_MS = 90_000;

/** PostgreSQL on a laptop: enough connections for every pool of the six services at their defaults, twice. */
const POSTGRES_SETTINGS = {
  max_connections: '200',
  shared_buffers: '256MB',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
};

/**
 * The whole product on one machine: embedded PostgreSQL and the hosts of the services as child processes of this one.
 * STARTING → READY → STOPPING → STOPPED; releases run last in, first out, also when starting fails half-way.
 */
export class Standalone {
  private readonly releases: (() => Promise<void>)[] = [];
  private readonly services: SupervisedProcess[] = [];
  gatewayUrl = '';
  /** Where the embedded database lies; undefined with a server of the person's own. */
  databaseDir: string | undefined;

  constructor(
    private readonly config: StandaloneConfig,
    private readonly screen: Screen,
  ) {}

  /** Throws a sentence for a person. */
  async start(): Promise<void> {
    try {
      await this.startAll();
    } catch (error) {
      throw isFolderProblem(error) ? folderProblem(this.config.dataDir, error) : error;
    }
  }

  private async startAll(): Promise<void> {
    const { config, screen } = this;
    const release = lockInstance(config.dataDir);
    this.releases.push(async () => release());
    const held = new HeldPorts();
    this.releases.push(async () => held.release());
    const gateway = await held.gateway(config.gatewayPort, config.host);
    const wanted = PORTS.filter((p) => p.key !== 'gateway').map(({ key, name, fallback }) => {
      const given = config[`${key as Exclude<PortName, 'gateway'>}Port`];
      return [key, { name, given, fallback }] as const;
    });
    const ports = { ...(await held.inner(Object.fromEntries(wanted), screen)), gateway } as unknown as Ports;
    const postgresPort = config.databaseUrl ? 0 : await held.postgres(config.postgresPort);
    const secrets = ensureSecrets(path.join(config.dataDir, 'secrets'));
    const certificates = await ensureCertificates(path.join(config.dataDir, 'secrets/tls'), SERVICE_NAMES);
    privateFolder(path.join(config.dataDir, 'logs'));
    const adminUrl = await screen.step('PostgreSQL', () => this.postgres(secrets, postgresPort));
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
      const applied = deployAll(
        servicesWith('database').map((o) => ({ folder: path.join(config.root, 'prisma', o), url: databaseUrl(o) })),
      );
      // Stopped in the middle: PostgreSQL stays until they are done, because a migration that is cut off has to be mended by hand.
      this.releases.push(() => applied.then(() => undefined, () => undefined)); // prettier-ignore
      await applied;
    });
    await screen.step('Services', async () => {
      const specs = serviceSpecs({ config, ports, secrets, certificates, databaseUrl, databaseDir: this.databaseDir });
      for (const spec of hostSpecs(specs, config.root)) {
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
    this.gatewayUrl = `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${gateway}`;
  }

  /** Safe to call at any time, also while starting; never throws for a part that is gone already. */
  async stop(): Promise<void> {
    for (let release = this.releases.pop(); release; release = this.releases.pop()) await release();
  }

  private async postgres(secrets: Secrets, port: number): Promise<string> {
    const { config, screen } = this;
    if (config.databaseUrl) return config.databaseUrl;
    const server = await EmbeddedPostgres.start({
      dataDir: path.join(config.dataDir, 'postgres'),
      password: secrets.postgres,
      port,
      logFile: path.join(config.dataDir, 'logs/postgres.log'),
      settings: POSTGRES_SETTINGS,
      say: (sentence) => screen.say(sentence),
      keep: true,
    });
    this.releases.push(() => server.stop());
    this.databaseDir = server.dataDir;
    return server.url();
  }

  /** Those who take work end first and give it back; those they need end last. */
  private async stopServices(): Promise<void> {
    const takes = (s: SupervisedProcess): boolean => s.spec.services.every((name) => name === 'executor' || name === 'gateway');
    const first = this.services.filter(takes);
    await Promise.all(first.map((s) => s.stop()));
    await Promise.all(this.services.filter((s) => !first.includes(s)).map((s) => s.stop()));
  }
}
