import type pg from 'pg';

/** Runs a statement: a pool, or a connection inside a transaction. */
export type Sql = Pick<pg.ClientBase, 'query'> | Pick<pg.Pool, 'query'>;

export interface OutboxRow {
  readonly id: string;
  readonly ownerId: string | null;
  readonly topic: string;
  readonly message: string;
}

export interface ClaimedRow {
  readonly id: string;
  readonly topic: string;
  readonly message: string;
  readonly attempts: number;
}

export interface OutboxLag {
  /** Events not published yet. */
  readonly waiting: number;
  /** Age of the oldest of them in seconds, by the database's clock; 0 when there is none. */
  readonly oldestSeconds: number;
}

/** The only statements that touch the table. A claim is a due time in the future: it needs no other column and runs out by itself. */
export const outboxRepository = {
  async insert(tx: Sql, rows: readonly OutboxRow[]): Promise<void> {
    await tx.query({
      name: 'outbox-insert',
      text: `INSERT INTO outbox_events (id, owner_id, topic, message)
             SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])`,
      values: [rows.map((r) => r.id), rows.map((r) => r.ownerId), rows.map((r) => r.topic), rows.map((r) => r.message)],
    });
  },

  async claim(sql: Sql, most: number, leaseMs: number): Promise<ClaimedRow[]> {
    const { rows } = await sql.query<ClaimedRow>({
      name: 'outbox-claim',
      text: `UPDATE outbox_events e
             SET due_at = now() + $2 * interval '1 millisecond', attempts = attempts + 1
             FROM (SELECT id FROM outbox_events WHERE due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
             WHERE e.id = due.id
             RETURNING e.id, e.topic, e.message, e.attempts`,
      values: [most, leaseMs],
    });
    return rows;
  },

  async settle(sql: Sql, ids: readonly string[]): Promise<void> {
    await sql.query({ name: 'outbox-settle', text: 'DELETE FROM outbox_events WHERE id = ANY($1::uuid[])', values: [ids] });
  },

  /** Gives claims back that are still ours: one that ran out and was taken by another relay has more attempts. */
  async release(sql: Sql, rows: readonly ClaimedRow[], delayMs: number): Promise<void> {
    await sql.query({
      name: 'outbox-release',
      text: `UPDATE outbox_events e SET due_at = now() + $3 * interval '1 millisecond'
             FROM unnest($1::uuid[], $2::int[]) AS ours(id, attempts)
             WHERE e.id = ours.id AND e.attempts = ours.attempts`,
      values: [rows.map((r) => r.id), rows.map((r) => r.attempts), delayMs],
    });
  },

  async lag(sql: Sql): Promise<OutboxLag> {
    const { rows } = await sql.query<OutboxLag>({
      name: 'outbox-lag',
      text: `SELECT count(*)::int AS waiting, coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS "oldestSeconds"
             FROM outbox_events`,
    });
    return rows[0] ?? { waiting: 0, oldestSeconds: 0 };
  },
};
