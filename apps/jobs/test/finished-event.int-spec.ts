import { beforeEach, describe, expect, it } from 'vitest';
import { type JobId } from '#common';
import { eventLayout, readEvent, type JobFinished } from '#contracts';
import { MemoryBroker, OutboxRelay } from '#queue';
import { eventually } from '#testing';
import type { ClaimedItem } from '../src/dispatch/claim.js';
import { cancelItems } from '../src/dispatch/cancel-items.js';
import { reapExpiredLeases } from '../src/dispatch/expired-leases.js';
import type { Job } from '../src/job/job.js';
import { JobNotifier } from '../src/live/job-notifier.js';
import { JobFinishedConsumer } from '../src/messages/job-finished.consumer.js';
import { LEASE_MS, failed, quiet, succeeded, type World, useWorld } from './world.js';

let world: World;
const database = useWorld((started) => (world = started));
beforeEach(() => world.rows('TRUNCATE outbox_events'));

const told = async (): Promise<JobFinished[]> =>
  (await world.rows<{ topic: string; message: string }>('SELECT topic, message FROM outbox_events')).map(({ topic, message }) => {
    expect(topic).toBe('events/job.finished');
    return readEvent('job.finished', (JSON.parse(message) as { d: unknown }).d);
  });

describe('the end of a job is an event', () => {
  it('one event a statement, naming each job it ended with its last revision; unfinished jobs are in none', async () => {
    const [a, b, open] = [await world.submit(), await world.submit(), await world.submit({ items: 2 })];
    const items = [...(await world.claimAll(a)), ...(await world.claimAll(b)), ...(await world.claimAll(open))];
    await world.acknowledge([succeeded(items[0]!), failed(items[1]!, true), succeeded(items[2]!)]);
    const events = await told();
    expect(events).toHaveLength(1);
    const named = new Map(events[0]!.jobs.map((j) => [j.id, j]));
    expect([...named.keys()].toSorted()).toEqual([a.id, b.id].toSorted());
    for (const job of [a, b]) expect(named.get(job.id)).toMatchObject({ status: (await world.find(job)).status, revision: (await world.find(job)).revision }); // prettier-ignore
    await world.acknowledge([succeeded(items[0]!)]);
    expect(await told()).toHaveLength(1);
    await world.acknowledge([succeeded(items[3]!)]);
    expect((await told()).flatMap((e) => e.jobs.map((j) => j.id))).toContain(open.id);
  });

  it('also where a cancel or a lost lease ends it, and again when a redriven job ends again', async () => {
    const cancelled = await world.submit({ items: 3 });
    await world.service.cancel(cancelled.ownerId, cancelled.id);
    await cancelItems(world.pool, cancelled.id, -1);
    expect((await told()).flatMap((e) => e.jobs)).toMatchObject([{ id: cancelled.id, status: 'CANCELLED' }]);

    const poison = await world.submit();
    for (let n = 0; n < 3; n++) {
      const item = (await world.claimAll(poison))[0] ?? (await suspect(poison.id));
      await world.expire(item);
      await reapExpiredLeases(world.pool, LEASE_MS);
      await world.due();
    }
    expect((await told()).flatMap((e) => e.jobs)).toContainEqual(expect.objectContaining({ id: poison.id, status: 'FAILED' }));

    await world.service.redrive(poison.ownerId, poison.id, undefined);
    await world.acknowledge([succeeded((await world.claimAll(poison))[0]!)]);
    expect((await told()).flatMap((e) => e.jobs)).toContainEqual(expect.objectContaining({ id: poison.id, status: 'SUCCEEDED' }));
  });

  it('reaches the views of every replica though the process that ended the job died before saying so', async () => {
    const broker = new MemoryBroker();
    const seen: [Set<JobId>, Set<JobId>] = [new Set(), new Set()];
    const notifiers = seen.map(
      (heard) =>
        new JobNotifier(
          world.pool,
          database.url,
          { changed: (job) => heard.add(job), ready: () => undefined, stopping: () => undefined, missed: () => undefined },
          quiet,
        ),
    );
    await eventually(async () => {
      const rows = await world.rows(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'jobs:listen' AND state = 'idle'`); // prettier-ignore
      expect(rows).toHaveLength(2);
    });
    const queue = broker.connect({ logger: quiet });
    const relay = new OutboxRelay({ pool: world.pool, queue, topics: [eventLayout('job.finished')], logger: quiet, pollMs: 20 });
    new JobFinishedConsumer(queue, notifiers[0]!).start();
    relay.start();
    const jobs: Job[] = [];
    const items: ClaimedItem[] = [];
    // A few at a time: on a busy machine hundreds would wait for a connection longer than the pool lets them.
    while (jobs.length < 300) {
      const some = await Promise.all(Array.from({ length: 20 }, () => world.submit()));
      jobs.push(...some);
      items.push(...(await Promise.all(some.map((job) => world.claimAll(job)))).flat());
    }
    await world.acknowledge(items.map((item) => succeeded(item)));
    const all = new Set(jobs.map((j) => j.id));
    await eventually(() => {
      for (const heard of seen) expect([...all].filter((id) => !heard.has(id))).toEqual([]);
    });
    await eventually(async () => expect(await relay.lag()).toMatchObject({ waiting: 0 }));
    await relay.stop();
    await queue.close();
    for (const notifier of notifiers) await notifier.close();
    broker.dispose();
  });

  it('comes again while the other replicas cannot be told', async () => {
    const broker = new MemoryBroker();
    const queue = broker.connect({ logger: quiet });
    await queue.ensure([eventLayout('job.finished')]);
    let tries = 0;
    const notifier = {
      changedForAll: async () => {
        if (++tries < 3) throw new Error('the database is away');
      },
    };
    new JobFinishedConsumer(queue, notifier).start();
    const id = '018f0000-0000-7000-8000-000000000001';
    await queue.publish('events/job.finished', [{ data: { v: 1, jobs: [{ id, status: 'SUCCEEDED', revision: 3 }] } }]);
    await eventually(() => expect(tries).toBe(3));
    await eventually(() => expect(broker.depth('events/job.finished', 'jobs-live')).toBe(0));
    await queue.close();
    broker.dispose();
  });
});

async function suspect(job: JobId) {
  const { claimSuspect } = await import('../src/dispatch/claim-suspect.js');
  const ids = await world.rows<{ id: never }>('SELECT id FROM items WHERE job_id = $1', [job]);
  const order = { executorId: 'e1' as never, jobType: 'fibonacci' as const, itemIds: ids.map((r) => r.id), max: 1, leaseMs: 30_000 };
  return (await claimSuspect(world.pool, order))[0]!;
}
