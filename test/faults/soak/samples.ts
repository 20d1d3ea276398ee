import { appendFileSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import pg from 'pg';
import { DATABASES } from '#contracts';
import type { ServiceProcess } from '../../harness/stack.js';
import type { World } from '../world.js';

/** One process at one moment. Memory in bytes. */
export interface ProcessSample {
  /** Private pages, clean and dirty: what would be free if the process ended. */
  readonly private: number;
  readonly rss: number;
  readonly heap: number;
  readonly fds: number;
  readonly sockets: number;
  /** Sockets it listens on. */
  readonly listening: number;
  /** Event-loop delay, p99 since the last look, in milliseconds. */
  readonly lagMs: number;
}

export interface ServerSample {
  /** Connections of the services, by login. */
  readonly backends: Readonly<Record<string, number>>;
  /** Private memory of the server and all its processes, in bytes. */
  readonly private: number;
  readonly processes: number;
}

export interface Sample {
  /** Milliseconds since the run began. */
  readonly at: number;
  readonly processes: Readonly<Record<string, ProcessSample>>;
  readonly postgres: ServerSample;
  /** Bytes of a table with its indexes, by `database.table`; of every sixth sample. */
  readonly tables?: Readonly<Record<string, number>>;
}

/** Looks at every process and at PostgreSQL, and writes each look to the file at once, a line of JSON. Linux only: it reads /proc. */
export class Sampler {
  readonly samples: Sample[] = [];
  private readonly begun = performance.now();

  private constructor(
    private readonly world: World,
    readonly file: string,
    private readonly admin: pg.Client,
  ) {}

  static async open(world: World, file: string): Promise<Sampler> {
    const admin = new pg.Client({ connectionString: world.stack.postgres.url('postgres') });
    await admin.connect();
    return new Sampler(world, file, admin);
  }

  async look(): Promise<void> {
    const at = Math.round(performance.now() - this.begun);
    const processes = await Promise.all(this.world.stack.started.map(async (p) => [p.label, await this.process(p)] as const));
    const tables = this.samples.length % 6 === 0 ? { tables: await this.tables() } : {};
    const sample: Sample = { at, processes: Object.fromEntries(processes), postgres: await this.server(), ...tables };
    this.samples.push(sample);
    appendFileSync(this.file, `${JSON.stringify(sample)}\n`);
  }

  close(): Promise<void> {
    return this.admin.end();
  }

  private async process(p: ServiceProcess): Promise<ProcessSample> {
    const metric = (name: string): Promise<number> => this.world.metric(p, name);
    const [heap, lag] = [await metric('nodejs_heap_size_used_bytes'), await metric('nodejs_eventloop_lag_p99_seconds')];
    const inodes = socketsOf(p.pid);
    return {
      ...memoryOf(p.pid),
      heap,
      fds: readdirSync(`/proc/${p.pid}/fd`).length,
      sockets: inodes.size,
      listening: listeningOf(p.pid, inodes),
      lagMs: Math.round(lag * 1_000),
    };
  }

  private async server(): Promise<ServerSample> {
    const { rows } = await this.admin.query<{ login: string; n: number }>(
      `SELECT usename AS login, count(*)::int AS n
       FROM pg_stat_activity WHERE backend_type = 'client backend' AND usename LIKE 'vitae%' GROUP BY 1`,
    );
    const pids = family(this.world.stack.postgres.pid ?? 0);
    return {
      backends: Object.fromEntries(rows.map((r) => [r.login, r.n])),
      private: pids.reduce((n, pid) => n + memoryOf(pid).private, 0),
      processes: pids.length,
    };
  }

  private async tables(): Promise<Record<string, number>> {
    const all = DATABASES.map(async (d) => {
      const rows = await this.world.stack.query<{ name: string; bytes: string }>(
        d,
        `SELECT relid::regclass::text AS name, pg_total_relation_size(relid) AS bytes FROM pg_stat_user_tables`,
      );
      return rows.map((r) => [`${d}.${r.name}`, Number(r.bytes)] as const);
    });
    return Object.fromEntries((await Promise.all(all)).flat());
  }
}

/** 0 of a process that has just ended: a backend may between the listing and the look. */
function memoryOf(pid: number): { private: number; rss: number } {
  const text = readOr(`/proc/${pid}/smaps_rollup`);
  const kb = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1_024;
  return { private: kb('Private_Clean') + kb('Private_Dirty'), rss: kb('Rss') };
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function socketsOf(pid: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (const fd of readdirSync(`/proc/${pid}/fd`)) {
    try {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
      if (inode !== undefined) found.add(inode);
    } catch {
      // Closed since the listing.
    }
  }
  return found;
}

const LISTEN = '0A';

function listeningOf(pid: number, inodes: ReadonlySet<string>): number {
  const lines = ['tcp', 'tcp6'].flatMap((t) => readOr(`/proc/${pid}/net/${t}`).split('\n').slice(1));
  return lines.map((l) => l.trim().split(/\s+/)).filter((f) => f[3] === LISTEN && inodes.has(f[9] ?? '')).length;
}

/** The process and its children. */
function family(pid: number): number[] {
  const children = readOr(`/proc/${pid}/task/${pid}/children`).trim();
  return [pid, ...children.split(/\s+/).filter(Boolean).map(Number)];
}
