import type { SessionId, UserId } from '#common';

/** Roles in rising order. Held by the user's record and read with the session, never from a token (docs/security.md, A24). */
export const ROLES = ['USER', 'PREMIUM', 'ADMIN', 'SUPER_ADMIN'] as const;

export type Role = (typeof ROLES)[number];

/** True where `role` is `needed` or stands above it. */
export const hasRole = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);

/** Who asks: the person behind a verified token whose session stands. Repositories take it and put `userId` into every lookup. */
export interface Actor {
  readonly userId: UserId;
  readonly role: Role;
  readonly sessionId: SessionId;
}
