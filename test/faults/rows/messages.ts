import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { idleLag } from '../idle-lag.js';
import type { ServiceProcess } from '../../harness/stack.js';
import { clean, say, waitFor, type FaultResult, type Scale, type World } from '../world.js';

/** F2: the broker refuses three of ten publishes. A trigger in its own database does what a full queue does: the insert fails. */
export async function f2(world: World, scale: Scale): Promise<FaultResult> {
  const broker = new pg.Client({ connectionString: world.stack.postgres.url('vitae_queue') });
  await broker.connect();
  const idle = idleLag();
  try {
    await broker.query('CREATE SEQUENCE refused; GRANT USAGE ON SEQUENCE refused TO PUBLIC');
    await broker.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF random() < 0.3 THEN PERFORM nextval('public.refused'); RAISE EXCEPTION 'queue full' USING ERRCODE = '53400'; END IF; RETURN NEW; END $$`,
    );
    const { rows } = await broker.query<{ name: string }>(
      `SELECT t.relid::regclass::text AS name FROM pg_class c JOIN pg_partition_tree(c.oid) t ON t.isleaf WHERE c.relname = 'job'`,
    );
    for (const { name } of rows)
      await broker.query(`CREATE TRIGGER refuse BEFORE INSERT ON ${name} FOR EACH ROW EXECUTE FUNCTION refuse()`);
    await world.metric(world.jobs, LAG); // a look starts the next period
    const { pid } = world.jobs;
    world.recorder.decide = () => ({ do: 'ok', workMs: 5 });
    const id = await world.submit(scale.items);
    await world.finished(id);
    const a = await world.accounts(id, scale.items);
    const lag = (await world.metric(world.jobs, LAG)) * 1_000;
    const idleMs = await idle.stop();
    const refused = Number((await broker.query<{ n: string }>('SELECT last_value AS n FROM refused')).rows[0]?.n);
    const alive = world.jobs.running && world.jobs.pid === pid;
    const unhandled = (world.jobs.log().match(/unhandled/gi) ?? []).length;
    return {
      row: 'F2',
      fault: `broker refuses 30 % of publishes, ${scale.items} items`,
      required: '0 lost, 0 unhandled rejections, event-loop p99 < 50 ms',
      measured: `${say(a)}; ${refused} refused; unhandled ${unhandled}; event-loop p99 ${lag.toFixed(0)} ms (of a process that does nothing meanwhile: ${idleMs.toFixed(0)} ms)`,
      ok: clean(a) && refused > 0 && alive && unhandled === 0 && lag - Math.max(0, idleMs - 25) < 50 && a.status === 'SUCCEEDED',
    };
  } finally {
    await idle.stop();
    await broker.query('DROP FUNCTION IF EXISTS refuse() CASCADE; DROP SEQUENCE IF EXISTS refused');
    await broker.end();
  }
}

const LAG = 'nodejs_eventloop_lag_p99_seconds';

/** F4: hints come twice, ten times and out of order. A publisher of its own sends copies of the hints of a running job. */
export async function f4(world: World, scale: Scale): Promise<FaultResult> {
  const { connectQueue } = await import('../queue-client.js');
  const queue = await connectQueue(world);
  try {
    const messages = (of: ServiceProcess, event: string): Promise<number> =>
      world.metric(of, 'vitae_queue_messages_total', `event="${event}",topic="jobs/probe"`);
    const settled = async (): Promise<number> =>
      (await Promise.all(world.executors.map((e) => messages(e, 'settled')))).reduce((n, m) => n + m, 0);
    const before = { settled: await settled(), published: await messages(world.jobs, 'published') };
    world.recorder.decide = () => ({ do: 'ok', workMs: 20 });
    const id = await world.submit(scale.items);
    const items = await world.stack.query<{ id: string }>('jobs', 'SELECT id FROM items WHERE job_id = $1 ORDER BY random()', [id]);
    const copies = items.flatMap((item, i) => Array.from({ length: copiesOf(i) }, () => [item.id]));
    for (let i = 0; i < copies.length; i += 200) {
      const hints = copies.slice(i, i + 200).map((itemIds) => ({ data: { v: 1, jobType: 'probe', itemIds }, id: randomUUID() }));
      await queue.publish('jobs/probe', hints);
    }
    await world.finished(id);
    const own = (await messages(world.jobs, 'published')) - before.published;
    const due = copies.length + own;
    const open = async (): Promise<number> => due - ((await settled()) - before.settled);
    await waitFor(async () => (await open()) <= 0, 60_000, 'every hint and copy to be settled').catch(async (error: unknown) => {
      throw new Error(`${await open()} of ${due} hints and copies are not settled`, { cause: error });
    });
    const a = await world.accounts(id, scale.items);
    return {
      row: 'F4',
      fault: `duplicates: 20 % twice, 5 % ten times, 5 % reordered (${copies.length} further hints)`,
      required: '0 dup, drift 0, extra ≤ 0.5 %',
      measured: say(a),
      ok: clean(a) && a.extra <= scale.items * 0.005 && a.status === 'SUCCEEDED',
    };
  } finally {
    await queue.close();
  }
}

/** Of twenty items four come a second time, one ten times, one at another time than the dispatcher's. */
const copiesOf = (i: number): number => (i % 20 < 4 ? 1 : i % 20 === 4 ? 9 : i % 20 === 5 ? 1 : 0);

/** F5: some items fail for good, some at first, some are invalid. */
export async function f5(world: World, scale: Scale): Promise<FaultResult> {
  const kind = (n: number): 'permanent' | 'invalid' | 'transient' | 'ok' =>
    n % 100 < 3 ? 'permanent' : n % 100 < 5 ? 'invalid' : n % 100 < 15 ? 'transient' : 'ok';
  world.recorder.decide = ({ n, attempt }) => {
    const k = kind(n);
    if (k === 'permanent') return { do: 'permanent', code: 'AI_REFUSED' };
    if (k === 'invalid') return { do: 'invalid' };
    return k === 'transient' && attempt === 1 ? { do: 'transient', code: 'DEPENDENCY_UNAVAILABLE' } : { do: 'ok' };
  };
  const id = await world.submit(scale.items);
  await world.finished(id);
  const bad = scale.items * 0.05;
  const a = await world.accounts(id, scale.items - bad);
  const explained = await world.count(
    `job_id = $1 AND status = 'DEAD' AND error_code = (CASE WHEN idx % 100 < 3 THEN 'AI_REFUSED' ELSE 'BAD_USER_INPUT' END) AND idx % 100 < 5`,
    [id],
  );
  return {
    row: 'F5',
    fault: '3 % permanent, 10 % transient, 2 % invalid',
    required: 'PARTIALLY_SUCCEEDED, counts exact, every bad record has index and code',
    measured: `${a.status}, ${a.succeeded} succeeded, ${a.dead} dead, ${explained} with index and code; ${say(a)}`,
    ok: clean(a) && a.status === 'PARTIALLY_SUCCEEDED' && a.dead === bad && explained === bad,
  };
}

/** Longer than an executor waits for the answer to Acknowledge. */
const REPLY_LOST = 'acknowledge.committed=delay:12000/10';

/** F9: one in ten acknowledgements is executed and its answer never arrives in time. */
export async function f9(world: World, scale: Scale): Promise<FaultResult> {
  const dispositions = (which: string): Promise<number> => world.metric(world.jobs, 'vitae_dispositions_total', `"${which}"`);
  await world.restart(world.jobs, { VITAE_FAILPOINTS: REPLY_LOST });
  try {
    world.recorder.decide = () => ({ do: 'ok', workMs: 20 });
    const id = await world.submit(scale.items);
    await world.finished(id);
    await world.told();
    const injected = await world.metric(world.jobs, 'vitae_faults_on_purpose', 'acknowledge.committed');
    const [applied, already] = [await dispositions('APPLIED'), await dispositions('ALREADY_APPLIED')];
    const a = await world.accounts(id, scale.items);
    return {
      row: 'F9',
      fault: '10 % of Acknowledge executed, then timed out',
      required: 'drift 0; ALREADY_APPLIED = injected',
      measured: `${say(a)}; ${injected} outcomes injected, ALREADY_APPLIED ${already}, APPLIED ${applied}`,
      ok: clean(a) && injected > 0 && already === injected && applied === scale.items && a.status === 'SUCCEEDED',
    };
  } finally {
    await world.restart(world.jobs);
  }
}
