import { clean, say, waitFor, World, type FaultResult, type Scale } from '../world.js';

/** F1: Jobs dies right after the statement that stamps items as dispatched, before their hint is published. */
export async function f1(scale: Scale): Promise<FaultResult> {
  const world = await World.start();
  try {
    const jobs = world.stack.service('jobs');
    const kills = scale.title === 'full' ? 50 : scale.kills;
    world.recorder.decide = () => ({ do: 'ok', workMs: 2 });
    let slowest = 0;
    let killed = 0;
    const items = Math.max(20, Math.floor(scale.items / kills));
    const submitted: string[] = [];
    while (killed < kills) {
      await jobs.stop();
      jobs.start({ VITAE_FAILPOINTS: 'dispatch.stamped=kill' });
      await jobs.ready().catch(() => undefined);
      const id = await world.submit(items).catch(() => undefined);
      await jobs.ended(30_000);
      killed++;
      jobs.start();
      await jobs.ready();
      const up = Date.now();
      if (id) {
        submitted.push(id);
        await waitFor(async () => (await world.succeededOf(id)) > 0, 60_000, 'the first item after the restart');
        slowest = Math.max(slowest, Date.now() - up);
      }
    }
    for (const id of submitted) await world.finished(id, 120_000);
    const accounts = await Promise.all(submitted.map((id) => world.accounts(id, items)));
    const lost = accounts.reduce((n, a) => n + a.lost, 0);
    const drift = accounts.reduce((n, a) => n + a.drift, 0);
    return {
      row: 'F1',
      fault: `jobs killed between commit and publish, ${killed}×`,
      required: '0 lost, nothing stuck > 5 s after restart',
      measured: `lost ${lost}, drift ${drift}, ${submitted.length} jobs; slowest first effect ${slowest} ms after restart`,
      ok: lost === 0 && drift === 0 && slowest <= 5_000 && submitted.length > 0,
    };
  } finally {
    await world.stop();
  }
}

/** F3: executors are killed alternately every 500 ms while they work. */
export async function f3(scale: Scale): Promise<FaultResult> {
  const world = await World.start();
  try {
    world.recorder.decide = () => ({ do: 'ok', workMs: 5 });
    const id = await world.submit(scale.items);
    await waitFor(async () => (await world.succeededOf(id)) > 0, 30_000, 'the first item');
    let kills = 0;
    while (kills < scale.kills && (await world.succeededOf(id)) < scale.items * 0.9) {
      const victim = world.executors[kills % 2] ?? world.executors[0];
      await victim.kill();
      kills++;
      victim.start();
      const until = Date.now() + 500;
      await waitFor(async () => Date.now() >= until, 2_000, 'half a second');
    }
    await world.finished(id, 300_000);
    const a = await world.accounts(id, scale.items);
    const inFlight = 20;
    return {
      row: 'F3',
      fault: `executor kill -9 every 500 ms, ${kills}×, ${scale.items} items`,
      required: '0 lost, 0 dup, drift 0; extra ≤ kills × in flight',
      measured: `${say(a)} (≤ ${kills * inFlight})`,
      ok: clean(a) && a.extra <= kills * inFlight && a.status === 'SUCCEEDED' && kills > 0,
    };
  } finally {
    await world.stop();
  }
}

/** F10: an executor is stopped for twice its lease, its items go to the other, then it goes on and acknowledges. */
export async function f10(scale: Scale): Promise<FaultResult> {
  const world = await World.start();
  try {
    const [zombie] = world.executors;
    world.recorder.decide = () => ({ do: 'ok', workMs: 100 });
    const items = Math.min(scale.items, 1_000);
    const id = await world.submit(items);
    await waitFor(async () => (await world.succeededOf(id)) > 20, 30_000, 'some items');
    const jobs = world.stack.service('jobs');
    const before = await world.metric(jobs, 'vitae_dispositions_total', 'STALE_ATTEMPT');
    zombie.signal('SIGSTOP');
    const [held] = await world.stack.query<{ n: number }>('jobs', `SELECT count(*)::int AS n FROM leases WHERE job_id = $1`, [id]);
    await waitFor(
      async () => {
        const [row] = await world.stack.query<{ n: number }>(
          'jobs',
          `SELECT count(*)::int AS n FROM items WHERE lost > 0 AND job_id = $1`,
          [id],
        );
        return (row?.n ?? 0) > 0;
      },
      30_000,
      'the leases to be taken back',
    );
    const [taken] = await world.stack.query<{ n: number }>('jobs', 'SELECT count(*)::int AS n FROM items WHERE lost > 0 AND job_id = $1', [
      id,
    ]);
    const until = Date.now() + 3_000;
    await waitFor(async () => Date.now() >= until, 10_000, 'the second lease');
    zombie.signal('SIGCONT');
    await world.finished(id, 180_000);
    const stale = await waitFor(
      async () => {
        const n = (await world.metric(jobs, 'vitae_dispositions_total', 'STALE_ATTEMPT')) - before;
        return n > 0 ? { n } : undefined;
      },
      15_000,
      'the stale acknowledgements',
    ).catch(() => ({ n: 0 }));
    const a = await world.accounts(id, items);
    return {
      row: 'F10',
      fault: 'zombie executor: SIGSTOP for twice the lease, SIGCONT',
      required: '0 dup; STALE_ATTEMPT ≤ items it held, none applied twice',
      measured: `${say(a)}; ${taken?.n ?? 0} leases taken back of ${held?.n ?? 0} running, STALE_ATTEMPT ${stale.n}`,
      ok: clean(a) && a.status === 'SUCCEEDED' && (taken?.n ?? 0) > 0,
    };
  } finally {
    await world.stop();
  }
}

/** F11: one item in 1,000 ends the process that runs it. */
export async function f11(scale: Scale): Promise<FaultResult> {
  const world = await World.start();
  const items = 1_000;
  const poison = 417;
  let alive = true;
  /** What a container runtime does: starts a process again that ended. */
  const nurse = (async () => {
    while (alive) {
      for (const e of world.executors) if (!e.running) e.start();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  try {
    world.recorder.decide = ({ n }) => (n === poison ? { do: 'exit' } : { do: 'ok', workMs: 2 });
    const id = await world.submit(items);
    await world.finished(id, 180_000);
    const a = await world.accounts(id, items - 1);
    const [bad] = await world.stack.query<{ status: string; error_code: string }>(
      'jobs',
      'SELECT status::text, error_code FROM items WHERE job_id = $1 AND idx = $2',
      [id, poison],
    );
    const starts = await world.recorder.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM executions WHERE job = $1 AND n = $2', [
      id,
      poison,
    ]);
    const charged = await world.stack.query<{ n: number }>(
      'jobs',
      'SELECT coalesce(max(lost), 0)::int AS n FROM items WHERE job_id = $1 AND idx <> $2',
      [id, poison],
    );
    const [n, most] = [starts.rows[0]?.n ?? 0, charged[0]?.n ?? 0];
    return {
      row: 'F11',
      fault: `poison: 1 of ${items} items ends its process${scale.title === 'quick' ? '' : ', executors restarted'}`,
      required: '999 succeed; the poison DEAD after ≤ 3 starts; neighbours charged ≤ 1',
      measured: `${a.succeeded} succeeded, poison ${bad?.status} ${bad?.error_code} after ${n} starts, neighbours charged ≤ ${most}; ${say(a)}`,
      ok: clean(a) && a.succeeded === items - 1 && bad?.status === 'DEAD' && bad.error_code === 'POISON' && n <= 3 && most <= 1,
    };
  } finally {
    alive = false;
    await nurse;
    await world.stop();
  }
}

/** F16: an executor is asked to end while it works. */
export async function f16(scale: Scale): Promise<FaultResult> {
  const world = await World.start();
  try {
    world.recorder.decide = () => ({ do: 'ok', workMs: 200 });
    const items = Math.min(scale.items, 600);
    const id = await world.submit(items);
    await waitFor(async () => (await world.succeededOf(id)) > 20, 30_000, 'some items');
    const begun = Date.now();
    const [first] = world.executors;
    first.signal('SIGTERM');
    const { code } = await first.ended(30_000);
    const took = Date.now() - begun;
    await world.finished(id, 120_000);
    const a = await world.accounts(id, items);
    const [charged] = await world.stack.query<{ n: number }>(
      'jobs',
      'SELECT count(*)::int AS n FROM items WHERE job_id = $1 AND attempt > 1',
      [id],
    );
    return {
      row: 'F16',
      fault: 'drain: SIGTERM under load',
      required: '0 extra executions, attempts uncharged, exit 0 ≤ 25 s',
      measured: `${say(a)}; exit ${code} after ${took} ms; ${charged?.n ?? 0} items charged twice`,
      ok: clean(a) && a.extra === 0 && code === 0 && took <= 25_000 && charged?.n === 0,
    };
  } finally {
    await world.stop();
  }
}
