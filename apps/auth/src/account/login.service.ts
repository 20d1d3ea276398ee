import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, POOL } from '#service';
import type { Config } from '../config.js';
import { VitaeError } from '#common';
import { withTransaction, type Pool, type Tx } from '#database';
import { AuditRepository } from '../audit/audit.repository.js';
import { PasswordHasher } from '../password/password-hasher.js';
import { isImpossible } from '../password/password-rules.js';
import { IdentifierHasher, network } from '../throttle/identifier-hasher.js';
import { RefusalPause } from '../throttle/refusal-pause.js';
import type { ThrottleKeys } from '../throttle/throttle.js';
import { ThrottleRepository } from '../throttle/throttle.repository.js';
import { canonicalEmail } from '../user/email.js';
import type { Credentials } from '../user/user.js';
import { UserRepository } from '../user/user.repository.js';
import type { Client, IssuedSession } from '../session/session.js';
import { SessionService } from '../session/session.service.js';

const limited = (seconds: number): VitaeError =>
  new VitaeError('RATE_LIMITED', 'Too many failed sign-ins; wait before the next', { retryAfterMs: Math.max(1, seconds) * 1_000 });

/**
 * Sign-ins by password. An unknown name, a wrong password, a suspended or unverified account are one answer after the same work (A4);
 * limits per address and account are asked before the hash and again after it, so that guesses sent at once gain nothing.
 */
@Injectable()
export class LoginService {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    private readonly users: UserRepository,
    private readonly sessions: SessionService,
    private readonly hasher: PasswordHasher,
    private readonly throttles: ThrottleRepository,
    private readonly keys: IdentifierHasher,
    private readonly audit: AuditRepository,
    private readonly pause: RefusalPause,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Undefined: not these credentials. Throws RATE_LIMITED with the time to wait, or OVERLOADED. */
  login(email: string, password: string, client: Client): Promise<IssuedSession | undefined> {
    return this.pause.after(() => this.attempt(email, password, client));
  }

  private async attempt(email: string, password: string, client: Client): Promise<IssuedSession | undefined> {
    const { users, hasher, throttles } = this;
    const name = canonicalEmail(email);
    const keys = this.keys.forSignIn(name ?? email.slice(0, 254), client.address);
    const { known, waitSeconds } = await throttles.admission(keys);
    if (waitSeconds > 0) throw limited(waitSeconds);
    const found = name === undefined ? undefined : await users.credentials(name);
    const possible = !isImpossible(password);
    const turn = { purpose: known ? 'login-from-known-place' : 'login', from: network(client.address) } as const;
    const right = await hasher.verify(possible ? password : '', possible ? found?.passwordHash : undefined, turn);
    const entered = right && found && this.mayEnter(found) ? await this.enter(found, keys, known, client) : undefined;
    return entered ?? this.refuse(found, keys, known, client);
  }

  private mayEnter({ active, user }: Credentials): boolean {
    return active && (user.emailVerified || this.config.registrationMode !== 'verification');
  }

  /** Undefined: the password was changed since it was compared, and whoever changed it must not find a session of the old one. */
  private async enter(
    { user, passwordHash }: Credentials,
    keys: ThrottleKeys,
    known: boolean,
    client: Client,
  ): Promise<IssuedSession | undefined> {
    const { pool, users, sessions, throttles, audit } = this;
    return withTransaction(pool, async (tx: Tx) => {
      const { waitSeconds } = await throttles.admission(keys, tx);
      if (waitSeconds > 0) throw limited(waitSeconds);
      if (!(await users.hasPassword(tx, user.id, passwordHash))) return undefined;
      await throttles.succeeded(tx, keys, known, user.id);
      const { sessionId, issued } = await sessions.open(tx, user, client);
      await audit.add(tx, { kind: 'LOGIN', subjectId: user.id, sessionId, address: client.address });
      return issued;
    });
  }

  private async refuse(found: Credentials | undefined, keys: ThrottleKeys, known: boolean, client: Client): Promise<undefined> {
    const { pool, throttles, audit } = this;
    const counted = await throttles.failed(keys, known);
    await audit.add(pool, { kind: counted ? 'LOGIN_FAILED' : 'LOGIN_LIMITED', subjectId: found?.user.id, address: client.address });
    if (!counted) throw limited((await throttles.admission(keys)).waitSeconds);
    return undefined;
  }
}
