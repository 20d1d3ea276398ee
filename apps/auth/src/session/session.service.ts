import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, POOL } from '#service';
import type { Config } from '../config.js';
import { newId, notFound, type Page, type SessionId, type UserId } from '#common';
import type { Actor, SessionState } from '#access';
import { withTransaction, type Pool, type Tx } from '#database';
import { AuditRepository } from '../audit/audit.repository.js';
import type { User } from '../user/user.js';
import { UserRepository } from '../user/user.repository.js';
import { AccessTokenSigner } from './access-token-signer.js';
import { looksLikeRefreshToken, newRefreshToken, refreshTokenHash, successorOf } from './refresh-token.js';
import { RefreshTokenRepository } from './refresh-token.repository.js';
import type { Client, IssuedSession, Session, Standing } from './session.js';
import { SessionRepository } from './session.repository.js';

/** Sessions: opened by a sign-in, kept alive by refreshing, ended by their owner, by expiry or by a stolen token's second use. */
@Injectable()
export class SessionService {
  private readonly refreshing = new Map<string, Promise<IssuedSession | undefined>>();

  constructor(
    @Inject(POOL) private readonly pool: Pool,
    private readonly sessions: SessionRepository,
    private readonly refreshTokens: RefreshTokenRepository,
    private readonly users: UserRepository,
    private readonly audit: AuditRepository,
    private readonly signer: AccessTokenSigner,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Opens a session inside the transaction of the sign-in that allows it; where there are too many it takes the place of the one used longest ago (A176). */
  async open(tx: Tx, user: User, client: Client): Promise<{ sessionId: SessionId; issued: IssuedSession }> {
    const { sessions, refreshTokens, audit, config } = this;
    const sessionId = newId<SessionId>();
    const refreshToken = newRefreshToken();
    const expiresAt = await sessions.open(tx, { id: sessionId, ownerId: user.id, device: client.device });
    await refreshTokens.add(tx, refreshTokenHash(refreshToken), sessionId, user.id);
    const ended = await sessions.makeRoom(tx, sessionId, user.id, config.sessionsEach);
    if (ended > 0) await audit.add(tx, { kind: 'OLDEST_SESSION_ENDED', subjectId: user.id, sessionId, address: client.address });
    return { sessionId, issued: this.issue(user, sessionId, expiresAt, refreshToken) };
  }

  /**
   * New tokens for a refresh token, or undefined for one that is not good (any more). A stolen one's second use ends the session.
   * Requests with one token at one moment share one answer: a page with twenty tabs is one question to the database, not twenty locks.
   */
  refresh(refreshToken: string, client: Client): Promise<IssuedSession | undefined> {
    if (!looksLikeRefreshToken(refreshToken)) return Promise.resolve(undefined);
    const underWay = this.refreshing.get(refreshToken);
    if (underWay) return underWay;
    const answer = this.rotate(refreshToken, client).finally(() => this.refreshing.delete(refreshToken));
    this.refreshing.set(refreshToken, answer);
    return answer;
  }

  /** Ends a session of the actor: the own one by logging out, any by revoking. Ending an ended one changes nothing. Throws NOT_FOUND. */
  async end(actor: Actor, id: SessionId | undefined, reason: 'LOGOUT' | 'REVOKED', client: Client): Promise<Session> {
    const { pool, sessions, audit } = this;
    if (!id) throw notFound();
    await withTransaction(pool, async (tx) => {
      if (!(await sessions.end(tx, id, actor.userId, reason))) return;
      await audit.add(tx, {
        kind: reason === 'LOGOUT' ? 'LOGOUT' : 'SESSION_REVOKED',
        subjectId: actor.userId,
        sessionId: id,
        address: client.address,
      });
    });
    const session = await sessions.find(id, actor.userId);
    if (!session) throw notFound();
    return session;
  }

  /** Ends every session of the actor but the one that asks; how many that were. */
  endOthers({ userId, sessionId }: Actor, { address }: Client): Promise<number> {
    const { pool, sessions, audit } = this;
    return withTransaction(pool, async (tx) => {
      const ended = await sessions.endOthers(tx, sessionId, userId);
      if (ended > 0) await audit.add(tx, { kind: 'OTHER_SESSIONS_ENDED', subjectId: userId, sessionId, address });
      return ended;
    });
  }

  list(actor: Actor, page: Page<readonly [string, string]>): Promise<Session[]> {
    return this.sessions.list(actor.userId, page);
  }

  count(actor: Actor): Promise<number> {
    return this.sessions.count(actor.userId);
  }

  standing(id: SessionId): Promise<Standing | undefined> {
    return this.sessions.standing(id);
  }

  /** The session source of this service's own doors: its own table, never remembered. */
  async state(id: string): Promise<SessionState> {
    const found = await this.standing(id as SessionId);
    return found ? { active: true, userId: found.userId, role: found.role } : { active: false };
  }

  private async rotate(refreshToken: string, client: Client): Promise<IssuedSession | undefined> {
    const { pool, refreshTokens, users } = this;
    const successor = successorOf(refreshToken, this.config.refreshTokenSecret);
    const rotation = await withTransaction(pool, async (tx) => {
      const outcome = await refreshTokens.rotate(tx, refreshTokenHash(refreshToken), refreshTokenHash(successor));
      if (outcome.kind === 'reused') await this.endForReuse(tx, outcome.sessionId, outcome.ownerId, client);
      return outcome;
    });
    if (rotation.kind !== 'rotated') return undefined;
    const user = await users.find(rotation.ownerId);
    return user && this.issue(user, rotation.sessionId, rotation.sessionExpiresAt, successor);
  }

  private async endForReuse(tx: Tx, sessionId: SessionId, ownerId: UserId, client: Client): Promise<void> {
    const { sessions, audit } = this;
    if (!(await sessions.end(tx, sessionId, ownerId, 'REFRESH_REUSE'))) return;
    await audit.add(tx, { kind: 'REFRESH_REUSE', subjectId: ownerId, sessionId, address: client.address });
  }

  private issue(user: User, sessionId: SessionId, sessionExpiresAt: Date, refreshToken: string): IssuedSession {
    const { token, expiresAt } = this.signer.sign(user.id, sessionId, sessionExpiresAt);
    return { user, accessToken: token, accessTokenExpiresAt: expiresAt, refreshToken };
  }
}
