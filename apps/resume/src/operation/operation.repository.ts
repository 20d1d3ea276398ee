import { Injectable } from '@nestjs/common';
import { VitaeError, type UserId } from '#common';
import type { Tx } from '#database';

export type OperationKind = 'CREATE_RESUME' | 'SAVE_TAILORED_RESUME' | 'SAVE_COVER_LETTER' | 'ADD_ACHIEVEMENT';

export interface Operation {
  readonly ownerId: UserId;
  readonly kind: OperationKind;
  /** The caller's own id of the write: a client's request id, a job item's id. */
  readonly operationId: string;
  /** SHA-256 of what is asked. */
  readonly requestHash: Buffer;
}

/** Characters of an operation's id: a job item's id has 36, a client's own at most 64. */
export const MAX_OPERATION_ID_LENGTH = 128;

/** Writes that happened, by the caller's id of them: the second of two equal writes finds the first one's document. */
@Injectable()
export class OperationRepository {
  /**
   * Claims the operation for `documentId`, or answers with the document of the one who was first. Two at once: the second waits for
   * the first's commit. Throws IDEMPOTENCY_KEY_REUSED when the id was used for something else.
   */
  async claim(tx: Tx, operation: Operation, documentId: string): Promise<{ readonly first: boolean; readonly documentId: string }> {
    const { ownerId, kind, operationId, requestHash } = operation;
    const added = await tx.query({
      name: 'operation_claim',
      text: `INSERT INTO operations (owner_id, kind, operation_id, document_id, request_hash) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO NOTHING`,
      values: [ownerId, kind, operationId, documentId, requestHash],
    });
    if (added.rowCount === 1) return { first: true, documentId };
    const { rows } = await tx.query<{ document_id: string; request_hash: Buffer }>({
      name: 'operation_read',
      text: 'SELECT document_id, request_hash FROM operations WHERE owner_id = $1 AND kind = $2 AND operation_id = $3',
      values: [ownerId, kind, operationId],
    });
    const known = rows[0];
    if (!known) throw new VitaeError('CONFLICT', 'The same request is being made twice; try again', { retryAfterMs: 500 });
    if (!known.request_hash.equals(requestHash)) {
      throw new VitaeError('IDEMPOTENCY_KEY_REUSED', 'This request id was used for another request');
    }
    return { first: false, documentId: known.document_id };
  }
}
