import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import type { SessionId, UserId } from '#common';
import { runQuery, type Pool, type Tx } from '#database';
import { LEEWAY_SECONDS } from './session.js';

/** What a presented refresh token turned out to be. */
export type Rotation =
  | { readonly kind: 'rotated'; readonly sessionId: SessionId; readonly ownerId: UserId; readonly sessionExpiresAt: Date }
  | { readonly kind: 'reused'; readonly sessionId: SessionId; readonly ownerId: UserId }
  | { readonly kind: 'refused' };

interface Row {
  readonly kind: Rotation['kind'];
  readonly session_id: string;
  readonly owner_id: string;
  readonly expires_at: Date;
}

/**
 * Tokens of one session in its seven days: one each quarter of an hour are 672, and a page that refreshes at each load may load 400 times a day. They stay until it has ended, for a used one must be
 * known again; so a session that is refreshed in a loop comes to its end, and not its rows to be without.
 */
export const FAMILY_TOKENS = 3_000;

/** The only file that touches `refresh_tokens`. */
@Injectable()
export class RefreshTokenRepository {
  constructor(@Inject(POOL) private readonly pool: Pool) {}

  async add(tx: Tx, hash: Buffer, sessionId: SessionId, ownerId: UserId): Promise<void> {
    await runQuery(tx, {
      name: 'refresh-token-add',
      text: 'INSERT INTO refresh_tokens (hash, session_id, owner_id) VALUES ($1, $2, $3)',
      values: [hash, sessionId, ownerId],
    });
  }

  /**
   * Uses a token and adds its successor, in one statement. The row lock on the token makes a hundred of them at once take turns: the first
   * sets `used_at`, the others find it set within the leeway, and all of them add the same successor, once.
   * `reused`: used before, and the leeway is over or its successor was used already, so that two hold the family (RFC 9700 §4.14.2).
   * `refused`: unknown, or its session has ended or expired, or has had its `FAMILY_TOKENS`, or its owner is not active.
   */
  async rotate(tx: Tx, hash: Buffer, successor: Buffer): Promise<Rotation> {
    const { rows } = await runQuery<Row>(tx, {
      name: 'refresh-token-rotate',
      text: `
        WITH standing AS MATERIALIZED (
          SELECT t.hash, t.session_id, t.owner_id, s.expires_at
          FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = t.owner_id
          WHERE t.hash = $1 AND s.ended_at IS NULL AND s.expires_at > now() AND u.status = 'ACTIVE'
        ), spent AS (
          UPDATE sessions s SET ended_at = now(), end_reason = 'REVOKED' FROM standing
          WHERE s.id = standing.session_id AND s.ended_at IS NULL
            AND (SELECT count(*) FROM (SELECT FROM refresh_tokens f WHERE f.session_id = s.id LIMIT $4) family) >= $4
          RETURNING s.id
        ), used AS (
          UPDATE refresh_tokens t SET used_at = coalesce(t.used_at, clock_timestamp()) FROM standing
          WHERE t.hash = standing.hash AND NOT EXISTS (SELECT FROM spent)
            AND (t.used_at IS NULL OR t.used_at > clock_timestamp() - make_interval(secs => $3))
            AND NOT EXISTS (SELECT FROM refresh_tokens n WHERE n.hash = $2 AND n.used_at IS NOT NULL)
          RETURNING t.session_id, t.owner_id
        ), added AS (
          INSERT INTO refresh_tokens (hash, session_id, owner_id) SELECT $2, session_id, owner_id FROM used
          ON CONFLICT (hash) DO NOTHING
        ), refreshed AS (
          UPDATE sessions s SET refreshed_at = now() FROM used WHERE s.id = used.session_id
        )
        SELECT CASE WHEN EXISTS (SELECT FROM used) THEN 'rotated' WHEN EXISTS (SELECT FROM spent) THEN 'refused' ELSE 'reused' END AS kind,
               session_id, owner_id, expires_at FROM standing`,
      values: [hash, successor, LEEWAY_SECONDS, FAMILY_TOKENS],
    });
    const row = rows[0];
    if (!row || row.kind === 'refused') return { kind: 'refused' };
    const facts = { sessionId: row.session_id as SessionId, ownerId: row.owner_id as UserId };
    return row.kind === 'rotated' ? { kind: 'rotated', ...facts, sessionExpiresAt: row.expires_at } : { kind: 'reused', ...facts };
  }

  /** Deletes tokens of sessions that ended or expired a day ago, at most ten thousand. */
  async sweep(): Promise<number> {
    const { rowCount } = await runQuery(this.pool, {
      text: `DELETE FROM refresh_tokens WHERE hash IN (
               SELECT t.hash FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id
               WHERE least(s.ended_at, s.expires_at) < now() - interval '1 day' LIMIT 10000)`,
    });
    return rowCount ?? 0;
  }
}
