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

/** An answer may be this old, counted from its question, so that revocation is seen within 5 s (docs/security.md, A30). */
export const SESSION_CACHE_MS = 4_000;
/**
 * Longest call. An answer that takes so long is no older than one that is remembered; a shorter one failed mutations on a machine that had a crowd
 * before it and Auth alive and well.
 */
export const SESSION_CALL_MS = 4_000;
/** A read waits no longer: it can go on with what is known. */
export const READ_PATIENCE_MS = 1_000;
/** While Auth says nothing it is asked again after this long, and reads do not wait. */
const SILENCE_MS = 1_000;

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
 * mutations fail closed (docs/security.md, I158). While it is away it is asked at most once a second. Slow is not away: one question that is not
 * answered in time says nothing of the others, as long as any of them is.
 */
export class CachedSessions implements SessionCheck {
  private readonly known = new LRUCache<string, Known>({ max: 20_000 });
  private readonly asking = new Map<string, Promise<SessionState>>();
  private awayUntil = 0;
  /** Until then reads do not wait for an answer. */
  private silentUntil = 0;
  /** When the newest answer came. */
  private heardAt = Number.NEGATIVE_INFINITY;

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
      const question = this.ask(sessionId);
      return this.own(token, await (use.mutation || use.fresh ? question : this.soon(question)));
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
          this.silentUntil = 0;
          this.heardAt = this.clock.now();
          return state;
        },
        (error: unknown) => {
          if (this.heardAt < asked) this.awayUntil = this.clock.now() + SILENCE_MS;
          throw error;
        },
      )
      .finally(() => this.asking.delete(sessionId));
    this.asking.set(sessionId, question);
    return question;
  }

  /** The answer, if it comes while a read waits. */
  private async soon(question: Promise<SessionState>): Promise<SessionState> {
    const asked = this.clock.now();
    if (asked < this.silentUntil) {
      question.catch(() => undefined);
      throw unavailable();
    }
    return within(question, READ_PATIENCE_MS).catch((error: unknown) => {
      if (this.heardAt < asked) this.silentUntil = this.clock.now() + SILENCE_MS;
      throw error;
    });
  }
}

/** Rejects when a promise takes longer; that is nobody else's business. */
function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No answer in time')), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const unavailable = (cause?: unknown): VitaeError =>
  new VitaeError('DEPENDENCY_UNAVAILABLE', 'Sessions cannot be checked at present; try again', { cause, retryAfterMs: 1_000 });
