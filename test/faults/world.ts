import { randomUUID } from 'node:crypto';
import type { QueryResultRow } from 'pg';
import { RECOUNT_OF } from '../../apps/jobs/src/kept/kept-sql.js';
import { ApiClient } from '../harness/client.js';
import { Stack, type ServiceProcess } from '../harness/stack.js';
import { Recorder } from './recorder.js';

export interface Scale {
  /** Items of a row: 10,000 by the matrix; the quick run in `npm test` uses fewer. */
  readonly items: number;
  /** Executors killed (F3), and Jobs killed (F1). */
  readonly kills: number;
  readonly jobsKills: number;
  /** Hard stops of the database (F7). */
  readonly stops: number;
  /** Jobs in the cancel storm (F15). */
  readonly storm: number;
  /** Records of the bulk file, and processes killed while it is imported (BULK). */
  readonly records: number;
  readonly bulkKills: number;
  /** The broker's restarts, and how long it is then away (F6) and stopped (F18), in milliseconds. */
  readonly brokerRestarts: number;
  readonly brokerAwayMs: number;
  readonly brokerStoppedMs: number;
  /** Of the usual rate, what must be left while the broker is away: the matrix's 0.8; less in a short window beside other suites. */
  readonly brokerAwayRate: number;
  /** How long the disk of the database is full (F19). */
  readonly diskFullMs: number;
  /** How long the steady work of the soak lasts (F20). */
  readonly soakMinutes: number;
}

export const FULL: Scale = { items: 10_000, kills: 20, jobsKills: 50, stops: 4, storm: 200, records: 100_000, bulkKills: 6, brokerRestarts: 5, brokerAwayMs: 30_000, brokerStoppedMs: 60_000, brokerAwayRate: 0.8, diskFullMs: 60_000, soakMinutes: 60 }; // prettier-ignore
export const QUICK: Scale = { items: 400, kills: 4, jobsKills: 2, stops: 1, storm: 20, records: 3_000, bulkKills: 2, brokerRestarts: 1, brokerAwayMs: 12_000, brokerStoppedMs: 22_000, brokerAwayRate: 0.5, diskFullMs: 8_000, soakMinutes: 1 }; // prettier-ignore

/** One printed line of the matrix. */
export interface FaultResult {
  readonly row: string;
  readonly fault: string;
  readonly required: string;
  readonly measured: string;
  readonly ok: boolean;
  /** Why it could not be run on this machine. Such a row proves nothing, and fails where CI=true. */
  readonly notRun?: string;
}

export const notRun = (row: string, fault: string, why: string): FaultResult => ({ row, fault, required: '', measured: `NOT RUN: ${why}`, ok: false, notRun: why }); // prettier-ignore

/** What a job's counters, its items and the witness say, side by side. */
export interface Accounts {
  readonly status: string;
  readonly succeeded: number;
  readonly dead: number;
  readonly cancelled: number;
  readonly lost: number;
  readonly dup: number;
  readonly drift: number;
  readonly extra: number;
  readonly starts: number;
}

export async function waitFor<T>(look: () => Promise<T | undefined | false>, ms: number, what: string, every = 50): Promise<T> {
  const end = Date.now() + ms;
  let last: unknown;
  for (;;) {
    const found = await look().catch((e: unknown) => void (last = e));
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what}: not within ${ms} ms${last instanceof Error ? ` (${last.message})` : ''}`);
    await pass(every);
  }
}

/** Lets time pass where time itself is the fault: the interval between two kills, the length of a lease. */
export const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Lease of an item in the rows. Short, so that the rows are; no figure depends on it. */
export const LEASE_MS = 3_000;

/** Each executor runs so many items at once: the catalogue's figure for `probe`. */
export const SLOTS = 10;

/** The product, a second executor, and the witness. Rows may follow each other in one world: `steady` comes between. */
export class World {
  private constructor(
    readonly stack: Stack,
    readonly recorder: Recorder,
    readonly api: ApiClient,
    readonly executors: readonly [ServiceProcess, ServiceProcess],
    /** Settings of the broker, where it is not the embedded one. */
    readonly brokerEnv: Readonly<Record<string, string>>,
  ) {}

  /** `brokerEnv`: QUEUE and what goes with it; the embedded broker without it. */
  static async start(brokerEnv: Readonly<Record<string, string>> = {}): Promise<World> {
    const recorder = await Recorder.start();
    const probe = { VITAE_PROBE: 'true', VITAE_PROBE_URL: recorder.url, LEASE_MS: String(LEASE_MS), HEARTBEAT_MS: '1000', LOG_LEVEL: 'warn', ...brokerEnv }; // prettier-ignore
    let stack: Stack | undefined;
    try {
      stack = await Stack.start({ env: probe, start: ['auth', 'resume', 'jobs', 'executor', 'gateway'] });
      const second = await stack.replica('executor');
      await second.start().ready();
      const api = new ApiClient(stack.gatewayUrl);
      await api.register();
      return new World(stack, recorder, api, [stack.service('executor'), second], brokerEnv);
    } catch (error) {
      await stack?.stop();
      await recorder.stop();
      throw error;
    }
  }

  get jobs(): ServiceProcess {
    return this.stack.service('jobs');
  }

  /** Everything runs and is ready, and the witness says yes to everything. */
  async steady(): Promise<void> {
    this.recorder.decide = () => ({ do: 'ok' });
    for (const p of this.stack.started) if (!p.running) p.start();
    await Promise.all(this.stack.started.map((p) => p.ready()));
  }

  /** Which processes ended, or were started anew, from now until the answer is called. */
  endings(): () => readonly string[] {
    const pids = this.stack.started.map((process) => ({ process, pid: process.pid }));
    return () => pids.filter(({ process, pid }) => !process.running || process.pid !== pid).map(({ process }) => process.label);
  }

  /** Ends a process as an operator would and starts it with further environment. */
  async restart(service: ServiceProcess, env: Readonly<Record<string, string>> = {}): Promise<void> {
    await service.stop();
    await service.start(env).ready();
  }

  /** A probe job; `clientRequestId` may be said again. `api`: another person's. */
  async submit(items: number, clientRequestId: string = randomUUID(), api = this.api): Promise<string> {
    const input = { clientRequestId, type: 'probe', input: { items } };
    const { executeJob } = await api.ask<{ executeJob: { id?: string } }>(
      'mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } ... on InvalidInput { issues { path message } } } }',
      { input },
    );
    if (!executeJob.id) throw new Error(JSON.stringify(executeJob));
    return executeJob.id;
  }

  /** One row of the jobs database. */
  async row<R extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R> {
    const [row] = await this.stack.query<R>('jobs', text, values);
    if (!row) throw new Error(`No row: ${text}`);
    return row;
  }

  /** Counts items of the jobs database. */
  async count(where: string, values: readonly unknown[] = []): Promise<number> {
    return (await this.row<{ n: number }>(`SELECT count(*)::int AS n FROM items WHERE ${where}`, values)).n;
  }

  async succeededOf(jobId: string): Promise<number> {
    return (await this.row<{ n: number }>('SELECT succeeded AS n FROM jobs WHERE id = $1', [jobId])).n;
  }

  /** Items of a job that have not ended. */
  openOf(jobId: string): Promise<number> {
    return this.count(`job_id = $1 AND status = 'READY'`, [jobId]);
  }

  /** Resolves when so many items of the job have succeeded. */
  async reached(jobId: string, items: number, ms = 120_000): Promise<void> {
    await waitFor(async () => (await this.succeededOf(jobId)) >= items, ms, `${items} items of ${jobId}`);
  }

  async finished(jobId: string, ms = 300_000): Promise<void> {
    const done = async (): Promise<boolean> =>
      (await this.row<{ done: boolean }>('SELECT finished_at IS NOT NULL AS done FROM jobs WHERE id = $1', [jobId])).done;
    await waitFor(done, ms, `job ${jobId}`, 100);
  }

  /** `expected`: items whose effect must exist. */
  async accounts(jobId: string, expected: number): Promise<Accounts> {
    const job = await this.row<{ phase: string; succeeded: number; dead: number; cancelled: number; total: number; owner_id: string }>(
      'SELECT phase::text, succeeded, dead, cancelled, total, owner_id FROM jobs WHERE id = $1',
      [jobId],
    );
    const count = await this.row<{ succeeded: number; dead: number; cancelled: number; all: number }>(
      `SELECT count(*) FILTER (WHERE status = 'SUCCEEDED')::int AS succeeded, count(*) FILTER (WHERE status = 'DEAD')::int AS dead,
              count(*) FILTER (WHERE status = 'CANCELLED')::int AS cancelled, count(*)::int AS all FROM items WHERE job_id = $1`,
      [jobId],
    );
    const seen = await this.recorder.seen(jobId);
    const apart = (['succeeded', 'dead', 'cancelled'] as const).reduce((n, state) => n + Math.abs(job[state] - count[state]), 0);
    return {
      status: job.phase,
      succeeded: job.succeeded,
      dead: job.dead,
      cancelled: job.cancelled,
      lost: expected - seen.distinct,
      dup: seen.effects - seen.distinct,
      drift: apart + Math.abs(job.total - count.all) + (await this.usageDrift(job.owner_id)),
      extra: seen.extra,
      starts: seen.starts,
    };
  }

  /** Scopes of a person of which Jobs has written down something else than is there. */
  private async usageDrift(owner: string): Promise<number> {
    const text = `SELECT count(*)::int AS n FROM (SELECT scope, used FROM usage WHERE owner_id = $1) u
      FULL JOIN (SELECT scope, sum(used) AS used FROM (${RECOUNT_OF}) x GROUP BY scope) c USING (scope) WHERE coalesce(u.used, 0) <> coalesce(c.used, 0)`;
    return (await this.row<{ n: number }>(text, [owner])).n;
  }

  /** A counter of a service's /metrics, summed over the labels that match. */
  async metric(service: ServiceProcess, name: string, label = ''): Promise<number> {
    const text = await fetch(new URL('/metrics', service.spec.readyUrl), { signal: AbortSignal.timeout(5_000) }).then((r) => r.text());
    return text
      .split('\n')
      .filter((l) => l.startsWith(name) && !l.startsWith('#') && l.includes(label))
      .reduce((sum, l) => sum + Number(l.slice(l.lastIndexOf(' ') + 1)), 0);
  }

  /** Resolves when the executors have told Jobs all they have to tell. */
  async told(ms = 60_000): Promise<void> {
    const untold = async (): Promise<number[]> => Promise.all(this.executors.map((e) => this.metric(e, 'vitae_executor_untold')));
    await waitFor(async () => (await untold()).every((n) => n === 0), ms, 'the executors to have told everything');
  }

  async stop(): Promise<void> {
    await this.api.close();
    await this.stack.stop();
    await this.recorder.stop();
  }
}

export const say = (a: Accounts): string => `lost ${a.lost}, dup ${a.dup}, drift ${a.drift}, extra ${a.extra}`;
export const clean = (a: Accounts): boolean => a.lost === 0 && a.dup === 0 && a.drift === 0;
