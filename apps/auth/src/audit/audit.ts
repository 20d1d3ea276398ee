import type { SessionId, UserId } from '#common';

/** What is written down for ever. A new kind is a line here. */
export type AuditKind =
  | 'REGISTERED'
  | 'REGISTERED_AGAIN'
  | 'LOGIN'
  | 'LOGIN_FAILED'
  | 'LOGIN_LIMITED'
  | 'LOGOUT'
  | 'SESSION_REVOKED'
  | 'OTHER_SESSIONS_ENDED'
  | 'OLDEST_SESSION_ENDED'
  | 'REFRESH_REUSE'
  | 'PASSWORD_CHANGE_REFUSED'
  | 'PASSWORD_CHANGED'
  | 'ERASE_REFUSED'
  | 'ERASED';

export interface AuditEntry {
  readonly kind: AuditKind;
  /** Whose account; undefined where nobody has the name that was tried. */
  readonly subjectId?: UserId | undefined;
  readonly sessionId?: SessionId | undefined;
  /** Stored as a keyed hash only. */
  readonly address: string;
}
