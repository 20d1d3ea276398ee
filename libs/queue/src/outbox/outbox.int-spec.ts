import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLogger, withContext } from '#common';
import { createPool, withTransaction } from '#database';
import { eventually, useDatabase } from '#testing';
import { MemoryBroker } from '../adapters/memory/memory-broker.js';
import type { Queue, ReceivedMessage } from '../port/queue.js';
import { OutboxRelay, type OutboxRelayOptions } from './outbox-relay.js';
import { OUTBOX_TABLE_SQL } from './outbox-table.js';
import { outboxRepository } from './outbox.repository.js';
import { writeEvent, writeEvents, type DomainEvent } from './write-event.js';

const logger = createLogger('test', 'silent');
const TOPIC = 'events/thing.changed';
const database = useDatabase();

let pool: pg.Pool;
let broker: MemoryBroker;
let queue: Queue;
let seen: ReceivedMessage<unknown>[];
const relays: OutboxRelay[] = [];

beforeAll(async () => {
  pool = createPool({ url: database.url, name: 'owner', logger });
  await pool.query(OUTBOX_TABLE_SQL);
});
afterAll(() => pool.end());

beforeEach(async () => {
  broker = new MemoryBroker();
  queue = broker.connect({ logger });
  await queue.ensure([{ topic: TOPIC, subscriptions: ['reader'] }]);
  seen = [];
  const handler = async (message: ReceivedMessage<unknown>): Promise<'settle'> => {
    seen.push(message);
    return 'settle';
  };
  queue.subscribe(TOPIC, 'reader', handler, { concurrency: 50, decode: (data) => data });
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  await queue.close();
  broker.dispose();
  await pool.query('DELETE FROM outbox_events');
});

const relay = (options: Partial<OutboxRelayOptions> = {}): OutboxRelay => {
  const made = new OutboxRelay({ pool, queue, topics: [], logger, pollMs: 20, ...options });
  relays.push(made);
  return made;
};
const inTransaction = (events: readonly DomainEvent[]): Promise<readonly string[]> =>
  withTransaction(pool, (tx) => writeEvents(tx, events));
const events = (count: number): DomainEvent[] => Array.from({ length: count }, (_, n) => ({ topic: TOPIC, data: { n } }));
const distinct = (): number => new Set(seen.map((m) => m.id)).size;
const emptied = (timeoutMs = 10_000): Promise<void> =>
  eventually(async () => expect(await outboxRepository.lag(pool)).toEqual({ waiting: 0, oldestSeconds: 0 }), { timeoutMs });

describe('writing', () => {
  it('an event is there with its change, or not at all', async () => {
    relay().start();
    const undone = withTransaction(pool, async (tx) => {
      await writeEvent(tx, { topic: TOPIC, data: 'never happened' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const [id] = await inTransaction([{ topic: TOPIC, data: { happened: '\u0000 yes' }, properties: { kind: 'thing' } }]);
    await emptied();
    await eventually(() => expect(seen).toHaveLength(1));
    expect(seen[0]).toMatchObject({ id, data: { happened: '\u0000 yes' }, properties: { kind: 'thing' } });
  });

  it('keeps whose it is and the trace it happened in', async () => {
    const ownerId = '018f0000-0000-7000-8000-000000000001';
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await withContext({ traceparent }, () => writeEvent(pool, { topic: TOPIC, data: 1, ownerId }));
    const { rows } = await pool.query('SELECT owner_id FROM outbox_events');
    expect(rows).toEqual([{ owner_id: ownerId }]);
    relay().start();
    await eventually(() => expect(seen[0]?.properties).toEqual({ traceparent }));
  });

  it('refuses at once what could never be published', async () => {
    await expect(writeEvent(pool, { topic: 'Not A Topic', data: 1 })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    await expect(writeEvent(pool, { topic: TOPIC, data: 'x'.repeat(300_000) })).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
    expect(await writeEvents(pool, [])).toEqual([]);
  });
});

describe('relaying', () => {
  it('sees a transaction that began early and committed late', async () => {
    relay().start();
    const early = await pool.connect();
    await early.query('BEGIN');
    await writeEvent(early, { topic: TOPIC, data: 'early' });
    await inTransaction([{ topic: TOPIC, data: 'late' }]);
    await eventually(() => expect(seen.map((m) => m.data)).toEqual(['late']));
    await early.query('COMMIT');
    early.release();
    await eventually(() => expect(seen.map((m) => m.data)).toEqual(['late', 'early']));
    await emptied();
  });

  it('loses nothing while the broker refuses 30 % and answers another 20 % late, and keeps the ids of repeats', async () => {
    broker.inflict({ seed: 7, refusePublish: 0.3, refuseAfterStoring: 0.2 });
    const ids = new Set(await inTransaction(events(500)));
    relay().start();
    await emptied(20_000);
    await eventually(() => expect(distinct()).toBe(500));
    expect(seen.every((m) => ids.has(m.id))).toBe(true);
  });

  it('shares the table among relays: each event once when nothing fails', async () => {
    await inTransaction(events(1_000));
    for (let i = 0; i < 3; i++) relay().start();
    await emptied();
    await eventually(() => expect(seen).toHaveLength(1_000));
    expect(distinct()).toBe(1_000);
  });

  it('a relay that died after claiming delays its events by the lease, no longer', async () => {
    await inTransaction(events(10));
    expect(await outboxRepository.claim(pool, 100, 300)).toHaveLength(10);
    const before = performance.now();
    relay().start();
    await emptied();
    await eventually(() => expect(distinct()).toBe(10));
    expect(performance.now() - before).toBeGreaterThan(150);
  });

  it('a claim that ran out cannot be given back by the one that lost it', async () => {
    await inTransaction(events(1));
    const lost = await outboxRepository.claim(pool, 1, 0);
    await eventually(async () => expect(await outboxRepository.claim(pool, 1, 60_000)).toHaveLength(1));
    await outboxRepository.release(pool, lost, 0);
    expect(await outboxRepository.claim(pool, 1, 60_000)).toEqual([]);
  });

  it('holds back while the broker is away instead of claiming in circles, and goes on when it is back', async () => {
    const held = relay();
    held.start();
    await inTransaction([{ topic: TOPIC, data: 'before' }]);
    await emptied();
    broker.stop();
    await inTransaction(events(5));
    const attempts = async (): Promise<number> =>
      (await pool.query<{ n: number }>('SELECT max(attempts)::int AS n FROM outbox_events')).rows[0]!.n;
    await eventually(async () => expect(await attempts()).toBeGreaterThanOrEqual(2));
    const before = await attempts();
    for (let i = 0; i < 100; i++) held.wake();
    expect((await attempts()) - before).toBeLessThanOrEqual(1);
    expect(await held.lag()).toMatchObject({ waiting: 5 });
    broker.start();
    await emptied();
    await eventually(() => expect(distinct()).toBe(6));
  });

  it('is woken in process, and stops with nothing left running', async () => {
    const woken = relay({ pollMs: 60_000 });
    woken.start();
    await emptied();
    await inTransaction(events(250));
    woken.wake();
    await eventually(() => expect(distinct()).toBe(250), { timeoutMs: 2_000 });
    await woken.stop();
    await inTransaction(events(1));
    woken.wake();
    expect(await woken.lag()).toMatchObject({ waiting: 1 });
  });

  it('survives its connections being ended, and goes on', async () => {
    const survivor = relay({ leaseMs: 1_000 });
    survivor.start();
    for (let i = 0; i < 5; i++) {
      await eventually(() => inTransaction(events(20)));
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      await client.end();
    }
    await emptied();
    await eventually(() => expect(distinct()).toBeGreaterThanOrEqual(100));
  });
});
