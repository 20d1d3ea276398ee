import type { BrokerControl } from '#testing';
import type { ServiceProcess } from '../../harness/stack.js';
import { Feed } from '../feed.js';
import { clean, pass, say, waitFor, type FaultResult, type Scale, type World } from '../world.js';

/** The product at work before the broker is touched. */
const BEFORE_MS = 10_000;
const REOPEN_WITHIN_MS = 60_000;

/** What a service's readiness says of its queue. */
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
  (world: World, scale: Scale): Promise<FaultResult> =>
    Feed.during(world, async (feed) => {
      await hintsFlow(world, 30_000);
      const before = await feed.rate(pass(BEFORE_MS));
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
      // Before and after: the machine's speed drifts while a broker is restarted five times.
      const base = (before + (await feed.rate(pass(BEFORE_MS)))) / 2;
      const a = await feed.end();
      return {
        row: 'F6',
        fault: `broker kill -9 and restarted ${scale.brokerRestarts}×, then away ${scale.brokerAwayMs / 1_000} s`,
        required: `0 lost; during the outage ≥ ${scale.brokerAwayRate * 100} % of the rate`,
        measured: `${say(a)} of ${feed.items}; ${away.toFixed(0)} items/s away, ${base.toFixed(0)} before and after (${((away / base) * 100).toFixed(0)} %); told "${told}"; well again ${(back / 1_000).toFixed(1)} s after its return`,
        ok: clean(a) && a.status === 'SUCCEEDED' && away >= base * scale.brokerAwayRate && told !== 'ok',
      };
    });

/** F18: the broker is stopped by SIGSTOP. Sockets stay open and silent; what the adapters ask of it goes unanswered. */
export const f18 =
  (broker: BrokerControl) =>
  (world: World, scale: Scale): Promise<FaultResult> =>
    Feed.during(world, async (feed) => {
      await hintsFlow(world, 30_000);
      await broker.pause();
      const begun = performance.now();
      const gone = async (): Promise<boolean> =>
        (await Promise.all(world.executors.map(queueOf))).every((q) => q.includes('does not answer'));
      let noticed = Infinity;
      try {
        await waitFor(gone, scale.brokerStoppedMs, 'both executors to say that the broker does not answer', 200);
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
        measured: `noticed after ${(noticed / 1_000).toFixed(1)} s, reopened ${(reopened / 1_000).toFixed(1)} s after SIGCONT; ${say(a)} of ${feed.items}`,
        ok: clean(a) && a.status === 'SUCCEEDED' && noticed <= REOPEN_WITHIN_MS && reopened <= REOPEN_WITHIN_MS,
      };
    });
