import type { SessionId } from '#common';
import type { VerifiedToken } from './access-token.js';
import { SESSION_CACHE_MS, type SessionCheck, type SessionState } from './session-check.js';

interface Watched {
  /** Of the session's tokens the one that was seen last. */
  token: VerifiedToken;
  readonly told: Set<(state: SessionState) => void>;
  readonly timer: NodeJS.Timeout;
}

/**
 * Asks after sessions that have something open, so that what is quiet ends with its session too: one question a session and interval, however
 * many sockets wait for the answer. With the call itself (1 s) an end is told within 5 s (docs/security.md, A30).
 */
export class SessionWatch {
  private readonly sessions = new Map<SessionId, Watched>();

  constructor(
    private readonly check: SessionCheck,
    private readonly everyMs: number = SESSION_CACHE_MS,
  ) {}

  /** `told` hears every answer; none while the owner of sessions cannot be asked. Call what comes back to hear no more. */
  watch(token: VerifiedToken, told: (state: SessionState) => void): () => void {
    const watched = this.sessions.get(token.sessionId) ?? this.begin(token);
    watched.token = token;
    watched.told.add(told);
    return () => {
      watched.told.delete(told);
      if (watched.told.size > 0) return;
      clearInterval(watched.timer);
      this.sessions.delete(token.sessionId);
    };
  }

  private begin(token: VerifiedToken): Watched {
    const timer = setInterval(() => void this.ask(watched), this.everyMs).unref();
    const watched: Watched = { token, told: new Set(), timer };
    this.sessions.set(token.sessionId, watched);
    return watched;
  }

  private async ask(watched: Watched): Promise<void> {
    const state = await this.check.check(watched.token, { mutation: false, fresh: true }).catch(() => undefined);
    if (state) for (const tell of watched.told) tell(state);
  }
}
