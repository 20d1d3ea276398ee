import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { jobsV1 } from '#contracts';
import { eventually } from '#testing';
import { TRACEPARENT } from './jobs-server.js';
import { startRunner, type RunnerBench } from './runner-bench.js';

const { Disposition } = jobsV1;
let bench: RunnerBench;
const use = async (...options: Parameters<typeof startRunner>): Promise<RunnerBench> => (bench = await startRunner(...options));
const probes = (n: number, payload: unknown = {}) => Array.from({ length: n }, () => bench.jobs.add('probe', payload));
const states = (): string[] => bench.jobs.all.map((i) => i.state);

afterEach(() => bench.stop());

describe('hinted work', () => {
  beforeEach(() => use());

  it('is claimed, run, acknowledged, and only then is the hint settled', async () => {
    const items = probes(20);
    bench.jobs.away.add('acknowledge');
    await bench.hint(items.map((i) => i.id));
    await eventually(() => expect(bench.handler.started).toHaveLength(20));
    expect(bench.broker.depth('jobs/probe', 'executor')).toBe(1);
    bench.jobs.away.clear();
    await eventually(() => expect(states().every((s) => s === 'ENDED')).toBe(true));
    await eventually(() => expect(bench.broker.depth('jobs/probe', 'executor')).toBe(0));
    expect(bench.jobs.all[0]?.outcome?.succeeded).toMatchObject({ kind: 'NUMBER', detail: Buffer.from('{"n":0}') });
  });

  it('never runs more at once than its slots', async () => {
    const items = probes(40);
    bench.handler.shut();
    await bench.hint(items.map((i) => i.id));
    await eventually(() => expect(bench.handler.running).toBe(4));
    bench.handler.release();
    await eventually(() => expect(states().every((s) => s === 'ENDED')).toBe(true));
    expect(bench.handler.most).toBe(4);
  });

  it('travels in few acknowledgements', async () => {
    const items = probes(200);
    for (let from = 0; from < 200; from += 50) await bench.hint(items.slice(from, from + 50).map((i) => i.id));
    await eventually(() => expect(states().every((s) => s === 'ENDED')).toBe(true));
    expect(bench.jobs.acknowledgements).toBeLessThan(60);
  });

  it('E100 hinted a hundred times runs once', async () => {
    const [item] = probes(1);
    await Promise.all(Array.from({ length: 100 }, () => bench.hint([item!.id])));
    await eventually(() => expect(bench.broker.depth('jobs/probe', 'executor')).toBe(0));
    expect(bench.handler.started).toHaveLength(1);
    expect(item).toMatchObject({ state: 'ENDED', attempt: 1 });
  });

  it('that is not there to be claimed settles its hint', async () => {
    await bench.hint([newId(), newId()]);
    await eventually(() => expect(bench.jobs.claims.length).toBeGreaterThan(0));
    await eventually(() => expect(bench.broker.depth('jobs/probe', 'executor')).toBe(0));
  });

  it('fails with a code and no text of the error', async () => {
    const [item] = probes(1, { fail: 'Ada Example lives at 1 Secret Street' });
    await bench.hint([item!.id]);
    await eventually(() => expect(item!.state).toBe('ENDED'));
    expect(item!.outcome?.failed).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', message: 'Internal error', permanent: false });
  });

  it('whose handler answers with something else than its type makes fails, and says so in the log', async () => {
    const [item] = probes(1, { result: { kind: 'PICTURE' } });
    await bench.hint([item!.id]);
    await eventually(() => expect(item!.state).toBe('ENDED'));
    expect(item!.outcome?.failed).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', permanent: false });
    expect(bench.lines.join('')).toContain('Handler failed unexpectedly');
  });

  it('with an input that is not of its type fails for good, and the handler is not asked', async () => {
    const [item] = probes(1, ['not', 'an', 'object']);
    await bench.hint([item!.id]);
    await eventually(() => expect(item!.state).toBe('ENDED'));
    expect(item!.outcome?.failed).toMatchObject({ code: 'BAD_USER_INPUT', permanent: true });
    expect(bench.handler.started).toEqual([]);
  });

  it('runs in the trace of the request that submitted it, with its ids for the log', async () => {
    const [item] = probes(1);
    await bench.hint([item!.id]);
    await eventually(() => expect(item!.state).toBe('ENDED'));
    const [context] = bench.handler.contexts;
    expect(context).toMatchObject({ itemId: item!.id, jobId: item!.id });
    expect(context?.traceparent?.slice(0, 36)).toBe(TRACEPARENT.slice(0, 36));
    expect(context?.traceparent).not.toBe(TRACEPARENT);
  });

  it('waits here while Jobs is away, and is claimed when it is back', async () => {
    bench.jobs.away.add('claim');
    const items = probes(3);
    await bench.hint(items.map((i) => i.id));
    await eventually(() => expect(bench.lines.some((l) => l.includes('Items cannot be claimed'))).toBe(true));
    bench.jobs.away.clear();
    await eventually(() => expect(states().every((s) => s === 'ENDED')).toBe(true));
  });

  it('has every slot again after Claims that failed', async () => {
    bench.handler.shut();
    bench.jobs.away.add('claim');
    const items = probes(8);
    await bench.hint(items.slice(0, 4).map((i) => i.id));
    await bench.hint(items.slice(4).map((i) => i.id));
    await eventually(() => expect(bench.jobs.refusals.length).toBeGreaterThanOrEqual(2));
    bench.jobs.away.clear();
    await eventually(() => expect(bench.handler.running).toBe(4));
    bench.handler.release();
    await eventually(() => expect(states().every((s) => s === 'ENDED')).toBe(true));
  });
});

describe('lanes', () => {
  const SLOTS = 4;
  /** Items that wait for a provider which does not answer, by name. */
  const hanging = (n: number) => Array.from({ length: n }, () => bench.jobs.add('probe', {}, 'somebody', 'provider:slow'));

  it('a provider that hangs keeps its own slots, and not those of work that waits for nobody', async () => {
    await use();
    bench.handler.shut();
    const slow = hanging(30);
    for (const { id } of slow) await bench.hint([id], 'provider:slow');
    await eventually(() => expect(bench.handler.running).toBe(SLOTS));
    const [other] = probes(1);
    await bench.hint([other!.id]);
    await eventually(() => expect(bench.handler.running).toBe(SLOTS + 1));
    expect(other!.state).toBe('RUNNING');
    expect(slow.filter((i) => i.state === 'RUNNING')).toHaveLength(SLOTS);
    // Also the places for hints are not all the hanging lane's: what it has no room for is asked for when it has.
    expect(bench.broker.depth('jobs/probe', 'executor')).toBeLessThan(slow.length / 2);
  });

  it('all run in the end, hinted or not', async () => {
    await use({ waitMs: 50, quietMs: 50 });
    const items = [...hanging(30), ...probes(30)];
    await bench.hint(items.slice(0, 10).map((i) => i.id), 'provider:slow'); // prettier-ignore
    await eventually(() => expect(states().every((s) => s === 'ENDED')).toBe(true));
    expect(items.every((i) => i.attempt === 1)).toBe(true);
    const named = bench.jobs.claims.filter((c) => c.itemIds.length === 0 && c.lane === 'provider:slow');
    expect(named.length).toBeGreaterThan(0);
  });

  it('are learnt from Jobs where no hint names them', async () => {
    await use({ waitMs: 50, quietMs: 50 }, false);
    bench.handler.shut();
    hanging(10);
    probes(10);
    await eventually(() => expect(bench.handler.running).toBeGreaterThanOrEqual(2 * SLOTS));
    const running = bench.jobs.all.filter((i) => i.state === 'RUNNING');
    for (const lane of ['', 'provider:slow']) expect(running.filter((i) => i.lane === lane).length).toBeGreaterThanOrEqual(SLOTS);
  });
});

describe('leases', () => {
  beforeEach(() => use());

  it('are extended also for an outcome that cannot be told yet', async () => {
    const [item] = probes(1);
    bench.jobs.away.add('acknowledge');
    await bench.hint([item!.id]);
    await eventually(() => expect(bench.handler.started).toHaveLength(1));
    await eventually(() => expect(item!.beats).toBeGreaterThan(5));
    bench.jobs.away.clear();
    await eventually(() => expect(item!.state).toBe('ENDED'));
    expect(item!.attempt).toBe(1);
  });

  it('E108 a cancelled item is stopped within a beat and not acknowledged', async () => {
    bench.handler.shut();
    const [item] = probes(1);
    await bench.hint([item!.id]);
    await eventually(() => expect(bench.handler.running).toBe(1));
    item!.state = 'CANCELLED';
    await eventually(() => expect(bench.handler.aborted).toEqual([item!.id]));
    await eventually(() => expect(bench.broker.depth('jobs/probe', 'executor')).toBe(0));
    expect(bench.jobs.acknowledgements).toBe(0);
  });

  it('E107 an outcome after a lost lease is told, and answered with STALE_ATTEMPT', async () => {
    bench.handler.shut();
    const [item] = probes(1);
    await bench.hint([item!.id]);
    await eventually(() => expect(bench.handler.running).toBe(1));
    item!.state = 'STOLEN';
    await eventually(() => expect(bench.jobs.dispositions).toEqual([Disposition.DISPOSITION_STALE_ATTEMPT]));
    expect(bench.handler.aborted).toEqual([item!.id]);
  });
});

describe('without hints', () => {
  it('E104 Jobs is asked by type: with the broker away the work goes on', async () => {
    await use({ quietMs: 50, waitMs: 200 });
    bench.broker.stop();
    probes(120);
    await eventually(() => expect(states().every((s) => s === 'ENDED')).toBe(true));
    expect(bench.jobs.claims.every((c) => c.itemIds.length === 0)).toBe(true);
  });

  it('has every slot again after questions that failed', async () => {
    await use({ quietMs: 50, waitMs: 200 });
    bench.broker.stop();
    bench.handler.shut();
    bench.jobs.away.add('claim');
    probes(4);
    await eventually(() => expect(bench.jobs.refusals.length).toBeGreaterThanOrEqual(2));
    bench.jobs.away.clear();
    await eventually(() => expect(bench.handler.running).toBe(4));
  });
});

describe('an idle worker', () => {
  const questions = () => bench.jobs.claims.filter((c) => c.jobType === 'probe' && c.waitMs === 5_000);

  it('has a question waiting at Jobs, and the first items come with its answer', async () => {
    await use({ waitMs: 5_000 });
    await eventually(() => expect(bench.jobs.claims.some((c) => c.waitMs === 5_000)).toBe(true));
    probes(2);
    await eventually(() => expect(states().every((s) => s === 'ENDED')).toBe(true));
    expect(bench.jobs.claims.every((c) => c.itemIds.length === 0)).toBe(true);
  });

  it('has one waiting again, for one item, while something runs and there is room; none where all slots are taken', async () => {
    await use({ waitMs: 5_000 });
    const asked = (): number[] => questions().map((c) => c.maxItems);
    await eventually(() => expect(asked()).toEqual([2]));
    bench.handler.shut();
    for (const running of [1, 2, 3]) {
      probes(1);
      await eventually(() => expect(asked().length).toBe(running + 1));
    }
    probes(1);
    await eventually(() => expect(bench.handler.running).toBe(4));
    expect(asked()).toEqual([2, 1, 1, 1]);
    bench.handler.release();
    await eventually(() => expect(asked().at(4)).toBeGreaterThan(1));
  });

  it('leaves its other slots to hints while its question waits', async () => {
    await use({ waitMs: 5_000 });
    await eventually(() => expect(questions()).toHaveLength(1));
    bench.handler.shut();
    probes(1);
    await eventually(() => expect(questions()).toHaveLength(2));
    await bench.hint(bench.jobs.addUnheard('probe', 3).map((i) => i.id));
    await eventually(() => expect(bench.handler.running).toBe(3));
  });

  it('keeps the hint of an item that came by itself until Jobs was told of the item', async () => {
    await use({ waitMs: 5_000 });
    await eventually(() => expect(bench.jobs.claims.some((c) => c.waitMs === 5_000)).toBe(true));
    bench.handler.shut();
    const items = probes(2);
    await eventually(() => expect(bench.handler.running).toBe(2));
    await bench.hint(items.map((i) => i.id));
    await eventually(() => expect(bench.broker.depth('jobs/probe', 'executor')).toBe(1));
    bench.handler.release();
    await eventually(() => expect(bench.broker.depth('jobs/probe', 'executor')).toBe(0));
    expect(items.every((i) => i.state === 'ENDED')).toBe(true);
    expect(bench.jobs.claims.every((c) => c.itemIds.length === 0)).toBe(true);
  });
});

describe('a worker full of one person’s long work', () => {
  const guests = () => bench.jobs.claims.filter((c) => c.newcomers);

  it('begins an item of somebody who has nothing running at once, beside its slots, and no further one of the first', async () => {
    await use({ waitMs: 5_000 });
    bench.handler.shut();
    const items = probes(40);
    await bench.hint(items.map((i) => i.id));
    await eventually(() => expect(guests()).toHaveLength(1));
    expect(guests()[0]).toMatchObject({ itemIds: [], maxItems: 1 });
    expect(bench.handler.running).toBe(4);
    const asked = performance.now();
    const other = bench.jobs.add('probe', {}, 'another');
    await eventually(() => expect(bench.handler.started.map((t) => t.itemId)).toContain(other.id));
    expect(performance.now() - asked).toBeLessThan(1_000);
    expect(bench.handler.most).toBe(5);
    bench.handler.release();
    await eventually(() => expect(states().every((s) => s === 'ENDED')).toBe(true));
  });

  it('gives a guest back as any other item when it drains', async () => {
    await use({ waitMs: 5_000 });
    bench.handler.shut();
    await bench.hint(probes(4).map((i) => i.id));
    await eventually(() => expect(guests()).toHaveLength(1));
    const other = bench.jobs.add('probe', {}, 'another');
    await eventually(() => expect(bench.handler.running).toBe(5));
    await expect(bench.runner.drain(100)).resolves.toEqual({ released: 5, unsent: 0 });
    expect(other).toMatchObject({ state: 'READY', attempt: 0 });
  });
});

describe('messages that are no hints', () => {
  beforeEach(() => use());

  it('E98 bytes that are not our schema, and an unknown version, are parked and the consumer lives', async () => {
    const queue = bench.broker.connect({ logger: (await import('#common')).createLogger('test', 'silent') });
    const good = probes(1)[0]!;
    await queue.publish('jobs/probe', [
      { data: new Uint8Array([1, 2, 3]) },
      { data: { v: 2, jobType: 'probe', itemIds: [] } },
      { data: { v: 1, jobType: 'probe', itemIds: ['no id'] } },
      { data: { v: 1, jobType: 'probe', itemIds: [good.id] } },
    ]);
    await eventually(() => expect(bench.broker.parked('jobs/probe', 'executor')).toHaveLength(3));
    await eventually(() => expect(good.state).toBe('ENDED'));
    await queue.close();
  });

  it('E99 an unknown job type is parked, never taken for success', async () => {
    const queue = bench.broker.connect({ logger: (await import('#common')).createLogger('test', 'silent') });
    await queue.publish('jobs/probe', [
      { data: { v: 1, jobType: 'mine-bitcoin', itemIds: [newId()] } },
      { data: { v: 1, jobType: 'fibonacci', itemIds: [newId()] } },
    ]);
    await eventually(() => expect(bench.broker.parked('jobs/probe', 'executor')).toHaveLength(2));
    expect(bench.jobs.claims).toHaveLength(0);
    await queue.close();
  });
});

describe('a drain', () => {
  beforeEach(() => use());

  it('gives back what has not begun, lets the rest finish, and tells it', async () => {
    const warmUp = probes(60);
    await bench.hint(warmUp.slice(0, 50).map((i) => i.id));
    await bench.hint(warmUp.slice(50).map((i) => i.id));
    await eventually(() => expect(states().every((s) => s === 'ENDED')).toBe(true));
    bench.handler.shut();
    const items = probes(30);
    await bench.hint(items.map((i) => i.id));
    await eventually(() => expect(bench.handler.running).toBe(4));
    const drained = bench.runner.drain(5_000);
    await eventually(() => expect(items.filter((i) => i.released === 1).length).toBe(26));
    bench.handler.release();
    await expect(drained).resolves.toEqual({ released: 26, unsent: 0 });
    expect(items.filter((i) => i.state === 'ENDED')).toHaveLength(4);
    expect(items.filter((i) => i.state === 'READY' && i.attempt === 0)).toHaveLength(26);
  });

  it('stops what does not finish in time and gives it back uncharged', async () => {
    bench.handler.shut();
    const items = probes(2);
    await bench.hint(items.map((i) => i.id));
    await eventually(() => expect(bench.handler.running).toBe(2));
    await expect(bench.runner.drain(100)).resolves.toEqual({ released: 2, unsent: 0 });
    expect(bench.handler.aborted).toHaveLength(2);
    expect(items.every((i) => i.state === 'READY' && i.attempt === 0)).toBe(true);
    expect(bench.jobs.acknowledgements).toBe(0);
    await eventually(() => expect(bench.broker.depth('jobs/probe', 'executor')).toBe(1));
  });
});
