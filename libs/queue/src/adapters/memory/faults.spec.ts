import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '#common';
import { eventually } from '#testing';
import type { Queue, QueueEvent, Verdict } from '../../port/queue.js';
import type { FaultPlan } from './fault-plan.js';
import { MemoryBroker } from './memory-broker.js';

const logger = createLogger('test', 'silent');
const TOPIC = 'jobs/probe';

let broker: MemoryBroker;
let queue: Queue;
let seen: number[];

const start = async (plan: FaultPlan): Promise<void> => {
  broker = new MemoryBroker(plan);
  queue = broker.connect({ logger });
  seen = [];
  await queue.ensure([{ topic: TOPIC, subscriptions: ['executor'] }]);
};
const consume = (answer: (n: number) => Verdict | Promise<Verdict> = () => 'settle', concurrency = 10): void => {
  const handler = async ({ data }: { data: number }): Promise<Verdict> => {
    seen.push(data);
    return answer(data);
  };
  queue.subscribe(TOPIC, 'executor', handler, { concurrency, decode: Number });
};
const publish = (from: number, to: number): Promise<void> =>
  queue.publish(
    TOPIC,
    Array.from({ length: to - from + 1 }, (_, i) => ({ data: from + i })),
  );
const emptied = (): Promise<void> => eventually(() => expect(broker.depth(TOPIC, 'executor')).toBe(0), { timeoutMs: 10_000 });
const count = async (event: QueueEvent): Promise<number> => (await queue.health()).counts.find((c) => c.event === event)?.count ?? 0;

beforeEach(() => start({}));
afterEach(async () => {
  await queue.close({ timeoutMs: 100 });
  broker.dispose();
});

describe('a broker that does wrong on request', () => {
  it('repeats the shares it was asked to: 20 % twice, 5 % ten times', async () => {
    await start({ seed: 3, repeat: [{ share: 0.2, times: 2 }, { share: 0.05, times: 10 }] }); // prettier-ignore
    await publish(1, 10_000);
    consume(undefined, 100);
    await emptied();
    const times = new Map<number, number>();
    for (const n of seen) times.set(n, (times.get(n) ?? 0) + 1);
    const share = (wanted: number): number => [...times.values()].filter((n) => n === wanted).length / 10_000;
    expect(new Set(times.values())).toEqual(new Set([1, 2, 10]));
    expect(share(2)).toBeCloseTo(0.2, 1);
    expect(Math.abs(share(10) - 0.05)).toBeLessThan(0.01);
    expect(new Set(seen).size).toBe(10_000);
  });

  it('does the same wrongs for the same seed, others for another', async () => {
    const run = async (seed: number): Promise<number[]> => {
      await start({ seed, repeat: [{ share: 0.3, times: 3 }], reorder: 0.5 });
      await publish(1, 200);
      consume(undefined, 1);
      await emptied();
      return [...seen];
    };
    const first = await run(1);
    expect(await run(1)).toEqual(first);
    expect(await run(2)).not.toEqual(first);
  });

  it('reorders and delays without losing any', async () => {
    await start({ seed: 1, reorder: 0.05, delay: { share: 0.1, maxMs: 30 } });
    await publish(1, 1_000);
    consume();
    await eventually(() => expect(new Set(seen).size).toBe(1_000));
    expect(seen).not.toEqual(seen.toSorted((a, b) => a - b));
    expect(seen).toHaveLength(1_000);
  });

  it('forgets settlements: those messages come again, the publisher and the handler see nothing of it', async () => {
    await start({ seed: 1, loseAcks: { share: 0.3, returnsMs: 5 } });
    await publish(1, 300);
    consume();
    await emptied();
    expect(new Set(seen).size).toBe(300);
    expect(seen.length).toBeGreaterThan(350);
    expect(await count('settled')).toBe(seen.length);
  });

  it('refuses 30 % of publishes, nothing of them stored', async () => {
    await start({ seed: 5, refusePublish: 0.3 });
    consume();
    let refused = 0;
    for (let n = 1; n <= 500; n++) await publish(n, n).catch((error: { code: string }) => (error.code === 'DEPENDENCY_UNAVAILABLE' ? refused++ : 0)); // prettier-ignore
    await emptied();
    expect(refused / 500).toBeCloseTo(0.3, 1);
    expect(seen).toHaveLength(500 - refused);
    expect(await count('refused')).toBe(refused);
  });

  it('stores and refuses nevertheless, as a late broker does', async () => {
    await start({ refuseAfterStoring: 1 });
    consume();
    await expect(publish(1, 3)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await eventually(() => expect(seen).toEqual([1, 2, 3]));
  });

  it('is full: refuses what does not fit, stores nothing of it, takes again when there is room', async () => {
    await start({ capacity: 10 });
    await publish(1, 8);
    await expect(publish(9, 11)).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect(broker.depth(TOPIC, 'executor')).toBe(8);
    consume();
    await emptied();
    await publish(9, 11);
    await emptied();
    expect(seen).toHaveLength(11);
  });

  it('restarts under work: messages in hand come a second time while the first still runs, settled ones may return', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((open) => (release = open));
    await publish(1, 20);
    consume((n) => (n <= 10 ? 'settle' : gate.then(() => 'settle' as const)), 40);
    await eventually(() => expect(seen).toHaveLength(20));
    broker.restart({ awayMs: 20, repeatSettled: 1 });
    await expect(publish(21, 21)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    await eventually(() => expect(seen).toHaveLength(40));
    release();
    await emptied();
    expect(new Set(seen).size).toBe(20);
  });

  it('turns wrong and right in the middle of a run', async () => {
    consume();
    await publish(1, 50);
    broker.inflict({ refusePublish: 1 });
    await expect(publish(51, 60)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    broker.inflict({});
    await publish(51, 60);
    await emptied();
    expect(seen).toHaveLength(60);
  });

  it('serves several services of one process, which come and go', async () => {
    const other = broker.connect({ logger });
    consume();
    await other.publish(TOPIC, [{ data: 1 }]);
    await emptied();
    await other.close();
    await publish(2, 2);
    await emptied();
    expect(seen).toEqual([1, 2]);
  });
});
