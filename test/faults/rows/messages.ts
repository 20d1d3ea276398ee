import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { clean, say, waitFor, World, type FaultResult, type Scale } from '../world.js';

/** F2: the broker refuses three of ten publishes. A trigger in its own database does what a full queue does: the insert fails. */
export async function f2(scale: Scale): Promise<FaultResult> {
  const world = await World.start();
  try {
    const broker = new pg.Client({ connectionString: world.stack.postgres.url('vitae_queue') });
    await broker.connect();
    const { rows } = await broker.query<{ schema: string }>(`SELECT schemaname AS schema FROM pg_tables WHERE tablename = 'job' LIMIT 1`);
    const schema = rows[0]?.schema ?? 'pgboss';
    await broker.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF random() < 0.3 THEN RAISE EXCEPTION 'queue full' USING ERRCODE = '53400'; END IF; RETURN NEW; END $$`,
    );
    const children = await broker.query<{ name: string }>(
      `SELECT relid::regclass::text AS name FROM pg_partition_tree($1::regclass) WHERE isleaf`,
      [`${schema}.job`],
    );
    for (const { name } of children.rows)
      await broker.query(`CREATE TRIGGER refuse BEFORE INSERT ON ${name} FOR EACH ROW EXECUTE FUNCTION refuse()`);
    await broker.end();
    const id = await world.submit(scale.items);
    await world.finished(id, 300_000);
    const a = await world.accounts(id, scale.items);
    const jobs = world.stack.service('jobs');
    const lag = await world.metric(jobs, 'nodejs_eventloop_lag_p99_seconds');
    const unhandled = (readFileSync(jobs.logFile, 'utf8').match(/unhandled/gi) ?? []).length;
    return {
      row: 'F2',
      fault: `broker refuses 30 % of publishes, ${scale.items} items`,
      required: '0 lost, 0 unhandled rejections, event-loop p99 < 50 ms',
      measured: `${say(a)}; unhandled ${unhandled}; event-loop p99 ${(lag * 1_000).toFixed(0)} ms`,
      ok: clean(a) && unhandled === 0 && lag < 0.05 && a.status === 'SUCCEEDED',
    };
  } finally {
    await world.stop();
  }
}

/** F4: hints come twice, ten times and out of order. A publisher of its own sends copies of the hints of a running job. */
export async function f4(scale: Scale): Promise<FaultResult> {
  const world = await World.start();
  try {
    const { connectQueue } = await import('../queue-client.js');
    const queue = await connectQueue(world.stack.databaseUrl('queue'));
    world.recorder.decide = () => ({ do: 'ok', workMs: 1 });
    const id = await world.submit(scale.items);
    const items = (await world.stack.query<{ id: string }>('jobs', 'SELECT id FROM items WHERE job_id = $1 ORDER BY random()', [id])).map(
      (r) => r.id,
    );
    const copies: string[][] = [];
    items.forEach((item, i) => {
      const times = i % 20 < 4 ? 2 : i % 20 === 4 ? 10 : i % 20 === 5 ? 1 : 0;
      for (let t = 0; t < times; t++) copies.push([item]);
    });
    for (let i = 0; i < copies.length; i += 200) {
      await queue.publish(
        'jobs/probe',
        copies.slice(i, i + 200).map((itemIds) => ({ data: { v: 1, jobType: 'probe', itemIds }, id: randomUUID() })),
      );
    }
    await world.finished(id, 300_000);
    await queue.close();
    const a = await world.accounts(id, scale.items);
    return {
      row: 'F4',
      fault: `duplicates: 20 % twice, 5 % ten times, 5 % reordered (${copies.length} further hints)`,
      required: '0 dup, drift 0, extra ≤ 0.5 %',
      measured: say(a),
      ok: clean(a) && a.extra <= scale.items * 0.005 && a.status === 'SUCCEEDED',
    };
  } finally {
    await world.stop();
  }
}

/** F5: some items fail for good, some at first, some are invalid. */
export async function f5(scale: Scale): Promise<FaultResult> {
  const world = await World.start();
  try {
    const kind = (n: number): 'permanent' | 'invalid' | 'transient' | 'ok' =>
      n % 100 < 3 ? 'permanent' : n % 100 < 5 ? 'invalid' : n % 100 < 15 ? 'transient' : 'ok';
    world.recorder.decide = ({ n, attempt }) => {
      const k = kind(n);
      if (k === 'permanent') return { do: 'permanent', code: 'AI_REFUSED' };
      if (k === 'invalid') return { do: 'invalid' };
      return k === 'transient' && attempt === 1 ? { do: 'transient', code: 'DEPENDENCY_UNAVAILABLE' } : { do: 'ok' };
    };
    const id = await world.submit(scale.items);
    await world.finished(id, 300_000);
    const bad = scale.items * 0.05;
    const a = await world.accounts(id, scale.items - bad);
    const [dead] = await world.stack.query<{ n: number }>(
      'jobs',
      `SELECT count(*)::int AS n FROM items WHERE job_id = $1 AND status = 'DEAD' AND error_code IN ('AI_REFUSED', 'BAD_USER_INPUT') AND idx % 100 < 5`,
      [id],
    );
    return {
      row: 'F5',
      fault: '3 % permanent, 10 % transient, 2 % invalid',
      required: 'PARTIALLY_SUCCEEDED, counts exact, every bad record has index and code',
      measured: `${a.status}, ${a.succeeded} succeeded, ${a.dead} dead, ${dead?.n} with index and code; ${say(a)}`,
      ok: clean(a) && a.status === 'PARTIALLY_SUCCEEDED' && a.dead === bad && dead?.n === bad,
    };
  } finally {
    await world.stop();
  }
}

/** F9: one in ten acknowledgements is executed and its answer never arrives in time. */
export async function f9(scale: Scale): Promise<FaultResult> {
  const world = await World.start({ VITAE_FAILPOINTS: 'acknowledge.committed=delay:15000@0.1' });
  try {
    const items = Math.min(scale.items, 2_000);
    world.recorder.decide = () => ({ do: 'ok', workMs: 5 });
    const id = await world.submit(items);
    await world.finished(id, 300_000);
    const jobs = world.stack.service('jobs');
    const again = await waitFor(
      async () => {
        const n = await world.metric(jobs, 'vitae_dispositions_total', 'ALREADY_APPLIED');
        return n > 0 ? { n } : undefined;
      },
      30_000,
      'the repeated acknowledgements',
    ).catch(() => ({ n: 0 }));
    const a = await world.accounts(id, items);
    return {
      row: 'F9',
      fault: '10 % of Acknowledge executed, the reply lost',
      required: 'drift 0; the repeated ones are ALREADY_APPLIED',
      measured: `${say(a)}; ALREADY_APPLIED ${again.n}`,
      ok: clean(a) && again.n > 0 && a.status === 'SUCCEEDED',
    };
  } finally {
    await world.stop();
  }
}
