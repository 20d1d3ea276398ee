import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '#common';
import { eventually, FaultyProxy, startPostgres, withoutLeaks, type PostgresServer } from '#testing';
import { BrokerQueue } from '../../client/broker-queue.js';
import type { Queue, Verdict } from '../../port/queue.js';
import { queueName } from './layout.js';
import { PgBossDriver, type PgBossOptions } from './pg-boss-driver.js';

const logger = createLogger('test', 'silent');
const asNumber = (data: unknown): number => Number(data);
const numbers = (from: number, to: number): { data: number }[] => Array.from({ length: to - from + 1 }, (_, i) => ({ data: from + i }));

let server: PostgresServer;
let sql: pg.Pool;
let topic: string;
const opened: Queue[] = [];

beforeAll(async () => {
  server = await startPostgres();
  sql = new pg.Pool({ connectionString: server.url, max: 2 });
  sql.on('error', () => undefined);
});
afterAll(async () => {
  await sql.end();
  await server.remove();
});
beforeEach(() => {
  topic = `jobs/${randomUUID()}`;
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((queue) => queue.close({ timeoutMs: 100 })));
});

const connect = (options: Partial<PgBossOptions> = {}, publishTimeoutMs = 10_000): Queue => {
  const queue = new BrokerQueue(new PgBossDriver({ url: server.url, logger, ...options }), { logger, publishTimeoutMs });
  opened.push(queue);
  return queue;
};
const consume = (queue: Queue, answer: (n: number) => Verdict | Promise<Verdict> = () => 'settle', concurrency = 10): number[] => {
  const seen: number[] = [];
  const handler = async ({ data }: { data: number }): Promise<Verdict> => {
    seen.push(data);
    return answer(data);
  };
  queue.subscribe(topic, 'executor', handler, { concurrency, decode: asNumber, backoff: { firstMs: 1, maxMs: 5 } });
  return seen;
};
const rows = async (): Promise<number> => {
  const { rows: found } = await sql.query<{ n: number }>('SELECT count(*)::int AS n FROM queue.job WHERE name = $1', [
    queueName(topic, 'executor'),
  ]);
  return found[0]!.n;
};
const emptied = (timeoutMs = 20_000): Promise<void> => eventually(async () => expect(await rows()).toBe(0), { timeoutMs });

describe('in its database', () => {
  it('settled messages leave nothing behind', async () => {
    const queue = connect();
    await queue.ensure([{ topic, subscriptions: ['executor'] }]);
    const seen = consume(queue, undefined, 50);
    for (let i = 0; i < 20; i++) await queue.publish(topic, numbers(i * 100 + 1, i * 100 + 100));
    await emptied();
    expect(new Set(seen).size).toBe(2_000);
    const { rows: left } = await sql.query('SELECT state, count(*) FROM queue.job WHERE name LIKE $1 GROUP BY state', [`${topic}%`]);
    expect(left).toEqual([]);
  });

  it('unread messages are dropped after what the publisher asked for, and a consumer does not change that', async () => {
    const publisher = connect();
    const keeps = async (): Promise<number> => {
      await publisher.publish(topic, [{ data: 1 }]);
      const { rows: found } = await sql.query<{ s: number }>(
        'SELECT extract(epoch FROM keep_until - created_on)::int AS s FROM queue.job WHERE name = $1 ORDER BY created_on DESC LIMIT 1',
        [queueName(topic, 'executor')],
      );
      return found[0]!.s;
    };
    await publisher.ensure([{ topic, subscriptions: ['executor'], keepUnreadMs: 600_000 }]);
    expect(await keeps()).toBe(600);
    const handle = connect().subscribe(topic, 'executor', async () => 'redeliver', { concurrency: 1, decode: asNumber });
    await handle.attached;
    await handle.close();
    expect(await keeps()).toBe(600);
    await publisher.ensure([{ topic, subscriptions: ['executor'], keepUnreadMs: 1 }]);
    expect(await keeps()).toBe(1);
  });

  it('installs itself when several processes start at once, as a role that owns nothing but its database', async () => {
    const role = `broker_${randomUUID().slice(0, 8)}`;
    await sql.query(`CREATE ROLE ${role} LOGIN PASSWORD 'for-a-test'`);
    await sql.query(`CREATE DATABASE ${role} OWNER ${role}`);
    const url = new URL(server.url);
    Object.assign(url, { username: role, password: 'for-a-test', pathname: `/${role}` });
    const queues = [1, 2, 3, 4].map(() => connect({ url: url.href }));
    await eventually(() => Promise.all(queues.map((q) => q.ensure([{ topic, subscriptions: ['executor'] }]))), { timeoutMs: 15_000 });
    const seen = consume(queues[1]!);
    await queues[2]!.publish(topic, numbers(1, 10));
    await eventually(() => expect(new Set(seen).size).toBe(10));
  });

  it('a closed queue leaves no connection, timer or listener', async () => {
    await withoutLeaks(async () => {
      const queue = connect();
      await queue.ensure([{ topic, subscriptions: ['executor'] }]);
      const seen = consume(queue);
      await queue.publish(topic, numbers(1, 5));
      await eventually(() => expect(seen).toHaveLength(5));
      await queue.close();
    });
  });

  it('a queue closed while its broker never answered leaves nothing either', async () => {
    await withoutLeaks(async () => {
      const queue = connect({ url: 'postgresql://nobody:x@127.0.0.1:1/none' });
      consume(queue);
      await expect(queue.publish(topic, [{ data: 1 }])).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
      expect(await queue.health()).toMatchObject({ ok: false });
      await queue.close();
    });
  });
});

describe('a consumer', () => {
  it('that dies gives its messages up after the lease; one that works for longer than the lease keeps its own', async () => {
    const queue = connect({ leaseSeconds: 10 });
    await queue.ensure([{ topic, subscriptions: ['executor'] }]);
    await queue.publish(topic, numbers(1, 2));
    const dead = new PgBoss({ connectionString: server.url, schema: 'queue', supervise: false, schedule: false, migrate: false });
    dead.on('error', () => undefined);
    await dead.start();
    const [taken] = await dead.fetch<{ m: string }>(queueName(topic, 'executor'));
    await dead.stop({ graceful: false });
    const lost = (JSON.parse(taken!.data.m) as { d: number }).d;
    let release: (verdict: Verdict) => void = () => undefined;
    const seen = consume(queue, (n) => (n === lost ? 'settle' : new Promise<Verdict>((resolve) => (release = resolve))));
    await eventually(() => expect(seen).toContain(lost), { timeoutMs: 40_000 });
    expect(seen.toSorted()).toEqual([1, 2]);
    release('settle');
    await emptied();
    expect(seen).toHaveLength(2);
  }, 60_000);
});

describe('its database', () => {
  it('restarted hard under load: nothing is lost, everything goes on by itself', async () => {
    const publisher = connect();
    await publisher.ensure([{ topic, subscriptions: ['executor'] }]);
    const [one, two] = [consume(connect()), consume(connect())];
    let published = 0;
    let stopped = false;
    const publishing = (async () => {
      while (!stopped) {
        const from = published + 1;
        await eventually(() => publisher.publish(topic, numbers(from, from + 9)), { timeoutMs: 20_000, intervalMs: 100 });
        published = from + 9;
      }
    })();
    for (let i = 0; i < 3; i++) {
      const before = published;
      await eventually(() => expect(published).toBeGreaterThan(before + 100), { timeoutMs: 20_000 });
      await server.stop('immediate');
      await server.start();
    }
    const before = published;
    await eventually(() => expect(published).toBeGreaterThan(before + 100), { timeoutMs: 20_000 });
    stopped = true;
    await publishing;
    await eventually(() => expect(new Set([...one, ...two]).size).toBe(published), { timeoutMs: 60_000 });
  }, 120_000);

  it('ends every connection again and again: nothing is lost', async () => {
    const queue = connect();
    await queue.ensure([{ topic, subscriptions: ['executor'] }]);
    const seen = consume(queue);
    for (let i = 0; i < 10; i++) {
      await eventually(() => queue.publish(topic, numbers(i * 10 + 1, i * 10 + 10)), { timeoutMs: 10_000 });
      await sql.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'queue%'`);
    }
    await eventually(() => expect(new Set(seen).size).toBe(100), { timeoutMs: 60_000 });
    await eventually(async () => expect((await queue.health()).ok).toBe(true), { timeoutMs: 10_000 });
  }, 90_000);

  it('behind a network that swallows packets: publish and health end in time, and it goes on when the network is back', async () => {
    const proxy = await FaultyProxy.start({ port: server.port });
    const queue = connect({ url: proxy.through(server.url) }, 1_000);
    await queue.ensure([{ topic, subscriptions: ['executor'] }]);
    const seen = consume(queue);
    await queue.publish(topic, [{ data: 1 }]);
    await eventually(() => expect(seen).toEqual([1]));
    await proxy.inflict({ kind: 'black-hole' });
    const before = performance.now();
    await expect(queue.publish(topic, [{ data: 2 }])).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(await queue.health()).toMatchObject({ ok: false });
    expect(performance.now() - before).toBeLessThan(6_000);
    await proxy.heal();
    await eventually(() => queue.publish(topic, [{ data: 3 }]), { timeoutMs: 30_000 });
    await eventually(() => expect(seen).toContain(3), { timeoutMs: 30_000 });
    await queue.close();
    await proxy.close();
  }, 90_000);

  it('slow: 100 ms each way delay a message, they do not stop the flow', async () => {
    const proxy = await FaultyProxy.start({ port: server.port });
    const queue = connect({ url: proxy.through(server.url) });
    await queue.ensure([{ topic, subscriptions: ['executor'] }]);
    const seen = consume(queue);
    await proxy.inflict({ kind: 'latency', ms: 100 });
    await Promise.all([0, 1, 2, 3].map((i) => queue.publish(topic, numbers(i * 10 + 1, i * 10 + 10))));
    await eventually(() => expect(new Set(seen).size).toBe(40), { timeoutMs: 20_000 });
    await queue.close();
    await proxy.close();
  }, 60_000);
});
