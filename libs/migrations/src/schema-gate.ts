import type pg from 'pg';
import { kinds, sleep, setting, VitaeError, type Logger } from '#common';
import { connectionProblem, type ConnectionGate } from '#database';
import { compare, readHistory, standingText, type Migration, type Standing } from './history.js';

/** Part of the settings table of every service with a database. */
export const schemaSettings = {
  schemaWaitMs: setting(
    'SCHEMA_WAIT_MS',
    kinds.int(600_000, 0),
    'How long the service waits for the migrations it was built with before it ends with an error; 0: for ever',
  ),
};

export interface SchemaGateOptions {
  /** What the code was built with: `migrationsOf('jobs')`. */
  readonly migrations: readonly Migration[];
  /** 0: for ever. */
  readonly waitMs: number;
  readonly logger: Logger;
}

const LOOK_EVERY_MS = 500;

/**
 * Lets a service speak with its database only where the schema is the one it was built with.
 *
 * States: closed, where no connection is handed out (every statement fails with the reason, so nothing is written); open, from the first time
 * database and code agree. An open gate stays open when the database gets ahead, and while the next version's migration runs or after it
 * failed: migrations are made so that the version before can go on beside them, and it must, until it is replaced. A process that starts with
 * an older version finds the gate closed (docs/decisions/0006).
 */
export class SchemaGate implements ConnectionGate {
  private open = false;
  private told = '';
  private pool: Pick<pg.Pool, 'query'> | undefined;

  constructor(private readonly options: SchemaGateOptions) {}

  /** Called by the pool it is given to: the one it asks with. */
  guards(pool: Pick<pg.Pool, 'query'>): void {
    this.pool = pool;
  }

  /** For a pool: asked once for each new connection. Rejects with DEPENDENCY_UNAVAILABLE and the reason. */
  async admit(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
    this.judge(await this.standing(client));
  }

  /** A readiness check: rejects with one sentence that says what is wrong, be it the way to the database, the login or the schema. */
  async check(): Promise<void> {
    try {
      this.judge(await this.standing());
    } catch (error) {
      throw error instanceof VitaeError ? error : new VitaeError('DEPENDENCY_UNAVAILABLE', connectionProblem(error), { cause: error });
    }
  }

  /** A readiness check that only tells: an open gate goes on with a database that is ahead by now. */
  async notice(): Promise<void> {
    const standing = this.open ? await this.standing().catch(() => undefined) : undefined;
    if (standing?.is === 'ahead')
      throw new VitaeError('CONFLICT', `The database has ${standing.names.join(', ')} by now; this version goes on until it is replaced`);
    if (standing?.is === 'begun') throw new VitaeError('CONFLICT', standingText(standing) ?? '');
  }

  /**
   * Resolves when the gate is open, or `signal` aborts; says once what it waits for, and again when that changes. Rejects with the reason when the
   * schema is not there within the limit; a database that cannot be reached is waited for without one.
   */
  async opened(signal?: AbortSignal): Promise<void> {
    const { waitMs, logger } = this.options;
    for (let waited = 0; signal?.aborted !== true;) {
      const asked = performance.now();
      const problem = await this.check().then(() => undefined, (error: VitaeError) => error); // prettier-ignore
      if (!problem) return;
      if (problem.message !== this.told) logger.warn('Waiting for the database', { reason: (this.told = problem.message) });
      await sleep(LOOK_EVERY_MS, signal);
      if (problem.cause === undefined) waited += performance.now() - asked;
      if (waitMs > 0 && waited > waitMs) throw problem;
    }
  }

  private async standing(db = this.pool): Promise<Standing> {
    if (!db) throw new VitaeError('CONFIG_INVALID', 'The gate was given to no pool');
    return compare(this.options.migrations, await readHistory(db));
  }

  private judge(standing: Standing): void {
    if (standing.is === 'current') this.open = true;
    else if (!(this.open && this.isOfTheNextVersion(standing)))
      throw new VitaeError('DEPENDENCY_UNAVAILABLE', standingText(standing) ?? '', { retryAfterMs: 5_000 });
  }

  /** Whether all that is different is migrations this code does not know. */
  private isOfTheNextVersion(standing: Standing): boolean {
    if (standing.is === 'ahead') return true;
    return standing.is === 'begun' && !this.options.migrations.some((m) => standing.names.includes(m.name));
  }
}
