import { runQuery, type Queryable } from '#database';

/** Proves who runs which start of which time: what a holder that was thought dead says later changes nothing. */
export interface Claim {
  readonly name: string;
  readonly holder: string;
  readonly slotAt: Date;
  readonly attempt: number;
}

export interface Claimed extends Claim {
  /** The database's clock at the claim. */
  readonly now: Date;
  /** Nobody has begun this time before. */
  readonly first: boolean;
}

/** A lease taken before the clock was set back would outlive its holder by as much; one that ends too late is not waited for. */
const free = (lease: string): string => `(holder IS NULL OR expires_at < now() OR expires_at > now() + 2 * ${lease})`;
const interval = (ms: number): string => `interval '${Math.round(ms)} ms'`;
const MINE = 'name = $1 AND holder = $2 AND slot_at = $3 AND attempt = $4';
const claimValues = ({ name, holder, slotAt, attempt }: Claim): unknown[] => [name, holder, slotAt, attempt];

/** The table `schedules`. Every time is judged by the database's clock. */
export class ScheduleRepository {
  constructor(
    private readonly db: Queryable,
    private readonly leaseMs: number,
  ) {}

  async now(): Promise<Date> {
    const { rows } = await runQuery<{ now: Date }>(this.db, { name: 'schedule-now', text: 'SELECT now() AS now' });
    return rows[0]!.now;
  }

  /**
   * Makes the row, or moves it to `slotAt` where the calendar has changed; a run under way then ends without a trace. A stored time later
   * than `latest` is from a clock that went ahead and came back: nothing would run until then.
   */
  async register(name: string, calendar: string, slotAt: Date, latest: Date): Promise<void> {
    await runQuery(this.db, {
      name: 'schedule-register',
      text: `INSERT INTO schedules AS s (name, calendar, slot_at, due_at) VALUES ($1, $2, $3, $3)
             ON CONFLICT (name) DO UPDATE SET calendar = excluded.calendar, slot_at = excluded.slot_at, due_at = excluded.due_at,
               attempt = 0, holder = NULL, expires_at = NULL
             WHERE s.calendar <> excluded.calendar OR (s.slot_at > $4 AND s.holder IS NULL)`,
      values: [name, calendar, slotAt, latest],
    });
  }

  /** Which of `names` may be begun now. */
  async due(names: readonly string[]): Promise<string[]> {
    const { rows } = await runQuery<{ name: string }>(this.db, {
      name: 'schedule-due',
      text: `SELECT name FROM schedules WHERE name = ANY($1) AND due_at <= now() AND ${free(interval(this.leaseMs))} ORDER BY due_at`,
      values: [names],
    });
    return rows.map((r) => r.name);
  }

  /** Begins one start, charged at once. Undefined: another replica has, or it is not due. */
  async claim(name: string, holder: string): Promise<Claimed | undefined> {
    const lease = interval(this.leaseMs);
    const { rows } = await runQuery<{ slot_at: Date; attempt: number; now: Date; first: boolean }>(this.db, {
      name: 'schedule-claim',
      text: `UPDATE schedules SET holder = $2, expires_at = now() + ${lease}, attempt = attempt + 1
             WHERE name = $1 AND due_at <= now() AND ${free(lease)} RETURNING slot_at, attempt, now() AS now, due_at = slot_at AS first`,
      values: [name, holder],
    });
    const [row] = rows;
    return row && { name, holder, slotAt: row.slot_at, attempt: row.attempt, now: row.now, first: row.first && row.attempt === 1 };
  }

  /** False: it is no longer this holder's. */
  async renew(claim: Claim): Promise<boolean> {
    const { rowCount } = await runQuery(this.db, {
      name: 'schedule-renew',
      text: `UPDATE schedules SET expires_at = now() + ${interval(this.leaseMs)} WHERE ${MINE}`,
      values: claimValues(claim),
    });
    return rowCount === 1;
  }

  /** Runs a later time instead. False: it is no longer this holder's. */
  async moveTo(claim: Claim, slotAt: Date): Promise<boolean> {
    const { rowCount } = await runQuery(this.db, {
      name: 'schedule-move',
      text: `UPDATE schedules SET slot_at = $5, due_at = $5 WHERE ${MINE}`,
      values: [...claimValues(claim), slotAt],
    });
    return rowCount === 1;
  }

  /** This time is over: `next` is the next. False: it is no longer this holder's. */
  async finish(claim: Claim, next: Date): Promise<boolean> {
    const { rowCount } = await runQuery(this.db, {
      name: 'schedule-finish',
      text: `UPDATE schedules SET slot_at = $5, due_at = $5, attempt = 0, holder = NULL, expires_at = NULL, finished_at = now() WHERE ${MINE}`,
      values: [...claimValues(claim), next],
    });
    return rowCount === 1;
  }

  /** The same time again after `waitMs`; `charged` false takes the start back. */
  async again(claim: Claim, waitMs: number, charged: boolean): Promise<void> {
    await runQuery(this.db, {
      name: 'schedule-again',
      text: `UPDATE schedules SET due_at = now() + $5::int * interval '1 ms', attempt = attempt - $6::int, holder = NULL, expires_at = NULL
             WHERE ${MINE}`,
      values: [...claimValues(claim), Math.round(waitMs), charged ? 0 : 1],
    });
  }
}
