import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, POOL } from '#service';
import type { Config } from '../config.js';
import { newId, VitaeError, type InputIssue, type UserId } from '#common';
import { withTransaction, type Pool } from '#database';
import { AuditRepository } from '../audit/audit.repository.js';
import { PasswordHasher } from '../password/password-hasher.js';
import { passwordIssue } from '../password/password-rules.js';
import type { Client, IssuedSession } from '../session/session.js';
import { SessionService } from '../session/session.service.js';
import { IdentifierHasher, network } from '../throttle/identifier-hasher.js';
import { RefusalPause } from '../throttle/refusal-pause.js';
import { RegistrationCountRepository } from '../throttle/registration-count.repository.js';
import { ThrottleRepository } from '../throttle/throttle.repository.js';
import { canonicalEmail } from '../user/email.js';
import type { NewUser } from '../user/user.js';
import { UserRepository } from '../user/user.repository.js';

/** What somebody typed. */
export interface Registration {
  readonly email: string;
  readonly password: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

export type RegistrationOutcome =
  | { readonly kind: 'signed-in'; readonly session: IssuedSession }
  | { readonly kind: 'verification-sent'; readonly email: string }
  | { readonly kind: 'email-taken' }
  | { readonly kind: 'invalid'; readonly issues: readonly InputIssue[] };

const MAX_NAME_LENGTH = 100;

/** Makes accounts, so many an hour from one place and in all (docs/security.md, A171). */
@Injectable()
export class RegistrationService {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    private readonly users: UserRepository,
    private readonly sessions: SessionService,
    private readonly hasher: PasswordHasher,
    private readonly audit: AuditRepository,
    private readonly throttles: ThrottleRepository,
    private readonly counts: RegistrationCountRepository,
    private readonly keys: IdentifierHasher,
    private readonly pause: RefusalPause,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws RATE_LIMITED with the time to wait, and OVERLOADED when too many passwords wait to be hashed. */
  register(typed: Registration, client: Client): Promise<RegistrationOutcome> {
    return this.pause.after(() => this.attempt(typed, client));
  }

  private async attempt(typed: Registration, client: Client): Promise<RegistrationOutcome> {
    const { users, counts } = this;
    const mode = this.config.registrationMode;
    const keys = this.keys.forRegistration(client.address);
    await counts.refuseWhereFull(keys);
    const email = canonicalEmail(typed.email);
    const issues = this.issues(typed, email);
    if (!email || issues.length) return { kind: 'invalid', issues };
    // An address that is taken counts too: asking for one after the other is how people are looked for.
    await counts.take(keys);
    if (mode === 'open' && (await users.credentials(email))) return { kind: 'email-taken' };
    const passwordHash = await this.hash(typed.password, client);
    const user: NewUser = { id: newId<UserId>(), email, passwordHash, firstName: name(typed.firstName), lastName: name(typed.lastName) };
    return mode === 'open' ? this.open(user, client) : this.verified(user, client);
  }

  /** Who is told to come back has not had a turn: the next try is counted, and not this one. */
  private async hash(password: string, { address }: Client): Promise<string> {
    try {
      return await this.hasher.hash(password, { purpose: 'register', from: network(address) });
    } catch (error) {
      if (error instanceof VitaeError && error.code === 'OVERLOADED') await this.counts.giveBack(this.keys.forRegistration(address));
      throw error;
    }
  }

  private async open(user: NewUser, client: Client): Promise<RegistrationOutcome> {
    const { pool, users, sessions, audit, throttles, keys } = this;
    return withTransaction(pool, async (tx): Promise<RegistrationOutcome> => {
      const added = await users.add(tx, user);
      if (!added) return { kind: 'email-taken' };
      const { sessionId, issued } = await sessions.open(tx, added, client);
      await throttles.succeeded(tx, keys.forSignIn(added.email, client.address), false, added.id);
      await audit.add(tx, { kind: 'REGISTERED', subjectId: added.id, sessionId, address: client.address });
      return { kind: 'signed-in', session: issued };
    });
  }

  /** The same answer after the same work, whether the address is new or not (docs/security.md, A5). */
  private async verified(user: NewUser, client: Client): Promise<RegistrationOutcome> {
    const { pool, users, audit } = this;
    await withTransaction(pool, async (tx) => {
      const added = await users.add(tx, user);
      await audit.add(tx, { kind: added ? 'REGISTERED' : 'REGISTERED_AGAIN', subjectId: added?.id, address: client.address });
    });
    return { kind: 'verification-sent', email: user.email };
  }

  private issues(typed: Registration, email: string | undefined): InputIssue[] {
    const found: InputIssue[] = [];
    if (!email) found.push({ path: '/email', code: 'EMAIL_INVALID', message: 'must be an e-mail address' });
    for (const part of ['firstName', 'lastName'] as const) {
      if (!isName(typed[part]))
        found.push({ path: `/${part}`, code: 'NAME_INVALID', message: `must be at most ${MAX_NAME_LENGTH} characters of text` });
    }
    const { firstName, lastName } = typed;
    const weak = passwordIssue(typed.password, this.config.passwordMinLength, { email, firstName, lastName });
    return weak ? [...found, weak] : found;
  }
}

const name = (text: string | null): string | null => text?.normalize('NFC').trim() || null;

/** Any script, no controls, no direction overrides, nothing PostgreSQL cannot hold. */
const isName = (text: string | null): boolean =>
  text === null || (text.length <= MAX_NAME_LENGTH && !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text));
