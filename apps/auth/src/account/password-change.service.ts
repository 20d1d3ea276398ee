import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, POOL } from '#service';
import { VitaeError, type InputIssue } from '#common';
import type { Actor } from '#access';
import { withTransaction, type Pool } from '#database';
import { AuditRepository } from '../audit/audit.repository.js';
import type { Config } from '../config.js';
import { PasswordHasher } from '../password/password-hasher.js';
import { passwordIssue } from '../password/password-rules.js';
import type { Client, IssuedSession } from '../session/session.js';
import { SessionRepository } from '../session/session.repository.js';
import { SessionService } from '../session/session.service.js';
import { ThrottleRepository } from '../throttle/throttle.repository.js';
import { UserRepository } from '../user/user.repository.js';
import { confirmationTurn, ConfirmationService, type Confirmed } from './confirmation.service.js';

export type PasswordChange =
  | { readonly kind: 'changed'; readonly session: IssuedSession }
  | { readonly kind: 'refused' }
  | { readonly kind: 'invalid'; readonly issues: readonly InputIssue[] };

const sameText = (one: string, other: string): boolean => one.normalize('NFKC') === other.normalize('NFKC');

/**
 * Changes passwords (docs/security.md, A173). One transaction: the new hash in the place of the one that was confirmed, every session ended,
 * the present one too, for its tokens may be the stolen ones, and a new one opened in its place.
 */
@Injectable()
export class PasswordChangeService {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    private readonly confirmation: ConfirmationService,
    private readonly users: UserRepository,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionService,
    private readonly standing: SessionRepository,
    private readonly throttles: ThrottleRepository,
    private readonly audit: AuditRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws RATE_LIMITED with the time to wait, OVERLOADED, or UNAUTHENTICATED where the session ended meanwhile. */
  async change(actor: Actor, current: string, next: string, client: Client): Promise<PasswordChange> {
    const issues = await this.issues(actor, current, next);
    if (issues.length > 0) return { kind: 'invalid', issues };
    const confirmed = await this.confirmation.confirm(actor, current, client, 'PASSWORD_CHANGE_REFUSED');
    if (!confirmed) return { kind: 'refused' };
    const session = await this.replace(actor, confirmed, await this.hasher.hash(next, confirmationTurn(client)), client);
    return session ? { kind: 'changed', session } : { kind: 'refused' };
  }

  private async issues({ userId }: Actor, current: string, next: string): Promise<InputIssue[]> {
    const user = await this.users.find(userId);
    const { email, firstName = null, lastName = null } = user ?? {};
    const weak = passwordIssue(next, this.config.passwordMinLength, { email, firstName, lastName });
    if (weak) return [{ ...weak, path: '/next' }];
    return sameText(current, next) ? [{ path: '/next', code: 'PASSWORD_SAME', message: 'must be another one than now' }] : [];
  }

  /** Undefined: another change came first, and what was confirmed is no longer the password. */
  private replace(actor: Actor, confirmed: Confirmed, hash: string, client: Client): Promise<IssuedSession | undefined> {
    const { pool, confirmation, users, sessions, standing, throttles, audit } = this;
    const { user, passwordHash, keys, known } = confirmed;
    return withTransaction(pool, async (tx) => {
      await confirmation.stillAdmitted(tx, confirmed);
      if (!(await users.changePassword(tx, user.id, passwordHash, hash))) return undefined;
      if (!(await standing.end(tx, actor.sessionId, user.id, 'REVOKED'))) throw new VitaeError('UNAUTHENTICATED', 'Sign in again');
      await standing.endOthers(tx, actor.sessionId, user.id);
      await throttles.succeeded(tx, keys, known, user.id);
      const { sessionId, issued } = await sessions.open(tx, user, client);
      await audit.add(tx, { kind: 'PASSWORD_CHANGED', subjectId: user.id, sessionId, address: client.address });
      return issued;
    });
  }
}
