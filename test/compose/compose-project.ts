import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** Docker answers and has compose. */
export const hasDocker = (): boolean =>
  spawnSync('docker', ['compose', 'version']).status === 0 && spawnSync('docker', ['info']).status === 0;

/** Runs `docker …`; resolves with what it printed, rejects with everything it said when it fails or takes longer than `ms`. */
export function docker(args: readonly string[], env: NodeJS.ProcessEnv = process.env, ms = 120_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('docker', args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: ms });
    let out = '';
    let err = '';
    child.stdout.on('data', (d: Buffer) => (out += d.toString()));
    child.stderr.on('data', (d: Buffer) => (err += d.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(out.trim()) : reject(new Error(`docker ${args.join(' ')} ended with ${code}:\n${out}${err}`.slice(-6_000))),
    );
  });
}

/** What a suite does with one account is more than a person keeps. */
const PLENTY = `RESUME_QUOTA_RESUMES=10000000
RESUME__RESUME_QUOTA_LETTERS=10000000
`;

/** The product brought up from the committed docker-compose.yaml, under a project name of its own and on a port the engine chooses. */
export class ComposeProject {
  readonly name = `vitae-test-${randomBytes(4).toString('hex')}`;
  private readonly env: NodeJS.ProcessEnv;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'vitae-compose-'));

  /** `image`: the tag that is built and run. VITAE_TEST_IMAGE names one that is there already: it is run as it is. */
  constructor(readonly image = process.env['VITAE_TEST_IMAGE'] ?? 'vitae:compose-test') {
    const { COMPOSE_FILE: _, COMPOSE_PROJECT_NAME: __, GEMINI_API_KEY: ___, ...outer } = process.env;
    const settings = path.join(this.folder, 'vitae.env');
    writeFileSync(settings, PLENTY);
    this.env = { ...outer, GATEWAY_PORT: '0', VITAE_IMAGE: image, VITAE_ENV_FILE: settings };
  }

  compose(args: readonly string[], ms?: number): Promise<string> {
    return docker(['compose', '-f', 'docker-compose.yaml', '-p', this.name, '--progress', 'quiet', ...args], this.env, ms);
  }

  /** From the committed Dockerfile, unless a finished image was named. */
  async build(): Promise<void> {
    if (process.env['VITAE_TEST_IMAGE'] === undefined) await this.compose(['build', 'secrets'], 900_000);
  }

  /** Returns when every health check is green. */
  async up(...args: readonly string[]): Promise<void> {
    await this.compose(['up', '--detach', '--wait', '--wait-timeout', '300', ...args], 900_000);
  }

  async down(): Promise<void> {
    await this.compose(['down', '--volumes', '--timeout', '5']);
    rmSync(this.folder, { recursive: true, force: true });
  }

  async gatewayUrl(): Promise<string> {
    return `http://${await this.compose(['port', 'gateway', '3000'])}`;
  }

  async containers(service: string): Promise<string[]> {
    return (await this.compose(['ps', '--all', '--quiet', service])).split('\n').filter(Boolean);
  }

  async container(service: string): Promise<string> {
    const [id] = await this.containers(service);
    if (id === undefined) throw new Error(`${service} has no container`);
    return id;
  }

  /** Runs a program text by Node inside a container of ours and answers what it printed. */
  node(container: string, program: string): Promise<string> {
    return docker(['exec', container, 'node', '--input-type=commonjs', '-e', program]);
  }

  logs(...services: readonly string[]): Promise<string> {
    return this.compose(['logs', '--no-color', ...services]);
  }
}

/**
 * kill -9 of the service's own process, below the init: what an out-of-memory kill or a crash looks like. The engine starts the container
 * again. Detached, because the container takes the command that did it down with itself.
 */
export async function crash(project: ComposeProject, service: string): Promise<void> {
  const id = await project.container(service);
  const program = `
    const fs = require('node:fs');
    const own = fs.readdirSync('/proc').find((p) => /^\\d+$/.test(p) && !['1', String(process.pid)].includes(p) && fs.readFileSync('/proc/' + p + '/cmdline', 'utf8').includes('dist/apps/${service}/src/main.js'));
    process.kill(Number(own), 'SIGKILL');`;
  await docker(['exec', '--detach', id, 'node', '--input-type=commonjs', '-e', program]);
}

/** The container is killed from outside, which the engine takes for a wish: it is started again by hand, at once. */
export async function killAndStart(project: ComposeProject, service: string): Promise<void> {
  const id = await project.container(service);
  await docker(['kill', '--signal', 'KILL', id]);
  await docker(['start', id]);
}

export async function startedTimes(container: string): Promise<number> {
  return Number(await docker(['inspect', '--format', '{{.RestartCount}}', container]));
}
