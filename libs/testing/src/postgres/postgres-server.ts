import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgres } from '#embedded-postgres';

export interface PostgresServerOptions {
  /** Server settings over the defaults, e.g. `{ fsync: 'on' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder in which the server's own folder is made. Default: the system's temporary folder. */
  readonly parent?: string;
}

/**
 * A real PostgreSQL of its own: 127.0.0.1, a free port kept over restarts, a random password. When this process dies in any
 * way, kill -9 too, the server stops and its folder goes: a shell holds the other end of a pipe and outlives us by a moment.
 */
export interface PostgresServer {
  /** postgresql:// of the superuser on database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** Holds `data` and `server.log`. */
  readonly folder: string;
  /** The postmaster's process id while it runs. */
  readonly pid: number | undefined;
  /** Starts a stopped server on the same data and port; resolves when it answers a query. Does nothing when it runs. */
  start(): Promise<void>;
  /**
   * Resolves when the process is gone. `fast` (default) ends clients politely, `immediate` drops everything as a crash would,
   * so that the next start recovers (`pg_ctl -m` has the same words). Does nothing when it is stopped.
   */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
  /** Stops and deletes the folder, or leaves it where it is (`keepData`). */
  remove(options?: { readonly keepData?: boolean }): Promise<void>;
}

/**
 * Test servers may lose data in a power cut but not in a crash of the process, so `-m immediate` is as hard on the product as with
 * fsync on; without fsync a slow disk does not decide how long a run takes.
 */
const SETTINGS = {
  max_connections: '200',
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  log_line_prefix: '%m [%p] %d ',
};

/** Reads a pipe of ours to its end: "done" means that we stopped the server ourselves, silence that we died. */
const WATCH =
  'read -r word; [ "$word" = done ] && exit 0; kill -QUIT "$1"; while kill -0 "$1" 2>/dev/null; do sleep 0.1; done; rm -rf "$2"';

class TemporaryServer implements PostgresServer {
  private running = true;
  private watcher: ChildProcess;

  constructor(
    private readonly server: EmbeddedPostgres,
    readonly folder: string,
  ) {
    this.watcher = this.watch();
  }

  get url(): string {
    return this.server.url();
  }

  get port(): number {
    return this.server.port;
  }

  get pid(): number | undefined {
    return this.running ? this.server.pid : undefined;
  }

  async start(): Promise<void> {
    if (this.running) return;
    await this.server.restart();
    this.running = true;
    this.watcher = this.watch();
  }

  async stop(mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
    if (!this.running) return;
    this.running = false;
    await this.server.stop(mode);
    this.watcher.stdin?.end('done\n');
  }

  async remove(options: { readonly keepData?: boolean } = {}): Promise<void> {
    await this.stop(options.keepData ? 'fast' : 'immediate');
    if (!options.keepData) await rm(this.folder, { recursive: true, force: true });
  }

  private watch(): ChildProcess {
    const watcher = spawn('/bin/sh', ['-c', WATCH, 'sh', String(this.server.pid), this.folder], {
      detached: true,
      cwd: '/',
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    watcher.unref();
    watcher.stdin.on('error', () => undefined);
    (watcher.stdin as unknown as { unref(): void }).unref();
    return watcher;
  }
}

/** Makes a new cluster and starts it. About a second. Throws with the server's own words when it does not come up. */
export async function startPostgres(options: PostgresServerOptions = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(path.join(options.parent ?? tmpdir(), 'vitae-test-pg-'));
  await chmod(folder, 0o755);
  try {
    const server = await EmbeddedPostgres.start({
      dataDir: path.join(folder, 'data'),
      logFile: path.join(folder, 'server.log'),
      password: randomBytes(12).toString('hex'),
      settings: { ...SETTINGS, ...options.settings },
    });
    return new TemporaryServer(server, folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
