import type { BrokerControl } from '#testing';
import type { ServiceProcess } from '../../harness/stack.js';
import { clean, pass, say, waitFor, type Accounts, type FaultResult, type Scale, type World } from '../world.js';

/** Of one item: with twenty places so many that the places and not the machine decide the rate. */
const WORK_MS = 250;
const JOB_ITEMS = 300;
/** The product at work before the broker is touched. */
const BEFORE_MS = 10_000;
const REOPEN_WITHIN_MS = 60_000;

/** Keeps work waiting, job after job, so that a rate can be measured for as long as a fault lasts. */
class Feed {
  readonly jobs: string[] = [];
  private readonly running: Promise<void>;
  private ended = false;

  constructor(private readonly world: World) {
    world.recorder.decide = () => ({ do: 'ok', workMs: WORK_MS });
    this.running = this.feed();
  }

  async succeeded(): Promise<number> {
    const { n } = await this.world.row<{ n: number }>('SELECT coalesce(sum(succeeded), 0)::int AS n FROM jobs WHERE id = ANY ($1)', [
      this.jobs,
    ]);
    return n;
  }

  /** Items a second while `step` runs. */
  async rate(step: Promise<unknown>): Promise<number> {
    const [before, begun] = [await this.succeeded(), performance.now()];
    await step;
    return ((await this.succeeded()) - before) / ((performance.now() - begun) / 1_000);
  }

  /** Waits for everything that was fed, and adds up. */
  async end(): Promise<Accounts> {
    this.ended = true;
    await this.running;
    for (const id of this.jobs) await this.world.finished(id);
    await this.world.told();
    const all = await Promise.all(this.jobs.map((id) => this.world.accounts(id, JOB_ITEMS)));
    const sum = (of: 'lost' | 'dup' | 'drift' | 'extra' | 'starts' | 'succeeded' | 'dead' | 'cancelled'): number => all.reduce((n, a) => n + a[of], 0);
    const status = all.every((a) => a.status === 'SUCCEEDED') ? 'SUCCEEDED' : 'not all SUCCEEDED';
    return { status, succeeded: sum('succeeded'), dead: sum('dead'), cancelled: sum('cancelled'), lost: sum('lost'), dup: sum('dup'), drift: sum('drift'), extra: sum('extra'), starts: sum('starts') };
  } // prettier-ignore

  private async feed(): Promise<void> {
    while (!this.ended) {
      const open = this.jobs.length * JOB_ITEMS - (await this.succeeded());
      if (open < JOB_ITEMS) this.jobs.push(await this.world.submit(JOB_ITEMS));
      else await pass(200);
    }
  }
}

const queueOf = async (service: ServiceProcess): Promise<string> => {
  const answer = await fetch(service.spec.readyUrl, { signal: AbortSignal.timeout(5_000) });
  const { checks } = (await answer.json()) as { checks: Record<string, string> };
  return checks['queue'] ?? '';
};

/** Hints settled by the executors: the road over the broker is open. */
const settled = async (world: World): Promise<number> =>
  (await Promise.all(world.executors.map((e) => world.metric(e, 'vitae_queue_messages_total', 'event="settled"')))).reduce(
    (n, m) => n + m,
    0,
  );

async function hintsFlow(world: World, ms: number): Promise<void> {
  const before = await settled(world);
  await waitFor(async () => (await settled(world)) > before, ms, 'hints to be settled again');
}

const services = (world: World): readonly ServiceProcess[] => [world.jobs, ...world.executors];
const well = (world: World): Promise<boolean> => Promise.all(services(world).map(queueOf)).then((all) => all.every((q) => q === 'ok'));

/** F6: the broker is killed and started again and again, and is then away. Claims need no hints. */
export const f6 =
  (broker: BrokerControl) =>
  async (world: World, scale: Scale): Promise<FaultResult> => {
    const feed = new Feed(world);
    await hintsFlow(world, 30_000);
    const base = await feed.rate(pass(BEFORE_MS));
    for (let restart = 0; restart < scale.brokerRestarts; restart++) {
      await broker.kill();
      await broker.start();
      await hintsFlow(world, REOPEN_WITHIN_MS);
    }
    await broker.kill();
    const away = await feed.rate(pass(scale.brokerAwayMs));
    const told = await queueOf(world.jobs);
    await broker.start();
    const up = performance.now();
    await hintsFlow(world, REOPEN_WITHIN_MS);
    await waitFor(() => well(world), REOPEN_WITHIN_MS, 'every service to say that its queue is well');
    const back = performance.now() - up;
    const a = await feed.end();
    return {
      row: 'F6',
      fault: `broker kill -9 and restarted ${scale.brokerRestarts}×, then away ${scale.brokerAwayMs / 1_000} s`,
      required: '0 lost; during the outage ≥ 80 % of the rate',
      measured: `${say(a)} of ${feed.jobs.length * JOB_ITEMS}; ${away.toFixed(0)} items/s away, ${base.toFixed(0)} before (${((away / base) * 100).toFixed(0)} %); told "${told}"; well again ${(back / 1_000).toFixed(1)} s after its return`,
      ok: clean(a) && a.status === 'SUCCEEDED' && away >= base * 0.8 && told !== 'ok',
    };
  };

/** F18: the broker is stopped by SIGSTOP. Sockets stay open and silent; only missing pongs tell. */
export const f18 =
  (broker: BrokerControl) =>
  async (world: World, scale: Scale): Promise<FaultResult> => {
    const feed = new Feed(world);
    await hintsFlow(world, 30_000);
    await broker.pause();
    const begun = performance.now();
    const gone = async (): Promise<boolean> => world.executors.every((e) => e.log().includes('The broker does not answer'));
    let noticed = Infinity;
    try {
      await waitFor(gone, scale.brokerStoppedMs, 'both executors to give their silent sockets up', 200);
      noticed = performance.now() - begun;
      await pass(Math.max(0, scale.brokerStoppedMs - noticed));
    } finally {
      await broker.resume();
    }
    const up = performance.now();
    await hintsFlow(world, REOPEN_WITHIN_MS);
    await waitFor(() => well(world), REOPEN_WITHIN_MS, 'every service to say that its queue is well');
    const reopened = performance.now() - up;
    const a = await feed.end();
    return {
      row: 'F18',
      fault: `deaf consumer: broker SIGSTOP for ${scale.brokerStoppedMs / 1_000} s`,
      required: 'noticed and reopened ≤ 60 s',
      measured: `noticed after ${(noticed / 1_000).toFixed(1)} s, reopened ${(reopened / 1_000).toFixed(1)} s after SIGCONT; ${say(a)} of ${feed.jobs.length * JOB_ITEMS}`,
      ok: clean(a) && a.status === 'SUCCEEDED' && noticed <= REOPEN_WITHIN_MS && reopened <= REOPEN_WITHIN_MS,
    };
  };
