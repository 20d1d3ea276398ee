import { randomUUID } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import { ApiClient, FINISHED } from '../../test/harness/client.js';
import type { Stack } from '../../test/harness/stack.js';
import { median, percentile, type Row, type Run } from '../measure.js';
import { BareStatements } from '../opponents/statements.js';
import { startProduct } from '../product.js';

const SAMPLES = 100;
const ROUNDS = 5;

/** Milliseconds from the database's created_at to its finished_at of single no-op jobs submitted one after the other to an idle system. */
async function ours(stack: Stack, api: ApiClient, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const input = { clientRequestId: randomUUID(), type: 'probe', input: { items: 1 } };
    const { executeJob } = await api.ask<{ executeJob: { id: string } }>(
      'mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } } }',
      { input },
    );
    await api.watch<{ jobUpdated: { status: string } }>(
      'subscription ($id: ID!) { jobUpdated(id: $id) { status } }',
      { id: executeJob.id },
      (v) => FINISHED.has(v.jobUpdated.status),
    );
    const [row] = await stack.query<{ ms: number }>(
      'jobs',
      'SELECT (extract(epoch FROM finished_at - created_at) * 1000)::float8 AS ms FROM jobs WHERE id = $1',
      [executeJob.id],
    );
    times.push(row?.ms ?? NaN);
  }
  return times;
}

async function boss(b: PgBoss, count: number, arrived: Map<string, (t: number) => void>): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const key = randomUUID();
    const handled = new Promise<number>((resolve) => arrived.set(key, resolve));
    const begun = performance.now();
    await b.send('latency', { key });
    times.push((await handled) - begun);
  }
  return times;
}

/**
 * Submit → SUCCEEDED of one no-op job on an idle system, against pg-boss send → handled with both of its NOTIFY switches on, and beside the
 * design's own statements up to the same place without anything between them.
 */
export async function latency({ keep }: Run): Promise<Row[]> {
  const stack = await startProduct({ VITAE_PROBE: 'true' });
  const floor = await BareStatements.start(stack);
  const b = new PgBoss({ connectionString: stack.databaseUrl('queue'), schema: 'bench', useListenNotify: true });
  try {
    const api = new ApiClient(stack.gatewayUrl);
    await api.register();
    b.on('error', () => undefined);
    await b.start();
    await b.createQueue('latency', { notify: true } as never);
    const arrived = new Map<string, (t: number) => void>();
    await b.work<{ key: string }>('latency', { pollingIntervalSeconds: 2 }, async (jobs) => {
      for (const job of jobs) arrived.get(job.data.key)?.(performance.now());
    });
    const raw: { ours: number[]; boss: number[]; floor: number[] }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const count = SAMPLES / ROUNDS;
      const sample = { ours: await ours(stack, api, count), boss: await boss(b, count, arrived), floor: await floor.lone(count) };
      if (round === 0) continue;
      raw.push(sample);
      keep(sample);
    }
    const [us, them] = [raw.flatMap((r) => r.ours), raw.flatMap((r) => r.boss)];
    const [p50, p99, theirs, least] = [percentile(us, 50), percentile(us, 99), median(them), median(raw.flatMap((r) => r.floor))];
    await api.close();
    return [
      {
        bench: 'submit → SUCCEEDED, idle, no-op',
        against: 'pg-boss send → handled',
        goal: 'p50 ≤ 3 ×, p99 ≤ 100 ms',
        figure: `p50 ${(p50 / theirs).toFixed(2)} × (${p50.toFixed(1)} against ${theirs.toFixed(1)} ms; its statements alone ${least.toFixed(1)}), p99 ${p99.toFixed(0)} ms`,
        met: p50 / theirs <= 3 && p99 <= 100,
        raw,
      },
    ];
  } finally {
    await b.stop({ graceful: false }).catch(() => undefined);
    await floor.stop();
    await stack.stop();
  }
}
