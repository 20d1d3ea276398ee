import type { UserId } from '#common';
import type { Role } from '#access';

export interface User {
  readonly id: UserId;
  /** Canonical: see `canonicalEmail`. */
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly role: Role;
  readonly emailVerified: boolean;
  readonly createdAt: Date;
}

/** What a sign-in needs to know and nothing else sees. */
export interface Credentials {
  readonly user: User;
  readonly passwordHash: string;
  readonly active: boolean;
}

export interface NewUser {
  readonly id: UserId;
  readonly email: string;
  readonly passwordHash: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
}
