import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { createLogger } from '#common';
import { startPostgres, type PostgresServer } from '#testing';
import { BrokerQueue } from '../../client/broker-queue.js';
import { eventsContract } from '../../../test/contract/events.contract.js';
import { queueContract } from '../../../test/contract/queue-contract.js';
import type { ParkReason } from '../../port/queue.js';
import { parkedName, queueName } from './layout.js';
import { PgBossDriver } from './pg-boss-driver.js';

const logger = createLogger('test', 'silent');
let server: PostgresServer;
let sql: pg.Pool;

beforeAll(async () => {
  server = await startPostgres();
  sql = new pg.Pool({ connectionString: server.url, max: 2 });
  sql.on('error', () => undefined);
});
afterAll(async () => {
  await sql.end();
  await server.remove();
});

const harness = async () => ({
  connect: () => new BrokerQueue(new PgBossDriver({ url: server.url, logger }), { logger }),
  publishRaw: async (topic: string, payload: string) => {
    await sql.query(
      `INSERT INTO queue.job (name, data, retry_limit) SELECT name, jsonb_build_object('m', $2::text), 100 FROM queue.subscription WHERE event = $1`,
      [topic, payload],
    );
  },
  parked: async (topic: string, subscription: string) => {
    const { rows } = await sql.query<{ data: { m: string; reason: ParkReason } }>('SELECT data FROM queue.job WHERE name = $1', [
      parkedName(queueName(topic, subscription)),
    ]);
    return rows.map(({ data }) => ({ payload: data.m, reason: data.reason }));
  },
  depth: async (topic: string, subscription: string) => {
    const { rows } = await sql.query<{ n: number }>('SELECT count(*)::int AS n FROM queue.job WHERE name = $1', [
      queueName(topic, subscription),
    ]);
    return rows[0]!.n;
  },
  stop: () => server.stop('immediate'),
  start: () => server.start(),
  dispose: () => server.start(),
});

queueContract('pg-boss', harness);
eventsContract('pg-boss', harness);
