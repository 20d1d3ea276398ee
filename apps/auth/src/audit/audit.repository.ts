import { Inject, Injectable } from '@nestjs/common';
import { LOGGER } from '#service';
import { currentContext, newId, type Logger } from '#common';
import { runQuery, type Queryable } from '#database';
import { IdentifierHasher } from '../throttle/identifier-hasher.js';
import type { AuditEntry } from './audit.js';

/** Adds to `audit_events`, inside the transaction of what it tells of; the table refuses everything else. The log says the same. */
@Injectable()
export class AuditRepository {
  constructor(
    private readonly keys: IdentifierHasher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async add(db: Queryable, entry: AuditEntry): Promise<void> {
    const { requestId } = currentContext();
    await runQuery(db, {
      name: 'audit-add',
      text: 'INSERT INTO audit_events (id, kind, subject_id, session_id, request_id, address_key) VALUES ($1, $2, $3, $4, $5, $6)',
      values: [newId(), entry.kind, entry.subjectId ?? null, entry.sessionId ?? null, requestId ?? null, this.keys.address(entry.address)],
    });
    this.logger.info('Audit', { audit: entry.kind, userId: entry.subjectId, sessionId: entry.sessionId });
  }
}
