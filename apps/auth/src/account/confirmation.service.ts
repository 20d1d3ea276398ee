import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import { VitaeError } from '#common';
import type { Actor } from '#access';
import type { Pool, Tx } from '#database';
import type { AuditKind } from '../audit/audit.js';
import { AuditRepository } from '../audit/audit.repository.js';
import type { HashTurn } from '../password/hash-line.js';
import { PasswordHasher } from '../password/password-hasher.js';
import { isImpossible } from '../password/password-rules.js';
import type { Client } from '../session/session.js';
import { IdentifierHasher, network } from '../throttle/identifier-hasher.js';
import type { ThrottleKeys } from '../throttle/throttle.js';
import { ThrottleRepository } from '../throttle/throttle.repository.js';
import type { Credentials } from '../user/user.js';
import { UserRepository } from '../user/user.repository.js';

const limited = (seconds: number): VitaeError =>
  new VitaeError('RATE_LIMITED', 'Too many wrong passwords; wait before the next', { retryAfterMs: Math.max(1, seconds) * 1_000 });

/** A person who just said her password. */
export interface Confirmed extends Credentials {
  readonly keys: ThrottleKeys;
  readonly known: boolean;
}

/** The turn of what somebody who is signed in asks to be hashed. */
export const confirmationTurn = ({ address }: Client): HashTurn => ({ purpose: 'confirmation', from: network(address) });

/**
 * Asks a person who is signed in for the password again, under the limits of a sign-in: whoever finds an open laptop must not be able to
 * delete the account or to take it over, nor to guess without end.
 */
@Injectable()
export class ConfirmationService {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    private readonly users: UserRepository,
    private readonly hasher: PasswordHasher,
    private readonly throttles: ThrottleRepository,
    private readonly keys: IdentifierHasher,
    private readonly audit: AuditRepository,
  ) {}

  /** Undefined: not the password, written down as `refusal`. Throws RATE_LIMITED with the time to wait, or OVERLOADED. */
  async confirm(actor: Actor, password: string, client: Client, refusal: AuditKind): Promise<Confirmed | undefined> {
    const { users, hasher, throttles } = this;
    const found = await users.credentialsOf(actor.userId);
    const keys = this.keys.forSignIn(found?.user.email ?? actor.userId, client.address);
    const { known, waitSeconds } = await throttles.admission(keys);
    if (waitSeconds > 0) throw limited(waitSeconds);
    const possible = !isImpossible(password);
    const right = await hasher.verify(possible ? password : '', possible ? found?.passwordHash : undefined, confirmationTurn(client));
    if (right && found) return { ...found, keys, known };
    await this.refuse(actor, { keys, known }, client, refusal);
    return undefined;
  }

  /** Asked in the transaction of what was confirmed, for others may have failed meanwhile. Throws RATE_LIMITED. */
  async stillAdmitted(tx: Tx, { keys }: Confirmed): Promise<void> {
    const { waitSeconds } = await this.throttles.admission(keys, tx);
    if (waitSeconds > 0) throw limited(waitSeconds);
  }

  private async refuse(
    { userId, sessionId }: Actor,
    { keys, known }: Pick<Confirmed, 'keys' | 'known'>,
    { address }: Client,
    kind: AuditKind,
  ): Promise<void> {
    const { pool, throttles, audit } = this;
    const counted = await throttles.failed(keys, known);
    await audit.add(pool, { kind, subjectId: userId, sessionId, address });
    if (!counted) throw limited((await throttles.admission(keys)).waitSeconds);
  }
}
