import { clean, say, SLOTS, waitFor, type FaultResult, type Scale, type World } from '../world.js';

/** F7: the database is stopped the hard way while jobs run. */
export async function f7(world: World, scale: Scale): Promise<FaultResult> {
  const { stack } = world;
  const ai = stack.service('ai');
  if (!ai.running) await ai.start().ready();
  const pids = new Map(stack.started.map((p) => [p, p.pid]));
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
  const ended = stack.started.filter((p) => !p.running || p.pid !== pids.get(p)).map((p) => p.label);
  return {
    row: 'F7',
    fault: `database stopped immediate ${scale.stops}×`,
    required: '0 lost, 0 dup, no process exits, first claim < 5 s after it is back',
    measured: `${say(a)}; ended: ${ended.join(', ') || 'none'} of ${pids.size}; slowest first claim ${slowest.toFixed(0)} ms after it is back`,
    ok: clean(a) && ended.length === 0 && slowest < 5_000 && a.status === 'SUCCEEDED',
  };
}

const ITEMS_A_JOB = 10;

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
  const answers = await Promise.all(cancelled.map((id) => world.api.raw('mutation ($id: ID!) { cancelJob(id: $id) { id } }', { id })));
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
