import pg from 'pg';
import type { Db } from 'pg-boss';
import type { Logger } from '#common';
import { PgListener } from '../../postgres/pg-listener.js';

export interface BossDatabaseOptions {
  readonly url: string;
  readonly name: string;
  readonly max: number;
  readonly statementTimeoutMs: number;
  readonly logger: Logger;
}

/** A pool with a bound on every wait: without them the driver waits for ever when it is exhausted or the network swallows packets. */
export function createBossPool({ url, name, max, statementTimeoutMs, logger }: BossDatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    max,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + 1_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  pool.on('error', (error) => {
    if (!pool.ending) logger.warn('Idle broker connection lost', { queue: name, cause: error.message });
  });
  return pool;
}

/** pg-boss's view of a pool or of one connection inside a transaction. */
export const asBossDb = (sql: Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>): Db => ({
  executeSql: (text, values) => sql.query(text, values),
});

/**
 * The database pg-boss itself works on: migrations, supervision, its queue catalogue, and the one connection that listens.
 * Apart from the pool of the hot path, whose statements are cut off after seconds, where its maintenance may take longer.
 */
export class BossDatabase implements Db {
  private readonly pool: pg.Pool;

  constructor(
    private readonly options: BossDatabaseOptions,
    private readonly onNotification: (queue: string) => void,
    private readonly onListening: () => void,
  ) {
    this.pool = createBossPool(options);
  }

  executeSql(text: string, values?: unknown[]): Promise<{ rows: pg.QueryResultRow[] }> {
    return this.pool.query<pg.QueryResultRow>(text, values);
  }

  /** Called by pg-boss once, with the channel its inserts notify. Never rejects: it would then poll for the rest of its life. */
  async listen(channel: string, onNotification: (payload: string) => void, onReconnect: () => void): Promise<{ close(): Promise<void> }> {
    const { url, name, logger } = this.options;
    return new PgListener({
      url,
      name: `${name}:listen`,
      channel,
      onNotification: (payload) => {
        onNotification(payload);
        this.onNotification(payload);
      },
      onListening: () => {
        onReconnect();
        this.onListening();
      },
      onLost: (error) => logger.warn('Broker listener lost', { queue: name, cause: String(error) }),
    });
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
