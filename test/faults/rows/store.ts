import pg from 'pg';
import { clean, pass, say, SLOTS, waitFor, type FaultResult, type Scale, type World } from '../world.js';

/** F7: the database is stopped the hard way while jobs run. */
export async function f7(world: World, scale: Scale): Promise<FaultResult> {
  const { stack } = world;
  const ai = stack.service('ai');
  if (!ai.running) await ai.start().ready();
  const ended = world.endings();
  world.recorder.decide = () => ({ do: 'ok', workMs: 20 });
  const id = await world.submit(scale.items);
  const claims = (): Promise<number> => world.metric(world.jobs, 'vitae_attempts_total', '"probe"');
  let slowest = 0;
  for (let i = 1; i <= scale.stops; i++) {
    await world.reached(id, Math.floor((scale.items * i) / (scale.stops + 2)));
    await stack.postgres.stop('immediate');
    const before = await claims();
    await stack.postgres.restart();
    const up = performance.now();
    await waitFor(async () => (await claims()) > before, 60_000, 'a claim after the database is back', 20);
    slowest = Math.max(slowest, performance.now() - up);
  }
  await world.finished(id);
  const a = await world.accounts(id, scale.items);
  return {
    row: 'F7',
    fault: `database stopped immediate ${scale.stops}×`,
    required: '0 lost, 0 dup, no process exits, first claim < 5 s after it is back',
    measured: `${say(a)}; ended: ${ended().join(', ') || 'none'} of ${stack.started.length}; slowest first claim ${slowest.toFixed(0)} ms after it is back`,
    ok: clean(a) && ended().length === 0 && slowest < 5_000 && a.status === 'SUCCEEDED',
  };
}

const WINDOW_MS = 10_000;
const SHOTS = 30;

/** F8: backends of every service are terminated, one a second. */
export async function f8(world: World, scale: Scale): Promise<FaultResult> {
  world.recorder.decide = () => ({ do: 'ok', workMs: 50 });
  const items = scale.items * 3;
  const admin = new pg.Client({ connectionString: world.stack.postgres.url('postgres') });
  await admin.connect();
  const ended = world.endings();
  try {
    const id = await world.submit(items);
    await world.reached(id, Math.floor(items / 50));
    const rate = async (): Promise<number> => {
      const [from, begun] = [await world.succeededOf(id), performance.now()];
      await pass(WINDOW_MS);
      return ((await world.succeededOf(id)) - from) / ((performance.now() - begun) / 1_000);
    };
    const before = await rate();
    let shot = 0;
    for (let i = 0; i < SHOTS; i++) {
      const { rows } = await admin.query<{ done: boolean }>(
        `SELECT pg_terminate_backend(pid) AS done FROM pg_stat_activity
         WHERE backend_type = 'client backend' AND usename LIKE 'vitae%' ORDER BY random() LIMIT 1`,
      );
      shot += rows.filter((r) => r.done).length;
      await pass(1_000);
    }
    const after = await rate();
    const open = await world.openOf(id);
    await world.finished(id);
    const a = await world.accounts(id, items);
    return {
      row: 'F8',
      fault: `${shot} backends terminated, 1/s for 30 s`,
      required: '0 lost, ≥ 90 % of the rate afterwards',
      measured: `${say(a)}; ${before.toFixed(0)} items/s before, ${after.toFixed(0)} afterwards (${((100 * after) / before).toFixed(0)} %); ended: ${ended().join(', ') || 'none'}`,
      ok: clean(a) && shot >= SHOTS / 2 && open > 0 && after >= 0.9 * before && ended().length === 0 && a.status === 'SUCCEEDED',
    };
  } finally {
    await admin.end();
  }
}

const ITEMS_A_JOB = 10;
const CANCELS_AT_ONCE = 10;

/** F15: half of many running jobs are cancelled at once. */
export async function f15(world: World, scale: Scale): Promise<FaultResult> {
  // Work for ten seconds at least, whatever the scale: the jobs must still run when they are cancelled.
  const workMs = Math.max(300, Math.ceil((10_000 * 2 * SLOTS) / (scale.storm * ITEMS_A_JOB)));
  world.recorder.decide = () => ({ do: 'ok', workMs });
  const ids: string[] = [];
  for (let i = 0; i < scale.storm; i++) ids.push(await world.submit(ITEMS_A_JOB));
  await world.reached(ids[0] ?? '', 1);
  const cancelled = ids.filter((_, i) => i % 2 === 1);
  const kept = ids.filter((_, i) => i % 2 === 0);
  const asked = await world.recorder.now();
  // A person may have sixteen operations under way.
  const answers: Awaited<ReturnType<typeof world.api.raw>>[] = [];
  for (let from = 0; from < cancelled.length; from += CANCELS_AT_ONCE) {
    const some = cancelled.slice(from, from + CANCELS_AT_ONCE);
    answers.push(...(await Promise.all(some.map((id) => world.api.raw('mutation ($id: ID!) { cancelJob(id: $id) { id } }', { id })))));
  }
  // A job that ended a moment before says CONFLICT, which is right; its account is looked at below like the others'.
  const odd = answers.flatMap((a) => a.errors ?? []).filter((e) => e.extensions?.code !== 'CONFLICT');
  if (odd.length > 0) throw new Error(`cancelJob: ${odd[0]?.message}`);
  for (const id of ids) await world.finished(id);
  const last = await world.recorder.lastEffect(cancelled);
  const after = last === undefined ? 0 : Math.max(0, last.getTime() - asked.getTime());
  const whole = await Promise.all(kept.map((id) => world.accounts(id, ITEMS_A_JOB)));
  const stopped = await Promise.all(cancelled.map((id) => world.accounts(id, 0)));
  const drift = [...whole, ...stopped].reduce((n, a) => n + a.drift, 0);
  const saved = stopped.reduce((n, a) => n + a.cancelled, 0);
  const right = stopped.filter((a) => a.status === 'CANCELLED' || a.succeeded === ITEMS_A_JOB).length;
  const untouched = whole.filter((a) => clean(a) && a.status === 'SUCCEEDED').length;
  return {
    row: 'F15',
    fault: `cancel storm: ${cancelled.length} of ${scale.storm} jobs`,
    required: 'no effect later than cancel + 10 s',
    measured: `last effect of a cancelled job ${(after / 1_000).toFixed(1)} s after the cancel, ${saved} of ${cancelled.length * ITEMS_A_JOB} items never ran to their end; drift ${drift}; ${untouched} of ${kept.length} others whole`,
    ok: after <= 10_000 && drift === 0 && saved > 0 && right === cancelled.length && untouched === kept.length,
  };
}
