import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { EmbeddedPostgres, freePort } from '#embedded-postgres';
import { leaveNothing, type Leaving } from '../harness/leave-nothing.js';

export interface Execution {
  readonly itemId: string;
  readonly jobId: string;
  readonly attempt: number;
  readonly n: number;
  readonly executorId: string;
}

/** What an execution is told to do, and how long its work takes before it may. */
export interface Order {
  readonly do: 'ok' | 'permanent' | 'transient' | 'invalid' | 'exit';
  readonly code?: string;
  readonly workMs?: number;
}

/**
 * The world outside, as an executor's handler meets it: every execution is appended to a log, and its effect is stored under the item's id.
 * In a PostgreSQL of its own, so that faults of the product's database do not touch the witness.
 */
export class Recorder {
  private readonly server: Server;
  decide: (e: Execution) => Order = () => ({ do: 'ok' });

  private constructor(
    private readonly postgres: EmbeddedPostgres,
    private readonly folder: string,
    readonly pool: pg.Pool,
    private readonly leaving: Leaving,
  ) {
    this.server = createServer((req, res) => {
      let body = '';
      req.setEncoding('utf8').on('data', (d: string) => (body += d));
      req.on('end', () => {
        this.record(JSON.parse(body) as Execution).then(
          (order) => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(order)),
          () => res.writeHead(503).end(),
        );
      });
    });
    this.server.keepAliveTimeout = 60_000;
  }

  static async start(): Promise<Recorder> {
    const folder = mkdtempSync(path.join(tmpdir(), 'vitae-recorder-'));
    const dataDir = `${folder}-postgres`;
    const leaving = leaveNothing(dataDir, folder);
    const postgres = await EmbeddedPostgres.start({
      dataDir,
      password: 'recorder',
      logFile: path.join(folder, 'postgres.log'),
      settings: { synchronous_commit: 'off', max_connections: '30' },
    });
    const pool = new pg.Pool({ connectionString: postgres.url(), max: 10 });
    await pool.query(
      'CREATE TABLE executions (seq bigserial, item uuid, job uuid, n int, attempt int, executor text, at timestamptz DEFAULT clock_timestamp(), told text)',
    );
    await pool.query('CREATE TABLE effects (item uuid PRIMARY KEY, job uuid, n int, at timestamptz DEFAULT clock_timestamp())');
    await pool.query('CREATE INDEX ON executions (job)');
    const recorder = new Recorder(postgres, folder, pool, leaving);
    const port = await freePort();
    await new Promise<void>((resolve) => recorder.server.listen(port, '127.0.0.1', resolve));
    recorder.url = `http://127.0.0.1:${port}`;
    return recorder;
  }

  url = '';

  /** Executions and effects of one job. `extra` = executions that were told `ok` beyond the first of their item. */
  async seen(jobId: string): Promise<{ effects: number; distinct: number; extra: number; starts: number }> {
    const { rows } = await this.pool.query<{ ok: number; starts: number }>(
      `SELECT count(*)::int AS starts, count(*) FILTER (WHERE told = 'ok')::int AS ok FROM executions WHERE job = $1`,
      [jobId],
    );
    const effects = await this.pool.query<{ n: number; d: number }>(
      'SELECT count(*)::int AS n, count(DISTINCT n)::int AS d FROM effects WHERE job = $1',
      [jobId],
    );
    const { ok = 0, starts = 0 } = rows[0] ?? {};
    const { n = 0, d = 0 } = effects.rows[0] ?? {};
    return { effects: n, distinct: d, extra: ok - n, starts };
  }

  /** Every execution of a job, in the order of their beginning. */
  async log(jobId: string): Promise<{ n: number; executor: string; told: string }[]> {
    const { rows } = await this.pool.query<{ n: number; executor: string; told: string }>(
      'SELECT n, executor, told FROM executions WHERE job = $1 ORDER BY seq',
      [jobId],
    );
    return rows;
  }

  /** When each item of a job began for the first time, in order. */
  async startsOf(jobId: string): Promise<Date[]> {
    const { rows } = await this.pool.query<{ at: Date }>('SELECT min(at) AS at FROM executions WHERE job = $1 GROUP BY item ORDER BY 1', [
      jobId,
    ]);
    return rows.map((r) => r.at);
  }

  /** By the witness's own clock. */
  async now(): Promise<Date> {
    const { rows } = await this.pool.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    return rows[0]?.now ?? new Date();
  }

  async lastEffect(jobIds: readonly string[]): Promise<Date | undefined> {
    const { rows } = await this.pool.query<{ at: Date | null }>('SELECT max(at) AS at FROM effects WHERE job = ANY ($1::uuid[])', [
      [...jobIds],
    ]);
    return rows[0]?.at ?? undefined;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.pool.end();
    await this.postgres.stop('immediate');
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(this.postgres.dataDir, { recursive: true, force: true });
    this.leaving.done();
  }

  /** Log first, then work, then the effect: an executor that dies during the work leaves a start without an effect. */
  private async record(e: Execution): Promise<Order> {
    const order = this.decide(e);
    await this.pool.query({
      name: 'execution',
      text: 'INSERT INTO executions (item, job, n, attempt, executor, told) VALUES ($1, $2, $3, $4, $5, $6)',
      values: [e.itemId, e.jobId, e.n, e.attempt, e.executorId, order.do],
    });
    if (order.workMs) await new Promise((resolve) => setTimeout(resolve, order.workMs));
    if (order.do === 'ok') {
      await this.pool.query({
        name: 'effect',
        text: 'INSERT INTO effects (item, job, n) VALUES ($1, $2, $3) ON CONFLICT (item) DO NOTHING',
        values: [e.itemId, e.jobId, e.n],
      });
    }
    return order;
  }
}
