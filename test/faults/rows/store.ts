import { clean, say, waitFor, World, type FaultResult, type Scale } from '../world.js';

/** F7: the database is stopped the hard way, four times, while jobs run. */
export async function f7(scale: Scale): Promise<FaultResult> {
  const world = await World.start();
  try {
    world.recorder.decide = () => ({ do: 'ok', workMs: 5 });
    const id = await world.submit(scale.items);
    const stops = scale.title === 'full' ? 4 : 2;
    let slowest = 0;
    for (let i = 1; i <= stops; i++) {
      const reached = Math.floor((scale.items * i) / (stops + 2));
      await waitFor(async () => (await world.succeededOf(id)) >= reached, 120_000, `${reached} items`);
      const claims = await world.recorder.seen(id);
      await world.stack.postgres.stop('immediate');
      await world.stack.postgres.restart();
      const up = Date.now();
      await waitFor(
        async () => (await world.recorder.seen(id)).starts > claims.starts + 20,
        60_000,
        'claims after the database is back',
        20,
      );
      slowest = Math.max(slowest, Date.now() - up);
    }
    await world.finished(id, 300_000);
    const a = await world.accounts(id, scale.items);
    const all = [
      world.stack.service('jobs'),
      world.stack.service('resume'),
      world.stack.service('auth'),
      world.stack.service('ai'),
      ...world.executors,
    ];
    const gone = all.filter((p) => !p.running).map((p) => p.label);
    return {
      row: 'F7',
      fault: `database stopped immediate ${stops}×`,
      required: '0 lost, 0 dup, no process exits, first claim < 5 s after it is back',
      measured: `${say(a)}; ended: ${gone.join(', ') || 'none'}; slowest claims ${slowest} ms after it is back`,
      ok: clean(a) && gone.length === 0 && slowest < 5_000 && a.status === 'SUCCEEDED',
    };
  } finally {
    await world.stop();
  }
}

/** F15: half of 200 running jobs are cancelled at once. */
export async function f15(scale: Scale): Promise<FaultResult> {
  const world = await World.start();
  try {
    const jobs = scale.title === 'full' ? 200 : 40;
    world.recorder.decide = () => ({ do: 'ok', workMs: 300 });
    const ids: string[] = [];
    for (let i = 0; i < jobs; i++) ids.push(await world.submit(10));
    await waitFor(async () => (await world.recorder.seen(ids[0] ?? '')).starts > 0, 30_000, 'the first job');
    const cancelled = ids.filter((_, i) => i % 2 === 1);
    const [clock] = (await world.recorder.pool.query<{ now: Date }>('SELECT clock_timestamp() AS now')).rows;
    await Promise.all(cancelled.map((id) => world.api.ask('mutation ($id: ID!) { cancelJob(id: $id) { id } }', { id })));
    for (const id of ids) await world.finished(id, 300_000);
    const { rows } = await world.recorder.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM effects WHERE job = ANY ($1::uuid[]) AND at > $2::timestamptz + interval '10 s'`,
      [cancelled, clock?.now],
    );
    const kept = await Promise.all(ids.filter((_, i) => i % 2 === 0).map((id) => world.accounts(id, 10)));
    const gone = await Promise.all(cancelled.map((id) => world.accounts(id, 0)));
    const drift = [...kept, ...gone].reduce((n, a) => n + a.drift, 0);
    const late = rows[0]?.n ?? 0;
    const whole = kept.filter((a) => clean(a) && a.status === 'SUCCEEDED').length;
    const stopped = gone.filter((a) => a.status === 'CANCELLED' && a.succeeded + a.cancelled + a.dead === 10).length;
    return {
      row: 'F15',
      fault: `cancel storm: ${cancelled.length} of ${jobs} jobs`,
      required: 'no effect later than cancel + 10 s',
      measured: `${late} later effects, drift ${drift}; ${stopped} of ${cancelled.length} CANCELLED, ${whole} of ${kept.length} others whole`,
      ok: late === 0 && drift === 0 && stopped === cancelled.length && whole === kept.length,
    };
  } finally {
    await world.stop();
  }
}
