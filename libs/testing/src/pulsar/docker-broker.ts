import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { VitaeError } from '#common';
import { brokerConfiguration } from './configuration.js';
import { ensureCredentials, type CredentialFiles } from './credentials.js';
import { brokerPorts } from './java-broker.js';
import { whenServing } from './readiness.js';
import type { BrokerDescription, BrokerOptions, BrokerPorts, OwnBroker } from './test-broker.js';

/** The image of docker-compose.local.yaml. */
export const PULSAR_IMAGE = 'apachepulsar/pulsar:4.0.8';
/** The image takes 2.3 GiB at once unless told otherwise. */
const MEMORY = '-Xms64m -Xmx512m -XX:MaxDirectMemorySize=512m';
const COMMAND_WITHIN_MS = 120_000;
const PULL_WITHIN_MS = 900_000;
const INSIDE = '/vitae';

const docker = (args: readonly string[], ms = COMMAND_WITHIN_MS): string => {
  const { status, stdout, stderr, error } = spawnSync('docker', [...args], { encoding: 'utf8', timeout: ms });
  if (status === 0) return stdout.trim();
  throw new VitaeError('DEPENDENCY_UNAVAILABLE', `docker ${args[0]}: ${stderr?.trim() || error?.message || 'failed'}`);
};

/** Whether a Docker engine answers. */
export const dockerFound = (): boolean => spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

/** The official image as a container. Same states as the broker from jars: `docker kill`, `pause` and `start` are its signals. */
class DockerBroker implements OwnBroker {
  constructor(
    private readonly name: string,
    private readonly folder: string,
    private readonly ports: BrokerPorts,
    private readonly credentials: CredentialFiles | undefined,
  ) {}

  get description(): BrokerDescription {
    const { ports, credentials: files } = this;
    return {
      serviceUrl: `pulsar://127.0.0.1:${ports.broker}`,
      webUrl: `http://127.0.0.1:${ports.web}`,
      about: `${PULSAR_IMAGE} in container ${this.name}`,
      ...(files && {
        tls: { serviceUrl: `pulsar+ssl://localhost:${ports.brokerTls}`, webUrl: `https://localhost:${ports.webTls}`, caFile: files.certificate }, // prettier-ignore
        keys: { adminToken: readFileSync(files.adminToken, 'utf8'), privateKeyPem: readFileSync(files.tokenKey, 'utf8') },
      }),
    };
  }

  async start(): Promise<void> {
    docker(['start', this.name]);
    const { webUrl, keys } = this.description;
    const running = (): boolean => docker(['inspect', '-f', '{{.State.Running}}', this.name]) === 'true';
    await whenServing(webUrl, keys?.adminToken, running).catch((error: unknown) => {
      throw new VitaeError('DEPENDENCY_UNAVAILABLE', `The broker did not come up:\n${docker(['logs', '--tail', '20', this.name])}`, { cause: error }); // prettier-ignore
    });
  }

  async kill(): Promise<void> {
    if (docker(['inspect', '-f', '{{.State.Running}}', this.name]) === 'true') docker(['kill', this.name]);
  }

  async stop(): Promise<void> {
    docker(['stop', '-t', '60', this.name]);
  }

  async pause(): Promise<void> {
    docker(['pause', this.name]);
  }

  async resume(): Promise<void> {
    if (docker(['inspect', '-f', '{{.State.Paused}}', this.name]) === 'true') docker(['unpause', this.name]);
  }

  async remove(): Promise<void> {
    docker(['rm', '-f', '-v', this.name]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Starts one; pulls the image when it is missing. Throws DEPENDENCY_UNAVAILABLE with Docker's or the broker's own words. */
export async function startDockerBroker(options: BrokerOptions = {}): Promise<OwnBroker> {
  if (spawnSync('docker', ['image', 'inspect', PULSAR_IMAGE], { stdio: 'ignore' }).status !== 0) docker(['pull', '-q', PULSAR_IMAGE], PULL_WITHIN_MS); // prettier-ignore
  const name = `vitae-broker-${randomBytes(4).toString('hex')}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'vitae-broker-'));
  const ports = await brokerPorts(options.ports);
  const credentials = options.auth ? await ensureCredentials(path.join(folder, 'auth')) : undefined;
  const inside = credentials && (Object.fromEntries(Object.entries(credentials).map(([k, file]) => [k, `${INSIDE}/auth/${path.basename(file)}`])) as unknown as CredentialFiles); // prettier-ignore
  const conf = brokerConfiguration({ ports, bindAddress: '0.0.0.0', bookieInterface: 'lo', ...(inside ? { credentials: inside } : {}) });
  writeFileSync(path.join(folder, 'standalone.conf'), conf);
  openForContainer(folder);
  const published = [ports.web, ports.broker, ...(options.auth ? [ports.webTls, ports.brokerTls] : [])];
  docker([
    'create', '--name', name, '-e', `PULSAR_MEM=${MEMORY}`, '-v', `${folder}:${INSIDE}:ro`,
    ...published.flatMap((port) => ['-p', `127.0.0.1:${port}:${port}`]),
    PULSAR_IMAGE, 'bin/pulsar', 'standalone', '--config', `${INSIDE}/standalone.conf`, '-nfw', '-nss',
  ]); // prettier-ignore
  const broker = new DockerBroker(name, folder, ports, credentials);
  try {
    await broker.start();
    return broker;
  } catch (error) {
    await broker.remove();
    throw error;
  }
}

/** The image runs as another user. The folder is temporary and its keys open this one broker. */
function openForContainer(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}
