import { randomUUID } from 'node:crypto';
import { clean, LEASE_MS, pass, say, SLOTS, waitFor, type FaultResult, type Scale, type World } from '../world.js';

/** F1: Jobs dies when the job is committed and its items are chosen, before their hint is published. */
export async function f1(world: World, scale: Scale): Promise<FaultResult> {
  world.recorder.decide = () => ({ do: 'ok', workMs: 2 });
  const items = Math.floor(scale.items / scale.jobsKills);
  const ids: string[] = [];
  let slowest = 0;
  let unpublished = 0;
  for (let kill = 0; kill < scale.jobsKills; kill++) {
    const [last] = await world.stack.query<{ holder: string }>('jobs', TURN);
    await world.restart(world.jobs, { VITAE_FAILPOINTS: 'dispatch.stamped=kill' });
    const taken = async (): Promise<boolean> =>
      (await world.stack.query<{ holder: string }>('jobs', TURN)).some(({ holder }) => holder !== last?.holder);
    await waitFor(taken, 30_000, 'the dispatcher to have its turn', 20);
    const request = randomUUID();
    const first = await submitUntilDead(world, items, request);
    const stuck = await world.count(STUCK);
    unpublished += stuck;
    await world.jobs.start().ready();
    const up = performance.now();
    if (stuck > 0) await waitFor(async () => (await world.count(STUCK)) === 0, 60_000, 'the committed items to be started', 20);
    slowest = Math.max(slowest, performance.now() - up);
    const id = await world.submit(items, request);
    if (first !== undefined && first !== id) throw new Error(`One request made two jobs: ${first} and ${id}`);
    ids.push(id);
    await world.finished(id);
  }
  const accounts = await Promise.all(ids.map((id) => world.accounts(id, items)));
  const sum = (of: 'lost' | 'dup' | 'drift'): number => accounts.reduce((n, a) => n + a[of], 0);
  const whole = accounts.filter((a) => clean(a) && a.status === 'SUCCEEDED').length;
  return {
    row: 'F1',
    fault: `jobs kill -9 between commit and publish, ${scale.jobsKills}×`,
    required: '0 lost, nothing stuck > 5 s after restart',
    measured: `lost ${sum('lost')}, dup ${sum('dup')}, drift ${sum('drift')} of ${items * ids.length}; ${unpublished} items were committed and not published, the slowest started ${slowest.toFixed(0)} ms after the restart`,
    ok: whole === ids.length && unpublished > 0 && slowest <= 5_000,
  };
}

/**
 * Says one request until Jobs has died of it: the answer may be lost with the process, and a request that was turned away is said again.
 * The job's id, if an answer came. Throws what was last answered when Jobs lives on.
 */
async function submitUntilDead(world: World, items: number, request: string): Promise<string | undefined> {
  const state: { dead?: true; cause?: unknown } = {};
  const ended = world.jobs.ended(30_000).then(
    () => (state.dead = true),
    (error: unknown) => {
      state.dead = true;
      throw new Error(`Jobs lived on; last answered: ${String(state.cause)}`, { cause: error });
    },
  );
  let id: string | undefined;
  const submit = async (): Promise<void> => {
    while (!state.dead && id === undefined) {
      id = await world.submit(items, request).catch((error: unknown) => void (state.cause = error));
      if (id === undefined) await pass(50);
    }
  };
  await Promise.all([ended, submit()]);
  return id;
}

/** Without the turn it would not dispatch, and executors would take everything by asking. A process killed keeps its turn for seconds. */
const TURN = `SELECT holder FROM dispatch_turns WHERE job_type = 'probe' AND expires_at > now()`;

/** Committed, and nobody has started them. */
const STUCK = `job_type = 'probe' AND status = 'READY' AND attempt = 0 AND NOT EXISTS (SELECT 1 FROM leases l WHERE l.item_id = items.id)`;

/** F3: executors are killed alternately while they work. */
export async function f3(world: World, scale: Scale): Promise<FaultResult> {
  world.recorder.decide = () => ({ do: 'ok', workMs: 20 });
  const id = await world.submit(scale.items);
  const working = (which: number): Promise<boolean> =>
    waitFor(
      async () => (await world.metric(executor(which), 'vitae_executor_running', '"probe"')) > 0 || (await world.openOf(id)) === 0,
      60_000,
      'the executor to work',
    ).then(async () => (await world.openOf(id)) > 0);
  const executor = (which: number): (typeof world.executors)[0] => world.executors[which % 2] ?? world.executors[0];
  let kills = 0;
  const begun = performance.now();
  while (kills < scale.kills && (await working(kills))) {
    await executor(kills).kill();
    executor(kills).start();
    kills++;
    await pass(Math.max(0, 500 * kills - (performance.now() - begun)));
  }
  await world.finished(id);
  const a = await world.accounts(id, scale.items);
  const most = kills * 2 * SLOTS;
  return {
    row: 'F3',
    fault: `executor kill -9 mid-item, every 500 ms alternately, ${kills}×, ${scale.items} items`,
    required: '0 lost, 0 dup, drift 0; extra executions ≤ kills × in flight',
    measured: `${say(a)} (≤ ${most})`,
    ok: clean(a) && a.extra <= most && a.status === 'SUCCEEDED' && kills > 0,
  };
}

/** F10: an executor is stopped for twice its lease, its items go to the other, then it goes on and acknowledges. */
export async function f10(world: World, scale: Scale): Promise<FaultResult> {
  const [zombie] = world.executors;
  world.recorder.decide = () => ({ do: 'ok', workMs: 250 });
  const items = Math.min(scale.items, 1_000);
  const stale = (): Promise<number> => world.metric(world.jobs, 'vitae_dispositions_total', '"STALE_ATTEMPT"');
  const before = await stale();
  const id = await world.submit(items);
  await world.reached(id, 2 * SLOTS);
  zombie.signal('SIGSTOP');
  await pass(2 * LEASE_MS);
  await waitFor(async () => (await world.count('job_id = $1 AND lost > 0', [id])) > 0, 30_000, 'the leases to be taken back');
  const held = await world.count('job_id = $1 AND lost > 0', [id]);
  zombie.signal('SIGCONT');
  await world.finished(id);
  await world.told();
  const told = (await stale()) - before;
  const a = await world.accounts(id, items);
  return {
    row: 'F10',
    fault: 'zombie executor: SIGSTOP for twice the lease, SIGCONT',
    required: '0 dup; STALE_ATTEMPT = items it held',
    measured: `${say(a)}; it held ${held}, STALE_ATTEMPT ${told}`,
    ok: clean(a) && a.status === 'SUCCEEDED' && held > 0 && told === held,
  };
}

/** F11: one item in 1,000 ends the process that runs it. */
export async function f11(world: World): Promise<FaultResult> {
  const items = 1_000;
  const poison = 417;
  let alive = true;
  /** What a container runtime does: starts a process again that ended. */
  const nurse = (async () => {
    while (alive) {
      for (const e of world.executors) if (!e.running) e.start();
      await pass(100);
    }
  })();
  try {
    world.recorder.decide = ({ n }) => (n === poison ? { do: 'exit' } : { do: 'ok', workMs: 2 });
    const id = await world.submit(items);
    await world.finished(id);
    const a = await world.accounts(id, items - 1);
    const bad = await world.row<{ status: string; error_code: string }>(
      'SELECT status::text, error_code FROM items WHERE job_id = $1 AND idx = $2',
      [id, poison],
    );
    const starts = (await world.recorder.log(id)).filter((e) => e.n === poison).length;
    const { most } = await world.row<{ most: number }>(
      'SELECT coalesce(max(lost), 0)::int AS most FROM items WHERE job_id = $1 AND idx <> $2',
      [id, poison],
    );
    return {
      row: 'F11',
      fault: `poison: 1 of ${items} items ends its process`,
      required: `${items - 1} succeed; the poison DEAD after ≤ 3 starts; neighbours charged ≤ 1`,
      measured: `${a.succeeded} succeeded, poison ${bad.status} ${bad.error_code} after ${starts} starts, neighbours charged ≤ ${most}; ${say(a)}`,
      ok: clean(a) && a.succeeded === items - 1 && bad.status === 'DEAD' && bad.error_code === 'POISON' && starts <= 3 && most <= 1,
    };
  } finally {
    alive = false;
    await nurse;
  }
}

/** F16: an executor is asked to end while it works. */
export async function f16(world: World, scale: Scale): Promise<FaultResult> {
  world.recorder.decide = () => ({ do: 'ok', workMs: 200 });
  const items = Math.min(scale.items, 600);
  const id = await world.submit(items);
  await world.reached(id, 2 * SLOTS);
  const begun = performance.now();
  const [first] = world.executors;
  first.signal('SIGTERM');
  const { code } = await first.ended(30_000);
  const took = performance.now() - begun;
  await world.finished(id);
  const a = await world.accounts(id, items);
  const charged = await world.count('job_id = $1 AND (attempt > 1 OR lost > 0)', [id]);
  return {
    row: 'F16',
    fault: 'drain: SIGTERM to an executor under load',
    required: '0 extra executions, attempts uncharged, exit 0 ≤ 25 s',
    measured: `${say(a)}; exit ${code} after ${took.toFixed(0)} ms; ${charged} items charged`,
    ok: clean(a) && a.extra === 0 && code === 0 && took <= 25_000 && charged === 0,
  };
}
