import type { SessionId, UserId } from '#common';
import type { Role } from '#access';
import type { User } from '../user/user.js';

/** Refresh tokens of a session work for this long from its first one, however often they are rotated (docs/security.md, A29). */
export const SESSION_DAYS = 7;

/** Two tabs, or a client whose answer was lost, may use a refresh token again this long after its first use (RFC 9700 §4.14.2; A28). */
export const LEEWAY_SECONDS = 10;

/** A signed-in device. */
export interface Session {
  readonly id: SessionId;
  readonly device: string | null;
  readonly createdAt: Date;
  readonly refreshedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

/** What other services need to know of a session, read anew each time. */
export interface Standing {
  readonly userId: UserId;
  readonly role: Role;
  readonly expiresAt: Date;
}

/** What a client gets when it signs in or refreshes. */
export interface IssuedSession {
  readonly user: User;
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  readonly refreshToken: string;
}

/** Who is at the other end: for limits, for the list of devices, for the audit. */
export interface Client {
  readonly address: string;
  readonly device: string | null;
}

export type SessionEnd = 'LOGOUT' | 'REVOKED' | 'REFRESH_REUSE';
