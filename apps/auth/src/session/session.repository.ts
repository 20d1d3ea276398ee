import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import type { Page, SessionId, UserId } from '#common';
import type { Role } from '#access';
import { databaseError, runQuery, type Pool, type Tx } from '#database';
import { PrismaClient, type Session as Row } from '../generated/prisma/client.js';
import { SESSION_DAYS, type Session, type SessionEnd, type Standing } from './session.js';

const toSession = (row: Row): Session => ({
  id: row.id as SessionId,
  device: row.device,
  createdAt: row.createdAt,
  refreshedAt: row.refreshedAt,
  expiresAt: row.expiresAt,
  endedAt: row.endedAt,
});

/** The only file that touches `sessions`; its refresh tokens are next door. */
@Injectable()
export class SessionRepository {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    private readonly prisma: PrismaClient,
  ) {}

  /** Sign-ins of one person take turns from here to the end of the transaction, so that none counts the sessions without the others'. */
  async open(tx: Tx, session: { id: SessionId; ownerId: UserId; device: string | null }): Promise<Date> {
    const { rows } = await runQuery<{ expires_at: Date }>(tx, {
      name: 'session-open',
      text: `WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended('sessions ' || $2::text, 0)))
             INSERT INTO sessions (id, owner_id, device, expires_at) SELECT $1::uuid, $2::uuid, $3, now() + make_interval(days => $4) FROM turn
             RETURNING expires_at`,
      values: [session.id, session.ownerId, session.device, SESSION_DAYS],
    });
    return rows[0]!.expires_at;
  }

  /**
   * Leaves a person so many sessions, the new one among them: ends those that were refreshed longest ago, and deletes of the ended ones what is
   * beyond that number, the oldest first. To be called after `open` in its transaction. How many it ended.
   */
  async makeRoom(tx: Tx, id: SessionId, ownerId: UserId, most: number): Promise<number> {
    const { rows } = await runQuery<{ ended: number }>(tx, {
      name: 'session-make-room',
      text: `
        WITH others AS MATERIALIZED (
          SELECT id, standing, row_number() OVER (ORDER BY standing DESC, refreshed_at DESC, id DESC) AS place
          FROM (SELECT id, refreshed_at, ended_at IS NULL AND expires_at > now() AS standing FROM sessions WHERE owner_id = $2 AND id <> $1) s
        ), ended AS (
          UPDATE sessions s SET ended_at = now(), end_reason = 'REVOKED' FROM others o
          WHERE s.id = o.id AND o.standing AND o.place >= $3 AND s.ended_at IS NULL RETURNING 1
        ), gone AS (
          DELETE FROM sessions s USING others o WHERE s.id = o.id AND NOT o.standing AND o.place >= $3
        )
        SELECT count(*)::int AS ended FROM ended`,
      values: [id, ownerId, most],
    });
    return rows[0]!.ended;
  }

  /** The session if it stands and its user is active: asked by every service for every actor, so one indexed read. */
  async standing(id: SessionId): Promise<Standing | undefined> {
    const { rows } = await runQuery<{ owner_id: string; role: Role; expires_at: Date }>(this.pool, {
      name: 'session-standing',
      text: `SELECT s.owner_id, u.role, s.expires_at FROM sessions s JOIN users u ON u.id = s.owner_id
             WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > now() AND u.status = 'ACTIVE'`,
      values: [id],
    });
    const row = rows[0];
    return row && { userId: row.owner_id as UserId, role: row.role, expiresAt: row.expires_at };
  }

  /** Ends the session unless it has ended; true when it was this call that ended it. */
  async end(tx: Tx, id: SessionId, ownerId: UserId, reason: SessionEnd): Promise<boolean> {
    const { rowCount } = await runQuery(tx, {
      name: 'session-end',
      text: `UPDATE sessions SET ended_at = now(), end_reason = $3::"SessionEnd" WHERE id = $1 AND owner_id = $2 AND ended_at IS NULL`,
      values: [id, ownerId, reason],
    });
    return rowCount === 1;
  }

  /** Ends every standing session of the person but this one; how many that were. */
  async endOthers(tx: Tx, id: SessionId, ownerId: UserId): Promise<number> {
    const { rowCount } = await runQuery(tx, {
      name: 'session-end-others',
      text: `UPDATE sessions SET ended_at = now(), end_reason = 'REVOKED' WHERE owner_id = $2 AND id <> $1 AND ended_at IS NULL AND expires_at > now()`,
      values: [id, ownerId],
    });
    return rowCount ?? 0;
  }

  async find(id: SessionId, ownerId: UserId): Promise<Session | undefined> {
    try {
      const row = await this.prisma.session.findFirst({ where: { id, ownerId } });
      return row ? toSession(row) : undefined;
    } catch (error) {
      throw databaseError(error);
    }
  }

  /** Standing sessions of a person, newest first. */
  async list(ownerId: UserId, page: Page<readonly [string, string]>): Promise<Session[]> {
    const before = page.after && { createdAt: new Date(page.after[0]), id: page.after[1] };
    try {
      const rows = await this.prisma.session.findMany({
        where: {
          ownerId,
          endedAt: null,
          expiresAt: { gt: new Date() },
          ...(before ? { OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }] } : {}),
        },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: page.limit,
      });
      return rows.map(toSession);
    } catch (error) {
      throw databaseError(error);
    }
  }

  async count(ownerId: UserId): Promise<number> {
    try {
      return await this.prisma.session.count({ where: { ownerId, endedAt: null, expiresAt: { gt: new Date() } } });
    } catch (error) {
      throw databaseError(error);
    }
  }

  /** Deletes sessions that ended or expired over 30 days ago, at most a thousand; their refresh tokens go with them. */
  async sweep(): Promise<number> {
    const { rowCount } = await runQuery(this.pool, {
      text: `DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at < now() - interval '30 days' LIMIT 1000)`,
    });
    return rowCount ?? 0;
  }
}
