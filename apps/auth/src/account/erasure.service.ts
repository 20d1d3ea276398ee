import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import { eventTopic, type UserErased } from '#contracts';
import type { Actor } from '#access';
import { withTransaction, type Pool } from '#database';
import { OutboxRelay, writeEvent } from '#queue';
import { AuditRepository } from '../audit/audit.repository.js';
import type { Client } from '../session/session.js';
import { ThrottleRepository } from '../throttle/throttle.repository.js';
import { UserRepository } from '../user/user.repository.js';
import { ConfirmationService, type Confirmed } from './confirmation.service.js';

/**
 * Deletes accounts (docs/security.md, I162). One transaction: the user with every session and token, the places signed in from, an audit entry that keeps
 * the id as a pseudonym, and the event by which every other service deletes what it has. The password is asked again, under the limits of a
 * sign-in: whoever finds an open laptop must not be able to do this.
 */
@Injectable()
export class ErasureService {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    private readonly confirmation: ConfirmationService,
    private readonly users: UserRepository,
    private readonly throttles: ThrottleRepository,
    private readonly audit: AuditRepository,
    private readonly relay: OutboxRelay,
  ) {}

  /** When it was done; undefined: not the password. Throws RATE_LIMITED with the time to wait, or OVERLOADED. Erasing twice erases once. */
  async erase(actor: Actor, password: string, client: Client): Promise<Date | undefined> {
    const confirmed = await this.confirmation.confirm(actor, password, client, 'ERASE_REFUSED');
    return confirmed && this.remove(actor, confirmed, client);
  }

  private async remove({ userId, sessionId }: Actor, confirmed: Confirmed, { address }: Client): Promise<Date> {
    const { pool, confirmation, users, throttles, audit, relay } = this;
    const at = await withTransaction(pool, async (tx) => {
      await confirmation.stillAdmitted(tx, confirmed);
      const removedAt = await users.remove(tx, userId);
      if (!removedAt) return undefined;
      await throttles.forget(tx, confirmed.keys, userId);
      await audit.add(tx, { kind: 'ERASED', subjectId: userId, sessionId, address });
      const data: UserErased = { v: 1, userId };
      await writeEvent(tx, { topic: eventTopic('user.erased'), data, ownerId: userId });
      return removedAt;
    });
    if (at) relay.wake();
    return at ?? new Date();
  }
}
