import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { errorText, sleep, VitaeError } from '#common';
import { sqlState } from '#database';
import { findViolations } from '../../apps/jobs/src/dispatch/invariants.js';
import { Crowd } from './crowd.js';

export interface StressOptions {
  /** Superuser's, of a database with the migrations of jobs that nobody else uses. */
  readonly url: string;
  readonly seconds: number;
  /** Connections, each with one statement under way. Default 24. */
  readonly connections?: number;
  /** Of the choices; what the database makes of them in which order is its own. Default 1. */
  readonly seed?: number;
  /** Called every ten seconds. */
  readonly say?: (line: string) => void;
}

export interface StressReport {
  readonly seconds: number;
  /** How often each verb ran to its end. */
  readonly verbs: Readonly<Record<string, number>>;
  /** By pg_stat_database. */
  readonly deadlocks: number;
  /** By the server's log, with the statements of each; undefined where the log cannot be read. */
  readonly logged: readonly string[] | undefined;
  /** Errors that no verb should end in, each with its count. */
  readonly unexpected: Readonly<Record<string, number>>;
  /** What contradicted itself, while the crowd worked or afterwards. */
  readonly drift: readonly string[];
}

/**
 * How the product says that a person was too late: the job has ended, or is gone. And that a row's lock, or on a machine that does much else a
 * connection, did not come within two seconds.
 */
const EXPECTED = new Set(['CONFLICT', 'NOT_FOUND', 'DEPENDENCY_UNAVAILABLE']);

/** A small generator with a seed. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Every verb on the rows of jobs, items and leases, from many connections at once on the same few rows; counts what the server calls a
 * deadlock and looks for counters that drifted. The order of locks is written in `apps/jobs/src/dispatch/tally.ts`: with it there is none.
 */
export async function stress(options: StressOptions): Promise<StressReport> {
  const { url, seconds, connections = 24, seed = 1, say = () => undefined } = options;
  const watch = new pg.Client({ connectionString: url, application_name: 'stress-watch', connectionTimeoutMillis: 10_000 });
  await watch.connect();
  const random = dice(seed);
  const crowd = new Crowd(url, connections, random);
  const verbs: Record<string, number> = {};
  const unexpected: Record<string, number> = {};
  const drift = new Set<string>();
  const before = await deadlocks(watch);
  const logAt = await logSize(watch);
  const until = performance.now() + seconds * 1_000;
  const choose = chooser(crowd, random);

  const member = async (): Promise<void> => {
    while (performance.now() < until) {
      const name = choose();
      try {
        await crowd.verbs[name]!.run();
        verbs[name] = (verbs[name] ?? 0) + 1;
      } catch (error) {
        const known = error instanceof VitaeError && EXPECTED.has(error.code) && sqlState(error) !== '40P01';
        if (!known) unexpected[`${name}: ${describe(error)}`] = (unexpected[`${name}: ${describe(error)}`] ?? 0) + 1;
      }
    }
  };
  const watcher = async (): Promise<void> => {
    for (let n = 1; performance.now() < until; n++) {
      await sleep(1_000);
      for (const { what, job } of await findViolations(watch)) drift.add(`${what} of ${job}`);
      if (n % 10 === 0)
        say(`${n} s, ${total(verbs)} statements of ${Object.keys(verbs).length} verbs, ${await deadlocks(watch)} deadlocks`);
    }
  };
  try {
    await Promise.all([watcher(), ...Array.from({ length: connections }, member)]);
    await crowd.close();
    for (const line of await recount(watch, crowd.succeeded)) drift.add(line);
    // A backend tells what it counted when it ends.
    await sleep(500);
    return {
      seconds,
      verbs,
      deadlocks: (await deadlocks(watch)) - before,
      logged: await logged(watch, logAt),
      unexpected,
      drift: [...drift],
    };
  } finally {
    await watch.end();
  }
}

const total = (verbs: Readonly<Record<string, number>>): number => Object.values(verbs).reduce((sum, n) => sum + n, 0);

const describe = (error: unknown): string => `${sqlState(error) ?? (error instanceof VitaeError ? error.code : '')} ${errorText(error)}`;

function chooser(crowd: Crowd, random: () => number): () => string {
  const names = Object.keys(crowd.verbs);
  const sum = names.reduce((n, name) => n + crowd.verbs[name]!.weight, 0);
  return () => {
    let at = random() * sum;
    for (const name of names) if ((at -= crowd.verbs[name]!.weight) < 0) return name;
    return names[0]!;
  };
}

async function deadlocks(db: pg.Client): Promise<number> {
  const { rows } = await db.query<{ n: number }>('SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()');
  return rows[0]!.n;
}

/** Every job, not only those the product's own check draws; and against what was answered to those who told it. */
async function recount(db: pg.Client, succeeded: ReadonlyMap<string, number>): Promise<string[]> {
  const { rows } = await db.query<{ id: string; succeeded: number; right: boolean }>(`
    SELECT j.id, j.succeeded, (j.total, j.succeeded, j.dead, j.cancelled) =
      (count(i.id), count(*) FILTER (WHERE i.status = 'SUCCEEDED'), count(*) FILTER (WHERE i.status = 'DEAD'), count(*) FILTER (WHERE i.status = 'CANCELLED')) AS right
    FROM jobs j JOIN items i ON i.job_id = j.id GROUP BY j.id`);
  return [
    ...rows.filter((r) => !r.right).map((r) => `COUNTERS of ${r.id} at the end`),
    ...rows.filter((r) => r.succeeded !== (succeeded.get(r.id) ?? 0)).map((r) => `ANSWERS of ${r.id}: ${r.succeeded} counted, ${succeeded.get(r.id) ?? 0} answered APPLIED`),
    ...(await findViolations(db)).map(({ what, job }) => `${what} of ${job} at the end`),
  ]; // prettier-ignore
}

/** Embedded servers' log stands beside their data and is readable by who started them, not by the server. Bytes; undefined where there is none. */
async function logSize(db: pg.Client): Promise<number | undefined> {
  const { file } = await logFile(db);
  return existsSync(file) ? statSync(file).size : undefined;
}

async function logFile(db: pg.Client): Promise<{ file: string; name: string }> {
  const { rows } = await db.query<{ folder: string; name: string }>(
    `SELECT current_setting('data_directory') AS folder, current_database() AS name`,
  );
  return { file: path.join(rows[0]!.folder, '..', 'server.log'), name: rows[0]!.name };
}

async function logged(db: pg.Client, from: number | undefined): Promise<string[] | undefined> {
  if (from === undefined) return undefined;
  const { file, name } = await logFile(db);
  const text = readFileSync(file).subarray(from).toString('utf8');
  return text
    .split(/^(?=\d{4}-\d\d-\d\d )/m)
    .flatMap((entry, i, all) => (entry.includes(`] ${name} ERROR:  deadlock detected`) ? [entry + (all[i + 1] ?? '')] : []));
}
