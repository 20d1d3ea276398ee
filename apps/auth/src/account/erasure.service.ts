import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import { VitaeError } from '#common';
import { eventTopic, type UserErased } from '#contracts';
import type { Actor } from '#access';
import { withTransaction, type Pool } from '#database';
import { OutboxRelay, writeEvent } from '#queue';
import { AuditRepository } from '../audit/audit.repository.js';
import { PasswordHasher } from '../password/password-hasher.js';
import { isImpossible } from '../password/password-rules.js';
import type { Client } from '../session/session.js';
import { IdentifierHasher } from '../throttle/identifier-hasher.js';
import type { ThrottleKeys } from '../throttle/throttle.js';
import { ThrottleRepository } from '../throttle/throttle.repository.js';
import { UserRepository } from '../user/user.repository.js';

const limited = (seconds: number): VitaeError =>
  new VitaeError('RATE_LIMITED', 'Too many wrong passwords; wait before the next', { retryAfterMs: Math.max(1, seconds) * 1_000 });

/**
 * Deletes accounts (docs/security.md, I162). One transaction: the user with every session and token, the places signed in from, an audit entry that keeps
 * the id as a pseudonym, and the event by which every other service deletes what it has. The password is asked again, under the limits of a
 * sign-in: whoever finds an open laptop must not be able to do this.
 */
@Injectable()
export class ErasureService {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    private readonly users: UserRepository,
    private readonly hasher: PasswordHasher,
    private readonly throttles: ThrottleRepository,
    private readonly keys: IdentifierHasher,
    private readonly audit: AuditRepository,
    private readonly relay: OutboxRelay,
  ) {}

  /** When it was done; undefined: not the password. Throws RATE_LIMITED with the time to wait, or OVERLOADED. Erasing twice erases once. */
  async erase(actor: Actor, password: string, client: Client): Promise<Date | undefined> {
    const { users, hasher, throttles } = this;
    const found = await users.credentialsOf(actor.userId);
    const keys = this.keys.forSignIn(found?.user.email ?? actor.userId, client.address);
    const { known, waitSeconds } = await throttles.admission(keys);
    if (waitSeconds > 0) throw limited(waitSeconds);
    const possible = !isImpossible(password);
    const right = await hasher.verify(possible ? password : '', possible ? found?.passwordHash : undefined);
    return right ? this.remove(actor, keys, client) : this.refuse(actor, keys, known, client);
  }

  private async remove(actor: Actor, keys: ThrottleKeys, client: Client): Promise<Date> {
    const { pool, users, throttles, audit, relay } = this;
    const { userId, sessionId } = actor;
    const at = await withTransaction(pool, async (tx) => {
      const { waitSeconds } = await throttles.admission(keys, tx);
      if (waitSeconds > 0) throw limited(waitSeconds);
      const removedAt = await users.remove(tx, userId);
      if (!removedAt) return undefined;
      await throttles.forget(tx, keys, userId);
      await audit.add(tx, { kind: 'ERASED', subjectId: userId, sessionId, address: client.address });
      const data: UserErased = { v: 1, userId };
      await writeEvent(tx, { topic: eventTopic('user.erased'), data, ownerId: userId });
      return removedAt;
    });
    if (at) relay.wake();
    return at ?? new Date();
  }

  private async refuse({ userId, sessionId }: Actor, keys: ThrottleKeys, known: boolean, client: Client): Promise<undefined> {
    const { pool, throttles, audit } = this;
    const counted = await throttles.failed(keys, known);
    await audit.add(pool, { kind: 'ERASE_REFUSED', subjectId: userId, sessionId, address: client.address });
    if (!counted) throw limited((await throttles.admission(keys)).waitSeconds);
    return undefined;
  }
}
