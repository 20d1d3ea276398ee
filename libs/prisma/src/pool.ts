import pg from 'pg';
import type { Logger } from '#common';
import type { SchemaGate } from './migrate/schema-gate.js';

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
  /** Looks at the schema behind each new connection; without it none is looked at. */
  readonly gate?: Pick<SchemaGate, 'admit' | 'guards'>;
}

/**
 * A `pg` pool with a bound on every wait. Without them the driver waits for ever when the pool is exhausted, when a lock is held
 * and when the network swallows packets (measured; security.md F9). Idle connections that break are dropped and replaced:
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
  gate?.guards(pool);
  pool.on('error', (error) => options.logger.warn('Idle database connection lost', { database: options.name, errorCode: sqlState(error) }));
  return pool;
}

/** Prisma's own codes look like SQLSTATEs. Those of PostgreSQL that begin with P are P0000 to P0004. */
const PRISMA_CODE = /^P[1-9]\d{3}$/;

/**
 * The five-character SQLSTATE, or Node's code for a broken socket, of a thrown value; of an error Prisma wrapped, the driver's own where
 * it is told (P2039 says only "database error", whatever it was), else Prisma's (`P1001`).
 */
export function sqlState(error: unknown): string | undefined {
  let prisma: string | undefined;
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    const adapter = (e as { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } }).meta?.driverAdapterError?.cause
      ?.originalCode;
    if (typeof adapter === 'string') return adapter;
    const code = (e as { code?: unknown }).code;
    if (typeof code !== 'string' || !/^([0-9A-Z]{5}|E[A-Z]+)$/.test(code)) continue;
    if (!PRISMA_CODE.test(code)) return code;
    prisma ??= code;
  }
  return prisma;
}
