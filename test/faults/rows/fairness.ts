import { randomUUID } from 'node:crypto';
import { percentile } from '../../../bench/measure.js';
import { ApiClient } from '../../harness/client.js';
import { clean, say, SLOTS, waitFor, type FaultResult, type Scale, type World } from '../world.js';

const NOISE = 5;

/** Dear items of one person, and what another person's single item may wait while they take every slot. */
const DEAR = { items: 500, workMs: 2_000, singles: 5, mostMs: 1_000 };

/** F17: somebody with very many items must not make somebody with few wait, nor somebody with dear ones somebody with a single one. */
export async function f17(world: World, scale: Scale): Promise<FaultResult> {
  world.recorder.decide = () => ({ do: 'ok', workMs: 20 });
  const many = scale.items * NOISE;
  const few = 100;
  const noisy = await world.submit(many);
  await world.reached(noisy, Math.floor(many / 50));
  const neighbour = new ApiClient(world.stack.gatewayUrl);
  try {
    await neighbour.register();
    const id = await world.submit(few, randomUUID(), neighbour);
    await world.finished(id);
    const open = await world.openOf(noisy);
    const waits = await waitsOf(world, id);
    const p95 = percentile(waits, 95);
    await world.finished(noisy, 600_000);
    const [mine, theirs] = [await world.accounts(id, few), await world.accounts(noisy, many)];
    const dear = await besideDearItems(world, neighbour);
    return {
      row: 'F17',
      fault: `noisy owner: A ${many} items, B ${few}`,
      required: `B's p95 wait ≤ 2 s; a single item of B beside ${DEAR.items} of A that take ${DEAR.workMs / 1_000} s each ≤ ${DEAR.mostMs / 1_000} s`,
      measured: `B waited p50 ${percentile(waits, 50).toFixed(0)}, p95 ${p95.toFixed(0)} ms, while ${open} items of A were open; A ${say(theirs)}; B ${say(mine)}; beside dear items B waited at most ${Math.max(...dear).toFixed(0)} ms (${DEAR.singles} times)`,
      ok: p95 <= 2_000 && Math.max(...dear) <= DEAR.mostMs && open > 0 && clean(mine) && clean(theirs),
    };
  } finally {
    await neighbour.close();
  }
}

/** How long single items wait for their start while another person's take every slot of both executors. Stops those at the end. */
async function besideDearItems(world: World, neighbour: ApiClient): Promise<number[]> {
  world.recorder.decide = () => ({ do: 'ok', workMs: DEAR.workMs });
  const dear = await world.submit(DEAR.items);
  const running = async (): Promise<number> =>
    (await world.row<{ n: number }>('SELECT count(*)::int AS n FROM leases WHERE job_id = $1', [dear])).n;
  const waits: number[] = [];
  for (let n = 0; n < DEAR.singles; n++) {
    await waitFor(async () => (await running()) >= 2 * SLOTS, 30_000, 'every slot to be taken', 10);
    const id = await world.submit(1, randomUUID(), neighbour);
    await waitFor(async () => (await world.recorder.log(id)).length > 0, 30_000, 'a start', 5);
    waits.push((await waitsOf(world, id))[0] ?? NaN);
    await world.finished(id);
  }
  await world.api.ask('mutation ($id: ID!) { cancelJob(id: $id) { status } }', { id: dear });
  await world.finished(dear);
  return waits;
}

const SINGLES = 100;
const ROUNDS = 5;
const SLOW_MS = 2_000;

/** F12: one of two executors is a hundred times slower than the other; what the other does must not wait for it. */
export async function f12(world: World, scale: Scale): Promise<FaultResult> {
  const normal = SLOW_MS / 100;
  const singles = async (count: number, of: (executor: string) => boolean): Promise<number[]> => {
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      const id = await world.submit(1);
      const [run] = await waitFor(async () => world.recorder.log(id).then((runs) => runs.length > 0 && runs), 30_000, 'a start', 2);
      if (run !== undefined && of(run.executor)) times.push((await waitsOf(world, id))[0] ?? NaN);
    }
    return times;
  };
  world.recorder.decide = () => ({ do: 'ok', workMs: normal });
  await singles(SINGLES, () => true);
  const base = await singles(SINGLES, () => true);
  // Whoever takes the first item is the slow one from here on.
  let slow: string | undefined;
  world.recorder.decide = (e) => ({ do: 'ok', workMs: e.executorId === (slow ??= e.executorId) ? SLOW_MS : normal });
  const rssOf = async (): Promise<number> => Math.max(...(await Promise.all(world.executors.map((e) => world.metric(e, RSS))))) / 2 ** 20;
  const items = Math.min(scale.items, 5_000);
  const id = await world.submit(items);
  await world.reached(id, Math.floor(items / 10));
  const before = await rssOf();
  await world.finished(id);
  const rest: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const busy = await world.submit(4 * SLOTS);
    // What is left now is the slow one's, for two seconds: all its places are taken.
    await waitFor(async () => (await world.openOf(busy)) <= SLOTS, 30_000, 'the slow one to be busy', 5);
    rest.push(...(await singles(SINGLES / ROUNDS, (executor) => executor !== slow)));
    await world.finished(busy);
  }
  const after = await rssOf();
  const a = await world.accounts(id, items);
  const [was, is] = [percentile(base, 95), percentile(rest, 95)];
  const counts = await world.recorder.log(id);
  const bySlow = counts.filter((run) => run.executor === slow).length;
  return {
    row: 'F12',
    fault: `one of two executors 100× slower (${SLOW_MS} ms an item)`,
    required: 'p95 of the rest ≤ 1.5× base; memory flat',
    measured: `single items of the other: p95 ${is.toFixed(0)} ms against ${was.toFixed(0)} (${(is / was).toFixed(2)}×, ${rest.length} of ${SINGLES}); of ${items} items the slow one did ${bySlow}; most resident ${before.toFixed(0)} → ${after.toFixed(0)} MB; ${say(a)}`,
    ok: is <= 1.5 * was && rest.length > 0 && bySlow > 0 && clean(a) && after - before < 30,
  };
}

const RSS = 'process_resident_memory_bytes';
/** Milliseconds from a job's submission to the start of each of its items, sorted. */
async function waitsOf(world: World, jobId: string): Promise<number[]> {
  const { at } = await world.row<{ at: Date }>('SELECT created_at AS at FROM jobs WHERE id = $1', [jobId]);
  const starts = await world.recorder.startsOf(jobId);
  return starts.map((start) => start.getTime() - at.getTime());
}
