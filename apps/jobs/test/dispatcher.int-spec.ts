import { beforeEach, describe, expect, it } from 'vitest';
import { createLogger, newId, VitaeError, type ItemId, type UserId } from '#common';
import type { Hint, JobType } from '#contracts';
import { eventually } from '#testing';
import { Dispatcher } from '../src/dispatch/dispatcher.js';
import { hold } from '../src/dispatch/holds.js';
import { OpenLanes } from '../src/dispatch/open-lanes.js';
import { release } from '../src/dispatch/release.js';
import { Failpoints } from '../src/failpoints/failpoints.js';
import type { FreshItem } from '../src/job/announcements.js';
import type { Job } from '../src/job/job.js';
import { JobNotifier } from '../src/live/job-notifier.js';
import { LEASE_MS, failed, quiet, succeeded, type World, useWorld } from './world.js';

let world: World;
const database = useWorld((started) => (world = started));
beforeEach(async () => {
  await world.pool.query('TRUNCATE jobs, items, open_jobs, leases, suspects, holds, dispatch_turns CASCADE');
});

/** A dispatcher with a broker that keeps what it gets, or refuses. */
function dispatcher(type: JobType = 'fibonacci', sharesDatabase = true) {
  const hints: Hint[] = [];
  const broker = { refuses: false, log: [] as string[], claimWaits: false };
  const made = new Dispatcher(type, {
    pool: world.pool,
    publish: async (_type, published) => {
      if (broker.refuses) throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'The broker does not answer');
      hints.push(...published);
    },
    dispatched: () => broker.claimWaits,
    sharesDatabase,
    failpoints: new Failpoints(),
    logger: createLogger('jobs', 'warn', { write: (line) => void broker.log.push(line) }),
  });
  return Object.assign(made, { hints, broker, ids: (): ItemId[] => hints.flatMap((h) => h.itemIds as ItemId[]) });
}

const rounds = async (d: Dispatcher, most = 50): Promise<void> => {
  for (let n = 0; n < most && (await d.round()); n++);
};

const ownersOf = async (ids: readonly string[]): Promise<string[]> => {
  const rows = await world.rows<{ id: string; owner_id: string }>('SELECT id, owner_id FROM items WHERE id = ANY ($1::uuid[])', [ids]);
  const byId = new Map(rows.map((r) => [r.id, r.owner_id]));
  return ids.map((id) => byId.get(id) ?? '');
};

describe('what is dispatched', () => {
  it('every due item once, in hints of at most 50 that carry ids only', async () => {
    const jobs = [await world.submit({ items: 70 }), await world.submit({ items: 3 })];
    const d = dispatcher();
    const claimed = new Set<ItemId>();
    for (let n = 0; n < 20; n++) {
      await rounds(d);
      const fresh = d
        .ids()
        .filter((id) => !claimed.has(id))
        .slice(0, 50);
      if (fresh.length === 0) break;
      for (const item of await world.claim(fresh)) claimed.add(item.itemId);
      d.claimed(fresh);
    }
    const all = (await Promise.all(jobs.map((j) => world.itemsOf(j)))).flat();
    expect(d.ids().toSorted()).toEqual(all.toSorted());
    for (const hint of d.hints) {
      expect(hint.itemIds.length).toBeLessThanOrEqual(50);
      expect(Object.keys(hint).toSorted()).toEqual(['itemIds', 'jobType', 'v']);
    }
  });

  it('nothing of paused, held, cancelled or not yet due; all of it when that ends', async () => {
    const [paused, held, waiting, cancelled] = [
      await world.submit(),
      await world.submit({ scopes: ['model:m'] }),
      await world.submit(),
      await world.submit(),
    ];
    await world.service.pause(paused.ownerId, paused.id);
    await hold(world.pool, [{ scope: 'model:m', reason: 'RATE_LIMITED', forMs: 60_000 }]);
    await world.acknowledge([failed((await world.claimAll(waiting))[0]!, false, 60_000)]);
    await world.service.cancel(cancelled.ownerId, cancelled.id);
    const d = dispatcher();
    await rounds(d);
    expect(d.hints).toEqual([]);
    await world.service.resume(paused.ownerId, paused.id);
    await world.due();
    await rounds(d);
    const wanted = (await Promise.all([paused, held, waiting].map((j) => world.itemsOf(j)))).flat();
    expect(d.ids().toSorted()).toEqual(wanted.toSorted());
  });

  it('what was hinted and then paused is hinted again when it is resumed', async () => {
    const job = await world.submit({ items: 3 });
    const d = dispatcher();
    await rounds(d);
    expect(d.ids()).toHaveLength(3);
    await world.service.pause(job.ownerId, job.id);
    await eventually(async () => {
      await d.round();
      expect(await d.next(10)).toEqual([]);
    });
    await world.service.resume(job.ownerId, job.id);
    await rounds(d);
    expect(d.ids()).toHaveLength(6);
  });

  it('released and retried items come again', async () => {
    const job = await world.submit({ items: 2 });
    const d = dispatcher();
    await rounds(d);
    const [a, b] = await world.claim(d.ids());
    d.claimed([a!.itemId, b!.itemId]);
    await release(world.pool, [a!]);
    await world.acknowledge([failed(b!, false, 1)]);
    await world.due();
    await rounds(d);
    expect(d.ids().toSorted()).toEqual([a!.itemId, a!.itemId, b!.itemId, b!.itemId].toSorted());
    await world.acknowledge((await world.claimAll(job)).map(succeeded));
    expect((await world.find(job)).status).toBe('SUCCEEDED');
  });

  it('items that lost a lease travel alone', async () => {
    const job = await world.submit({ items: 4 });
    const ids = await world.itemsOf(job);
    const items = [...(await world.claim(ids.slice(0, 2), 'gone')), ...(await world.claim(ids.slice(2), 'here'))];
    await world.expire(...items.slice(0, 2));
    await (await import('../src/dispatch/expired-leases.js')).reapExpiredLeases(world.pool, LEASE_MS);
    await release(world.pool, items.slice(2));
    const d = dispatcher();
    await rounds(d);
    const sizes = d.hints.map((h) => [h.itemIds.length, items.slice(0, 2).some((i) => h.itemIds.includes(i.itemId))] as const);
    expect(sizes.filter(([, lost]) => lost)).toEqual([
      [1, true],
      [1, true],
    ]);
    expect(sizes.filter(([, lost]) => !lost).reduce((n, [size]) => n + size, 0)).toBe(2);
  });
});

describe('E109 fairness', () => {
  it('F17 an owner of 5,000 items does not keep one of 20 waiting, whoever came first', async () => {
    const [greedy, small] = [newId<UserId>(), newId<UserId>()];
    for (let n = 0; n < 10; n++) await world.submit({ owner: greedy, items: 500 });
    const d = dispatcher();
    await rounds(d);
    const before = d.ids().length;
    await world.submit({ owner: small, items: 20 });
    for (let n = 0; n < 12; n++) {
      const waiting = await d.next(20);
      await world.claim(waiting);
      d.claimed(waiting);
      await d.round();
    }
    const owners = await ownersOf(d.ids().slice(before));
    const turn = owners.lastIndexOf(small);
    expect(owners.filter((o) => o === small)).toHaveLength(20);
    expect(turn).toBeLessThan(60);
  });

  it('the first item of every owner goes before the second of any', async () => {
    const owners = Array.from({ length: 7 }, () => newId<UserId>());
    for (const owner of owners) await world.submit({ owner, items: 5 });
    const d = dispatcher();
    await d.round();
    expect(new Set((await ownersOf(d.ids())).slice(0, 7))).toEqual(new Set(owners));
  });

  it('somebody who comes while others fill the window is let in beside it, without any claim', async () => {
    const [greedy, small] = [newId<UserId>(), newId<UserId>()];
    await world.submit({ owner: greedy, items: 500 });
    const d = dispatcher();
    await rounds(d);
    const full = d.ids().length;
    await rounds(d);
    expect(d.ids()).toHaveLength(full);
    await world.submit({ owner: small, items: 60 });
    d.wake();
    await rounds(d);
    const fresh = await ownersOf(d.ids().slice(full));
    expect(fresh.length).toBeGreaterThan(0);
    expect(new Set(fresh)).toEqual(new Set([small]));
    expect(fresh.length).toBeLessThan(60);
  });

  it('an owner whose oldest jobs all wait is not stuck behind them', async () => {
    for (let n = 0; n < 600; n++) await world.submit({ items: 1 });
    await world.pool.query(`UPDATE items SET retry_at = now() + interval '1 hour'`);
    const last = await world.submit();
    const d = dispatcher();
    await rounds(d);
    expect(d.ids()).toEqual(await world.itemsOf(last));
    await world.due();
    await rounds(d);
    const first = d.ids().length;
    expect(first).toBeGreaterThan(10);
  });

  it('more owners than one round looks at all get their turn', async () => {
    const owners = Array.from({ length: 230 }, () => newId<UserId>());
    for (const owner of owners) await world.submit({ owner });
    const d = dispatcher();
    for (let n = 0; n < 60; n++) {
      await rounds(d);
      const waiting = await d.next(500);
      if (waiting.length === 0) break;
      await world.acknowledge((await world.claim(waiting.slice(0, 50))).map(succeeded));
      d.claimed(waiting.slice(0, 50));
    }
    expect(new Set(await ownersOf(d.ids()))).toEqual(new Set(owners));
  });
});

describe('a broker and replicas that come and go', () => {
  it('E104 a hint the broker refused is published again, and can be claimed by type meanwhile', async () => {
    const job = await world.submit({ items: 2 });
    const d = dispatcher();
    d.broker.refuses = true;
    await rounds(d);
    expect(d.hints).toEqual([]);
    expect(d.broker.log.join('')).toContain('"reason":"The broker does not answer"');
    const ids = await world.itemsOf(job);
    expect((await d.next(10)).toSorted()).toEqual(ids.toSorted());
    d.broker.refuses = false;
    await eventually(async () => {
      await d.round();
      expect(d.ids().toSorted()).toEqual(ids.toSorted());
    });
  });

  it('F1 after a crash between choosing and publishing the next life hints everything unclaimed at once', async () => {
    const job = await world.submit({ items: 5 });
    const before = dispatcher();
    before.broker.refuses = true;
    await rounds(before);
    await world.pool.query(`UPDATE dispatch_turns SET expires_at = now() - interval '1 ms'`);
    const after = dispatcher();
    await rounds(after);
    expect(after.ids().toSorted()).toEqual((await world.itemsOf(job)).toSorted());
  });

  it('one replica dispatches a type at a time; the other takes over when it leaves or falls silent', async () => {
    const first = dispatcher();
    const second = dispatcher();
    await first.round();
    const job = await world.submit({ items: 3 });
    await rounds(second);
    expect(second.hints).toEqual([]);
    const ids = await world.itemsOf(job);
    expect((await second.next(10)).toSorted()).toEqual(ids.toSorted());
    await rounds(first);
    expect(first.ids()).toHaveLength(3);
    await first.stop();
    await rounds(second);
    expect(second.ids().toSorted()).toEqual(ids.toSorted());
    await second.stop();
  });

  it('items claimed through another replica leave the window', async () => {
    await world.submit({ items: 200 });
    const d = dispatcher();
    await rounds(d);
    const before = d.ids().length;
    expect(before).toBeLessThan(200);
    await world.acknowledge((await world.claim(d.ids())).map(succeeded));
    await eventually(async () => {
      await d.round();
      expect(d.ids().length).toBeGreaterThan(before);
    });
  });

  describe('a small new job', () => {
    it('is announced with its items, so that the dispatcher of this process need not look for them', async () => {
      const heard: unknown[] = [];
      const notifier = new JobNotifier(
        world.pool,
        database.url,
        { changed: () => undefined, ready: (...told) => heard.push(told), stopping: () => undefined, missed: () => undefined },
        quiet,
      );
      const items = await fresh(await world.submit({ items: 2 }));
      notifier.ready('fibonacci', items);
      expect(heard).toEqual([['fibonacci', items]]);
      await notifier.close();
    });

    const fresh = async (job: Job): Promise<FreshItem[]> =>
      (await world.itemsOf(job)).map((id, index) => ({ id, job: job.id, owner: job.ownerId, index, traceparent: null, lane: '' }));

    it('is hinted without asking the database, by the leader where nothing else is hinted', async () => {
      const d = dispatcher();
      expect(d.offer(await fresh(await world.submit({ items: 3 })))).toBe(false);
      await rounds(d);
      expect(d.ids()).toHaveLength(3);
      d.claimed(d.ids());
      const items = await fresh(await world.submit({ items: 2 }));
      expect(d.offer(items)).toBe(true);
      await eventually(() => expect(d.hints.at(-1)?.itemIds).toEqual(items.map((i) => i.id)));
      expect(d.offer(await fresh(await world.submit()))).toBe(false);
    });

    it('is hinted only as far as a claim that waited leaves it', async () => {
      const d = dispatcher();
      await rounds(d);
      d.broker.claimWaits = true;
      const [first, second] = await fresh(await world.submit({ items: 2 }));
      expect(d.offer([first!, second!])).toBe(true);
      d.claimed([first!.id]);
      await eventually(() => expect(d.ids()).toEqual([second!.id]));
    });

    it('is hinted at once, whatever waits, where a broker of its own carries hints', async () => {
      const d = dispatcher('fibonacci', false);
      await rounds(d);
      d.broker.claimWaits = true;
      const items = await fresh(await world.submit({ items: 2 }));
      expect(d.offer(items)).toBe(true);
      d.claimed(d.ids());
      await eventually(() => expect(d.ids()).toEqual(items.map((i) => i.id)));
    });

    it('is hinted when the claim that waited does not come', async () => {
      const d = dispatcher();
      await rounds(d);
      d.broker.claimWaits = true;
      const items = await fresh(await world.submit());
      expect(d.offer(items)).toBe(true);
      await eventually(() => expect(d.ids()).toEqual([items[0]!.id]));
    });
  });

  it('a claim makes it look again only where more may be due', async () => {
    const d = dispatcher();
    d.start();
    await eventually(async () => expect(await world.rows('SELECT job_type FROM dispatch_turns')).toHaveLength(1));
    await world.submit({ items: 100 });
    d.wake();
    const seen = new Set<ItemId>();
    await eventually(() => {
      const next = d.ids().filter((id) => !seen.has(id));
      for (const id of next) seen.add(id);
      d.claimed(next);
      expect(seen.size).toBe(100);
    });
    await d.stop();
  });

  it('started and stopped like a service: woken, it hints; stopped, it leaves its turn', async () => {
    const d = dispatcher();
    d.start();
    await eventually(async () => expect(await world.rows('SELECT job_type FROM dispatch_turns')).toEqual([{ job_type: 'fibonacci' }]));
    await world.submit();
    d.wake();
    await eventually(() => expect(d.ids()).toHaveLength(1));
    await d.stop();
    expect(await world.rows('SELECT job_type FROM dispatch_turns')).toEqual([]);
  });
});

describe('lanes', () => {
  const GEMINI = ['model:gemini', 'provider:gemini'];
  const laneOf = (d: ReturnType<typeof dispatcher>, ids: readonly string[]): (string | undefined)[] =>
    ids.map((id) => d.hints.find((h) => h.itemIds.includes(id))?.lane);

  it('a window full of items of one provider has room for the same person’s work that waits for nobody', async () => {
    const d = dispatcher('generate-documents');
    const stuck = await world.submit({ type: 'generate-documents', items: 600, scopes: GEMINI });
    await rounds(d);
    const hinted = d.ids().length;
    expect(hinted).toBeLessThan(600);
    expect(new Set(d.hints.map((h) => h.lane))).toEqual(new Set(['provider:gemini']));
    const other = await world.submit({ type: 'generate-documents', items: 3 });
    d.wake();
    await rounds(d);
    const ids = await world.itemsOf(other);
    expect(laneOf(d, ids)).toEqual([undefined, undefined, undefined]);
    expect(d.ids()).toEqual(expect.arrayContaining(ids));
    expect(new Set(await d.next(10, ''))).toEqual(new Set(ids));
    const own = new Set(await world.itemsOf(stuck));
    expect((await d.next(10, 'provider:gemini')).every((id) => own.has(id))).toBe(true);
    expect(d.lanes).toEqual(['provider:gemini']);
  });

  it('newcomers are let into a lane that is full of others’ items, into that one', async () => {
    const d = dispatcher('generate-documents');
    await world.submit({ type: 'generate-documents', items: 600, scopes: GEMINI });
    await rounds(d);
    const job = await world.submit({ type: 'generate-documents', items: 2, scopes: GEMINI, owner: newId<UserId>() });
    d.wake();
    await rounds(d);
    expect(laneOf(d, await world.itemsOf(job))).toEqual(['provider:gemini', 'provider:gemini']);
  });

  it('what a hold appended to a job’s scopes is no lane', async () => {
    const d = dispatcher('generate-documents');
    await world.submit({ type: 'generate-documents', items: 1, scopes: ['service:ai', 'service:resume'] });
    await rounds(d);
    expect(d.hints.map((h) => h.lane)).toEqual([undefined]);
  });

  it('a replica that does not dispatch answers by lane as well', async () => {
    const standby = dispatcher('generate-documents');
    await world.submit({ type: 'generate-documents', items: 30, scopes: GEMINI });
    const other = await world.submit({ type: 'generate-documents', items: 2 });
    expect(new Set(await standby.next(10, ''))).toEqual(new Set(await world.itemsOf(other)));
    expect(await standby.next(10, 'provider:gemini')).toHaveLength(10);
    expect(standby.lanes).toBeUndefined();
    expect(await new OpenLanes(world.pool).of('generate-documents')).toEqual(['provider:gemini']);
  });
});
