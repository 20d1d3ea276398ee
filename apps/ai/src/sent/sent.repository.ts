import { newId, type UserId } from '#common';
import { runQuery, withTransaction, type Pool } from '#database';
import type { SentRequest } from '../providers/document-writer.js';

export interface KeptRequest extends SentRequest {
  readonly sentAt: Date;
}

/** Requests kept of one operation, the newest: an item that is tried for days must not fill the table. One has up to some 300 kB. */
const MOST_OF_ONE = 8;

/** What was sent to models, for its owners to see. */
export class SentRepository {
  constructor(private readonly pool: Pool) {}

  /** Throws NOT_FOUND when the owner was erased: then nothing may be sent either. */
  async keep(operationId: string, ownerId: UserId, { provider, model, prompt, instructions, text }: SentRequest): Promise<void> {
    const insert = {
      name: 'sent_keep',
      text: `WITH old AS (
               DELETE FROM sent_requests WHERE id IN (
                 SELECT id FROM sent_requests WHERE operation_id = $2 ORDER BY sent_at DESC, id DESC OFFSET ${MOST_OF_ONE - 1})
             )
             INSERT INTO sent_requests (id, operation_id, owner_id, provider, model, prompt, instructions, text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [newId(), operationId, ownerId, provider, model, prompt, instructions, text],
    };
    await withTransaction(this.pool, (tx) => runQuery(tx, insert), { owner: ownerId });
  }

  /** Oldest first; none of an operation that is somebody else's. */
  async read(operationId: string, ownerId: UserId): Promise<readonly KeptRequest[]> {
    const { rows } = await runQuery<KeptRequest>(this.pool, {
      name: 'sent_read',
      text: `SELECT provider, model, prompt, instructions, text, sent_at AS "sentAt" FROM sent_requests
             WHERE operation_id = $1 AND owner_id = $2 ORDER BY sent_at, id`,
      values: [operationId, ownerId],
    });
    return rows;
  }

  /** Deletes at most `most` of a person; answers how many. */
  async forgetOwner(owner: UserId, most: number): Promise<number> {
    const { rowCount } = await runQuery(this.pool, {
      name: 'sent_forget_owner',
      text: 'DELETE FROM sent_requests WHERE id IN (SELECT id FROM sent_requests WHERE owner_id = $1 LIMIT $2)',
      values: [owner, most],
    });
    return rowCount ?? 0;
  }

  /** Deletes at most `most` that are older than `days`; answers how many. */
  async forget(days: number, most: number): Promise<number> {
    const { rowCount } = await runQuery(this.pool, {
      name: 'sent_forget',
      text: `DELETE FROM sent_requests WHERE id IN (
               SELECT id FROM sent_requests WHERE sent_at < now() - $1 * interval '1 day' ORDER BY sent_at LIMIT $2)`,
      values: [days, most],
    });
    return rowCount ?? 0;
  }
}
