import { randomUUID } from 'node:crypto';
import { Logger, makeWorkerUtils, run as runGraphile } from 'graphile-worker';
import { PgBoss } from 'pg-boss';
import pg from 'pg';
import { ApiClient } from '../../test/harness/client.js';
import type { Stack } from '../../test/harness/stack.js';
import { median, until, type Row, type Run } from '../measure.js';
import { BareStatements } from '../opponents/statements.js';
import { startProduct } from '../product.js';

const JOBS = 20_000;
const ROUNDS = 5;
const CONCURRENCY = 10;

/** Seconds from the first claim until the last of `JOBS` no-op items is acknowledged and the job is SUCCEEDED: dispatch, hint, claim, run, acknowledge. */
async function ours(stack: Stack, api: ApiClient): Promise<number> {
  const input = { clientRequestId: randomUUID(), type: 'probe', input: { items: JOBS } };
  const { executeJob } = await api.ask<{ executeJob: { id: string } }>(
    'mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } } }',
    { input },
  );
  const done = async (): Promise<true | undefined> => {
    const [row] = await stack.query<{ open: number }>(
      'jobs',
      'SELECT (total - succeeded - dead - cancelled) AS open FROM jobs WHERE id = $1',
      [executeJob.id],
    );
    return row?.open === 0 ? true : undefined;
  };
  await until(done, 120_000, 'the probe job', 100);
  const [took] = await stack.query<{ s: number }>(
    'jobs',
    'SELECT extract(epoch FROM finished_at - started_at)::float8 AS s FROM jobs WHERE id = $1',
    [executeJob.id],
  );
  return took?.s ?? NaN;
}

/** graphile-worker with its batching on: a local queue of 500, completions in batches. Timed from start() to the last completion in the table. */
async function graphile(url: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 12 });
  const utils = await makeWorkerUtils({ pgPool: pool });
  await utils.migrate();
  await pool.query(`SELECT graphile_worker.add_jobs((SELECT array_agg((('noop', json_build_object('n', n), null, null, null, null, null, null)::graphile_worker.job_spec)) FROM generate_series(1, $1) n))`, [JOBS]); // prettier-ignore
  let handled = 0;
  const begun = performance.now();
  const runner = await runGraphile({
    pgPool: pool,
    noHandleSignals: true,
    // Its own logger writes a line a job, which would cost it more than the job.
    logger: new Logger(() => () => undefined),
    taskList: { noop: () => void handled++ },
    preset: {
      worker: { concurrentJobs: CONCURRENCY, maxPoolSize: 12, localQueue: { size: 500 }, completeJobBatchDelay: 1, failJobBatchDelay: 1 },
    },
  });
  const empty = async (): Promise<true | undefined> => {
    if (handled < JOBS) return undefined;
    const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM graphile_worker.jobs');
    return rows[0]?.n === 0 ? true : undefined;
  };
  await until(empty, 120_000, 'graphile-worker');
  const seconds = (performance.now() - begun) / 1_000;
  await runner.stop();
  await utils.release();
  await pool.end();
  return seconds;
}

/** pg-boss with batches: ten workers that fetch and complete 200 at a time. */
async function boss(url: string): Promise<number> {
  const b = new PgBoss({ connectionString: url, schema: 'bench', max: 12 });
  b.on('error', () => undefined);
  await b.start();
  await b.createQueue('noop');
  await b.insert(
    'noop',
    Array.from({ length: JOBS }, (_, n) => ({ data: { n } })),
  );
  const begun = performance.now();
  let handled = 0;
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (;;) {
        const jobs = await b.fetch('noop', { batchSize: 200 });
        if (jobs.length === 0) return;
        await b.complete(
          'noop',
          jobs.map((j) => j.id),
        );
        handled += jobs.length;
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  if (handled !== JOBS) throw new Error(`pg-boss handled ${handled} of ${JOBS}`);
  await b.deleteAllJobs('noop');
  await b.stop({ graceful: false });
  return seconds;
}

/** No-op jobs/s through the whole road (submission excluded on all sides), interleaved; beside it the design's own statements alone. */
export async function noop({ keep }: Run): Promise<Row[]> {
  const stack = await startProduct({ VITAE_PROBE: 'true' });
  const floor = await BareStatements.start(stack);
  try {
    const api = new ApiClient(stack.gatewayUrl);
    await api.register();
    const url = stack.databaseUrl('queue');
    const raw: { ours: number; graphile: number; boss: number; floor: number }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const sample = {
        ours: JOBS / (await ours(stack, api)),
        graphile: JOBS / (await graphile(url)),
        boss: JOBS / (await boss(url)),
        floor: JOBS / (await floor.all(JOBS)),
      };
      if (round === 0) continue;
      raw.push(sample);
      keep(sample);
    }
    const least = Math.round(median(raw.map((r) => r.floor)));
    const against = (name: 'graphile' | 'boss', title: string, goal: number): Row => {
      const ratio = median(raw.map((r) => r.ours / r[name]));
      const figure = `${ratio.toFixed(2)} × (${Math.round(median(raw.map((r) => r.ours)))} against ${Math.round(median(raw.map((r) => r[name])))} jobs/s; its statements alone ${least})`;
      return { bench: 'no-op jobs/s, whole road', against: title, goal: `≥ ${goal} ×`, figure, met: ratio >= goal, raw };
    };
    return [
      against('graphile', 'graphile-worker, local queue 500, batched completion', 0.5),
      against('boss', 'pg-boss, 10 × fetch and complete 200', 0.85),
    ];
  } finally {
    await floor.stop();
    await stack.stop();
  }
}
