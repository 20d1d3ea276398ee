import pg from 'pg';
import type { Logger } from '#common';

const TABLES = `
CREATE TABLE IF NOT EXISTS probe_effects (key text PRIMARY KEY, item_id uuid NOT NULL, attempt int NOT NULL, at timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS probe_executions (
  id bigserial PRIMARY KEY, item_id uuid NOT NULL, job_id uuid NOT NULL, attempt int NOT NULL, pid int NOT NULL, at timestamptz NOT NULL DEFAULT now())`;

export interface Execution {
  readonly itemId: string;
  readonly jobId: string;
  readonly attempt: number;
}

/** Where a probe leaves its traces: a database of the test's own, never one of the product. */
export class ProbeRepository {
  private readonly pool: pg.Pool;
  private made: Promise<unknown> | undefined;

  constructor(url: string, logger: Logger) {
    this.pool = new pg.Pool({
      connectionString: url,
      application_name: 'probe',
      max: 10,
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
    });
    this.pool.on('error', () => logger.warn('Idle database connection lost', { database: 'probe' }));
  }

  /** Appends that this item was started. */
  async started({ itemId, jobId, attempt }: Execution): Promise<void> {
    await this.ready();
    await this.pool.query({
      name: 'probe_started',
      text: 'INSERT INTO probe_executions (item_id, job_id, attempt, pid) VALUES ($1, $2, $3, $4)',
      values: [itemId, jobId, attempt, process.pid],
    });
  }

  /** The effect: at most one row a key. */
  async effect(key: string, { itemId, attempt }: Execution): Promise<void> {
    await this.ready();
    await this.pool.query({
      name: 'probe_effect',
      text: 'INSERT INTO probe_effects (key, item_id, attempt) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING',
      values: [key, itemId, attempt],
    });
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** Several executors may come first at once; the lock keeps their CREATEs apart. */
  private ready(): Promise<unknown> {
    this.made ??= this.pool.query(`SELECT pg_advisory_lock(7465); ${TABLES}; SELECT pg_advisory_unlock(7465)`).catch((error: unknown) => {
      this.made = undefined;
      throw error;
    });
    return this.made;
  }
}
