import pg from 'pg';
import type { Logger } from '#common';
import { currentTracing } from '#telemetry';
import { sqlState } from './sql-state.js';
import { spanStatements } from './statement-spans.js';

/** Looks at each new connection before it is used. */
export interface ConnectionGate {
  /** Called once by the pool it is given to: the one it may ask with. */
  guards(pool: Pick<pg.Pool, 'query'>): void;
  /** Asked for each new connection; rejects where it may not be used. */
  admit(client: Pick<pg.ClientBase, 'query'>): Promise<void>;
}

export interface PoolOptions {
  /** postgresql://user:password@host:port/database */
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Connections; the sum over all replicas must stay below max_connections − 10. Default 10. */
  readonly max?: number;
  /** Default 5 s: a statement that runs longer is a bug or an outage, never worth holding a connection for. */
  readonly statementTimeoutMs?: number;
  readonly logger: Logger;
  /** Without one, no connection is looked at. */
  readonly gate?: ConnectionGate;
}

/**
 * A `pg` pool with a bound on every wait. Without them the driver waits for ever when the pool is exhausted, when a lock is held
 * and when the network swallows packets (measured; docs/security.md, finding 9). Idle connections that break are dropped and replaced:
 * without the error listener one of them would end the process.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const { gate } = options;
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.name,
    max: options.max ?? 10,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: options.statementTimeoutMs ?? 5_000,
    query_timeout: (options.statementTimeoutMs ?? 5_000) + 1_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 10_000,
    ...(gate ? { verify: (client: pg.PoolClient, done: (error?: Error) => void) => void gate.admit(client).then(() => done(), done) } : {}),
  });
  if (currentTracing()) spanStatements(pool);
  gate?.guards(pool);
  pool.on('error', (error) => options.logger.warn('Idle database connection lost', { database: options.name, errorCode: sqlState(error) }));
  return pool;
}
