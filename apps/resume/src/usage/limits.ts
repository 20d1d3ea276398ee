import { ROLES, type Role } from '#access';
import type { UserId } from '#common';
import { limitsFor, type Tiers } from '#quota';

/** What is counted of a person: things, and the bytes of contents (each once however many versions have it), letters and achievements. */
export const SCOPES = ['achievements', 'letters', 'resume.bytes', 'resumes'] as const;
export type Scope = (typeof SCOPES)[number];

export type Amounts = Readonly<Partial<Record<Scope, number>>>;

/**
 * For whom something is kept. The role is that of the session; where another service writes for a person no role is known, and the limits
 * of everybody hold: a job may run a day after its person has lost a role.
 */
export interface Keeper {
  readonly userId: UserId;
  readonly role?: Role | undefined;
}

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text);

/** The most somebody of this role may have, by scope. */
export class Limits {
  constructor(
    private readonly everybody: Readonly<Record<Scope, number>>,
    private readonly tiers: Tiers<Role>,
  ) {}

  of(role: Role | undefined): Readonly<Record<Scope, number>> {
    return limitsFor(this.everybody, this.tiers, role);
  }
}
