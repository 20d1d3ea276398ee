import { randomUUID } from 'node:crypto';
import { ApiClient } from '../harness/client.js';
import { Stack, type ServiceProcess } from '../harness/stack.js';
import { Recorder } from './recorder.js';

export interface Scale {
  /** Items of a row at full size: 10,000 by the matrix; the quick run in `npm test` uses fewer. */
  readonly items: number;
  readonly kills: number;
  readonly title: 'full' | 'quick';
}

export const FULL: Scale = { items: 10_000, kills: 20, title: 'full' };
export const QUICK: Scale = { items: 1_000, kills: 4, title: 'quick' };

/** One printed line of the matrix. */
export interface FaultResult {
  readonly row: string;
  readonly fault: string;
  readonly required: string;
  readonly measured: string;
  readonly ok: boolean;
}

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
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/** The product, a second executor, and the witness. Short leases keep the rows short; the figures do not depend on them. */
export class World {
  private constructor(
    readonly stack: Stack,
    readonly recorder: Recorder,
    readonly api: ApiClient,
    readonly executors: readonly [ServiceProcess, ServiceProcess],
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<World> {
    const recorder = await Recorder.start();
    const probe = { VITAE_PROBE: 'true', VITAE_PROBE_URL: recorder.url, LEASE_MS: '3000', HEARTBEAT_MS: '1000', LOG_LEVEL: 'warn', ...env };
    let stack: Stack | undefined;
    try {
      stack = await Stack.start({ env: probe, start: ['auth', 'resume', 'jobs', 'executor', 'gateway'] });
      const second = (await stack.replica('executor')).start();
      await second.ready();
      const api = new ApiClient(stack.gatewayUrl);
      await api.register();
      return new World(stack, recorder, api, [stack.service('executor'), second]);
    } catch (error) {
      await stack?.stop();
      await recorder.stop();
      throw error;
    }
  }

  async submit(items: number): Promise<string> {
    const input = { clientRequestId: randomUUID(), type: 'probe', input: { items } };
    const { executeJob } = await this.api.ask<{ executeJob: { id?: string } }>(
      'mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } ... on InvalidInput { issues { path message } } } }',
      { input },
    );
    if (!executeJob.id) throw new Error(JSON.stringify(executeJob));
    return executeJob.id;
  }

  async succeededOf(jobId: string): Promise<number> {
    const [row] = await this.stack.query<{ n: number }>('jobs', 'SELECT succeeded AS n FROM jobs WHERE id = $1', [jobId]);
    return row?.n ?? 0;
  }

  finished(jobId: string, ms: number): Promise<unknown> {
    return waitFor(
      async () => {
        const [row] = await this.stack.query<{ done: boolean }>('jobs', 'SELECT finished_at IS NOT NULL AS done FROM jobs WHERE id = $1', [
          jobId,
        ]);
        return row?.done;
      },
      ms,
      `job ${jobId}`,
      100,
    );
  }

  /** `expected`: items whose effect must exist. */
  async accounts(jobId: string, expected: number): Promise<Accounts> {
    const [job] = await this.stack.query<{ phase: string; succeeded: number; dead: number; cancelled: number; total: number }>(
      'jobs',
      'SELECT phase::text, succeeded, dead, cancelled, total FROM jobs WHERE id = $1',
      [jobId],
    );
    const [count] = await this.stack.query<{ succeeded: number; dead: number; cancelled: number }>(
      'jobs',
      `SELECT count(*) FILTER (WHERE status = 'SUCCEEDED')::int AS succeeded, count(*) FILTER (WHERE status = 'DEAD')::int AS dead,
              count(*) FILTER (WHERE status = 'CANCELLED')::int AS cancelled FROM items WHERE job_id = $1`,
      [jobId],
    );
    if (!job || !count) throw new Error(`no job ${jobId}`);
    const seen = await this.recorder.seen(jobId);
    const drift = Math.abs(job.succeeded - count.succeeded) + Math.abs(job.dead - count.dead) + Math.abs(job.cancelled - count.cancelled);
    return {
      status: job.phase,
      succeeded: job.succeeded,
      dead: job.dead,
      cancelled: job.cancelled,
      lost: expected - seen.distinct,
      dup: seen.effects - seen.distinct,
      drift,
      extra: seen.extra,
      starts: seen.starts,
    };
  }

  /** A counter of a service's /metrics, summed over the labels that match. */
  async metric(service: ServiceProcess, name: string, label = ''): Promise<number> {
    const text = await fetch(new URL('/metrics', service.spec.readyUrl)).then((r) => r.text());
    return text
      .split('\n')
      .filter((l) => l.startsWith(name) && !l.startsWith('#') && l.includes(label))
      .reduce((sum, l) => sum + Number(l.slice(l.lastIndexOf(' ') + 1)), 0);
  }

  async stop(): Promise<void> {
    await this.api.close();
    await this.stack.stop();
    await this.recorder.stop();
  }
}

export const say = (a: Accounts): string => `lost ${a.lost}, dup ${a.dup}, drift ${a.drift}, extra ${a.extra}`;
export const clean = (a: Accounts): boolean => a.lost === 0 && a.dup === 0 && a.drift === 0;
