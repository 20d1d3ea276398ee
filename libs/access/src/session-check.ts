import { LRUCache } from 'lru-cache';
import { steadyClock, VitaeError, type Clock, type UserId } from '#common';
import type { Role } from './actor.js';
import type { VerifiedToken } from './access-token.js';

/** What Auth says of a session: it stands, with its user and the role held now; or it does not (logged out, revoked, expired, unknown). */
export type SessionState = { readonly active: true; readonly userId: UserId; readonly role: Role } | { readonly active: false };

/**
 * Asks the owner of sessions. The app supplies it: a gRPC call to Auth with a deadline of at most `SESSION_CALL_MS`, or Auth's own table.
 * Rejects when the owner cannot be asked.
 */
export type SessionSource = (sessionId: string) => Promise<SessionState>;

/** An answer may be this old: with the call itself (1 s) revocation is seen within 5 s (docs/security.md, A30). */
export const SESSION_CACHE_MS = 4_000;
export const SESSION_CALL_MS = 1_000;

export interface SessionUse {
  readonly mutation: boolean;
  /** True: an answer that is remembered will not do. Default false. */
  readonly fresh?: boolean;
}

/** The port the access rules speak to. Throws DEPENDENCY_UNAVAILABLE where a mutation cannot be let through. */
export interface SessionCheck {
  check(token: VerifiedToken, use: SessionUse): Promise<SessionState>;
}

interface Known {
  readonly state: SessionState;
  readonly asked: number;
}

/**
 * Session answers remembered for at most four seconds, counted from when the question was sent.
 * When Auth is away: reads go on with the last answer, or with the plain USER role where there is none, up to the token's own life;
 * mutations fail closed (docs/security.md, I158). While it is away it is asked at most once a second.
 */
export class CachedSessions implements SessionCheck {
  private readonly known = new LRUCache<string, Known>({ max: 20_000 });
  private readonly asking = new Map<string, Promise<SessionState>>();
  private awayUntil = 0;

  constructor(
    private readonly source: SessionSource,
    private readonly cacheMs: number = SESSION_CACHE_MS,
    private readonly clock: Clock = steadyClock,
  ) {}

  async check(token: VerifiedToken, use: SessionUse): Promise<SessionState> {
    const { sessionId } = token;
    const last = this.known.get(sessionId);
    if (last && !use.fresh && this.clock.now() - last.asked < this.cacheMs) return this.own(token, last.state);
    try {
      if (this.clock.now() < this.awayUntil) throw unavailable();
      return this.own(token, await this.ask(sessionId));
    } catch (error) {
      if (last && !last.state.active) return last.state;
      if (use.mutation) throw unavailable(error);
      return last ? this.own(token, last.state) : { active: true, userId: token.userId, role: 'USER' };
    }
  }

  /** A session of somebody else than the token's subject is no session: two facts that disagree are never guessed at. */
  private own(token: VerifiedToken, state: SessionState): SessionState {
    return state.active && state.userId !== token.userId ? { active: false } : state;
  }

  private ask(sessionId: string): Promise<SessionState> {
    const underWay = this.asking.get(sessionId);
    if (underWay) return underWay;
    const asked = this.clock.now();
    const question = this.source(sessionId)
      .then(
        (state) => {
          this.known.set(sessionId, { state, asked });
          this.awayUntil = 0;
          return state;
        },
        (error: unknown) => {
          this.awayUntil = this.clock.now() + 1_000;
          throw error;
        },
      )
      .finally(() => this.asking.delete(sessionId));
    this.asking.set(sessionId, question);
    return question;
  }
}

const unavailable = (cause?: unknown): VitaeError =>
  new VitaeError('DEPENDENCY_UNAVAILABLE', 'Sessions cannot be checked at present; try again', { cause, retryAfterMs: 1_000 });
