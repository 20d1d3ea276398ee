import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '#common';
import { createPool, withTransaction } from '#database';
import { eventually, useDatabase } from '#testing';
import { OUTBOX_TABLE_SQL, OutboxRelay, writeEvents, type Queue, type Verdict } from '../../src/index.js';
import { outboxRepository } from '../../src/outbox/outbox.repository.js';
import { ContractContext, anything, type QueueHarness } from './contract-context.js';

/** A real broker starts in ten seconds; on a loaded machine it took 98. */
const OUTAGE_MS = 240_000;

const logger = createLogger('test', 'silent');

/** Events from an owner's outbox, over a broker, to every subscription: what holds whichever adapter is between them. */
export function eventsContract(name: string, makeHarness: () => Promise<QueueHarness>): void {
  describe(`events contract: ${name}`, () => {
    const database = useDatabase();
    const t = new ContractContext(makeHarness);
    const relays: OutboxRelay[] = [];
    let pool: pg.Pool;
    beforeAll(async () => {
      pool = createPool({ url: database.url, name: 'owner', logger });
      await pool.query(OUTBOX_TABLE_SQL);
      await pool.query('CREATE TABLE effects (id uuid PRIMARY KEY)');
    });
    afterAll(() => pool.end());
    afterEach(async () => {
      await Promise.all(relays.splice(0).map((relay) => relay.stop()));
      await pool.query('TRUNCATE outbox_events, effects');
    });

    const relay = (queue: Queue, ...subscriptions: string[]): OutboxRelay => {
      const made = new OutboxRelay({ pool, queue, topics: [{ topic: t.topic, subscriptions }], logger, pollMs: 20, leaseMs: 300 });
      relays.push(made);
      made.start();
      return made;
    };
    const happened = (count: number): Promise<readonly string[]> =>
      withTransaction(pool, (tx) => writeEvents(tx, Array.from({ length: count }, (_, n) => ({ topic: t.topic, data: { n } })))); // prettier-ignore
    const published = (): Promise<void> =>
      eventually(async () => expect((await outboxRepository.lag(pool)).waiting).toBe(0), { timeoutMs: 30_000 });

    it('every subscription gets every event, and one whose service is down for a while misses nothing', async () => {
      const subscriber = await t.prepared('up', 'down');
      const up = t.watchAs(subscriber, 'up', anything);
      relay(t.connect(), 'up', 'down');
      const first = t.connect();
      const before = t.watchAs(first, 'down', anything);
      const ids = new Set(await happened(20));
      await eventually(() => expect(before.messages.length).toBeGreaterThanOrEqual(20), { timeoutMs: 20_000 });
      await first.close({ timeoutMs: 5_000 });
      for (const id of await happened(200)) ids.add(id);
      await published();
      await eventually(() => expect(new Set(up.messages.map((m) => m.id))).toEqual(ids), { timeoutMs: 20_000 });
      const after = t.watchAs(t.connect(), 'down', anything);
      const seen = (): Set<string> => new Set([...before.messages, ...after.messages].map((m) => m.id));
      await eventually(() => expect(seen()).toEqual(ids), { timeoutMs: 30_000 });
    }, 90_000);

    it('an event written before anybody made the topic is not lost: the relay makes it first', async () => {
      const ids = await happened(3);
      relay(t.connect(), 'late');
      await published();
      const got = t.watchAs(t.connect(), 'late', anything);
      await eventually(() => expect(new Set(got.messages.map((m) => m.id))).toEqual(new Set(ids)), { timeoutMs: 20_000 });
    }, 60_000);

    it('a crash between publish and settle repeats events, with their ids, and a subscriber that looks at them does each once', async () => {
      const queue = await t.prepared('a');
      const ids = await happened(50);
      const claimed = await outboxRepository.claim(pool, 50, 300);
      const messages = claimed.map(({ id, message }) => ({ id, data: (JSON.parse(message) as { d: object }).d }));
      await queue.publish(t.topic, messages);
      relay(t.connect(), 'a');
      await published();
      const got = t.watchAs(t.connect(), 'a', anything, async ({ id }): Promise<Verdict> => {
        await pool.query('INSERT INTO effects VALUES ($1) ON CONFLICT DO NOTHING', [id]);
        return 'settle';
      });
      await eventually(() => expect(got.messages.length).toBeGreaterThanOrEqual(100), { timeoutMs: 30_000 });
      const { rows } = await pool.query<{ id: string }>('SELECT id FROM effects');
      expect(new Set(rows.map((r) => r.id))).toEqual(new Set(ids));
    }, 60_000);

    it(
      'events written while the broker is away wait, are seen as lag, and arrive when it is back',
      async () => {
        const queue = await t.prepared('a');
        const held = relay(queue, 'a');
        await happened(1);
        await published();
        await t.harness.stop();
        const ids = new Set(await happened(30));
        await eventually(async () => expect(await held.lag()).toMatchObject({ waiting: 30 }));
        await t.harness.start();
        await published();
        const got = t.watchAs(t.connect(), 'a', anything);
        const missing = (): string[] => [...ids].filter((id) => !got.messages.some((m) => m.id === id));
        await eventually(() => expect(missing()).toEqual([]), { timeoutMs: 30_000 });
      },
      OUTAGE_MS,
    );
  });
}
