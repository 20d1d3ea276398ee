import type pg from 'pg';
import { databaseError, recordErasure, runQuery, withTransaction, type Pool, type Tx } from '#database';
import { VitaeError, type UserId } from '#common';

/** One paid call as its caller named it, and what exactly was asked. */
export interface Operation {
  readonly operationId: string;
  readonly ownerId: UserId;
  /** SHA-256 of the request. */
  readonly requestHash: Buffer;
}

/**
 * `mine`: this process is to make the call, which `lost` processes have ended over. `orphaned`: one more has just been found to, and nobody
 * makes it now. `theirs`: another one is making it. `done`: the answer of the call that finished.
 */
export type Claim =
  | { readonly is: 'mine'; readonly lost: number }
  | { readonly is: 'orphaned'; readonly lost: number }
  | { readonly is: 'theirs' }
  | { readonly is: 'done'; readonly response: Buffer };

interface Row {
  request_hash: Buffer;
  owner_id: string;
  state: 'RUNNING' | 'DONE';
  response: Buffer | null;
}

/** Its holder's lease ran out, and another process asks: the holder ended over it. */
const ORPHANED = '(generations.holder IS NOT NULL AND generations.holder <> excluded.holder)';

/**
 * The generations table: who makes which call, and the answers of finished ones. A holder's lease runs out when its process dies, by the
 * database's clock; the next one who asks finds that out and counts it, and the one after makes the call.
 */
export class ResultRepository {
  constructor(
    private readonly pool: Pool,
    /** This process. */
    private readonly holder: string,
    private readonly leaseMs: number,
  ) {}

  /**
   * Only for an operation this process is not making: what it holds all the same it took without hearing so, the database having gone away
   * over the answer, and it takes it again. Waiting for itself it would extend its own lease, for ever.
   * Throws IDEMPOTENCY_KEY_REUSED when the operation id was used for another request, NOT_FOUND when its owner was erased.
   */
  async claim({ operationId, ownerId, requestHash }: Operation): Promise<Claim> {
    const insert: pg.QueryConfig = {
      name: 'generation_claim',
      text: `INSERT INTO generations (operation_id, owner_id, request_hash, state, holder, lease_until)
             VALUES ($1, $2, $3, 'RUNNING', $4, now() + $5 * interval '1 ms')
             ON CONFLICT (operation_id) DO UPDATE SET
               lost = generations.lost + ${ORPHANED}::int,
               holder = CASE WHEN ${ORPHANED} THEN NULL ELSE excluded.holder END,
               lease_until = CASE WHEN ${ORPHANED} THEN NULL ELSE excluded.lease_until END
             WHERE generations.state = 'RUNNING'
               AND (generations.holder IS NULL OR generations.lease_until < now() OR generations.holder = excluded.holder)
               AND generations.request_hash = excluded.request_hash AND generations.owner_id = excluded.owner_id
             RETURNING lost, holder IS NULL AS orphaned`,
      values: [operationId, ownerId, requestHash, this.holder, this.leaseMs],
    };
    const claim = (tx: Tx): Promise<pg.QueryResult<{ lost: number; orphaned: boolean }>> => runQuery(tx, insert);
    const claimed = (await withTransaction(this.pool, claim, { owner: ownerId })).rows[0];
    if (claimed) return { is: claimed.orphaned ? 'orphaned' : 'mine', lost: claimed.lost };
    const { rows } = await runQuery<Row>(this.pool, {
      name: 'generation_read',
      text: 'SELECT request_hash, owner_id, state, response FROM generations WHERE operation_id = $1',
      values: [operationId],
    });
    const row = rows[0];
    if (!row) return { is: 'theirs' };
    if (row.owner_id !== ownerId || !row.request_hash.equals(requestHash)) {
      throw new VitaeError('IDEMPOTENCY_KEY_REUSED', 'This operation id was used for another request');
    }
    return row.state === 'DONE' && row.response ? { is: 'done', response: row.response } : { is: 'theirs' };
  }

  /** Keeps the answer. False when the lease was lost and somebody else makes, or made, the call. */
  async finish(operationId: string, answer: { model: string; provider: string; response: Buffer }): Promise<boolean> {
    const { rowCount } = await runQuery(this.pool, {
      name: 'generation_finish',
      text: `UPDATE generations SET state = 'DONE', holder = NULL, lease_until = NULL, finished_at = now(), model = $3, provider = $4, response = $5
             WHERE operation_id = $1 AND holder = $2 AND state = 'RUNNING'`,
      values: [operationId, this.holder, answer.model, answer.provider, answer.response],
    });
    return rowCount === 1;
  }

  /** The call came to an end without an answer: the next one who asks makes it anew. The ends of processes over it stay counted. */
  async giveUp(operationId: string): Promise<void> {
    const { rowCount } = await runQuery(this.pool, {
      name: 'generation_give_up',
      text: `DELETE FROM generations WHERE operation_id = $1 AND holder = $2 AND state = 'RUNNING' AND lost = 0`,
      values: [operationId, this.holder],
    });
    if (rowCount !== 0) return;
    await runQuery(this.pool, {
      name: 'generation_let_go',
      text: `UPDATE generations SET holder = NULL, lease_until = NULL WHERE operation_id = $1 AND holder = $2 AND state = 'RUNNING'`,
      values: [operationId, this.holder],
    });
  }

  /** Deletes an operation nobody makes, with the ends counted against it. */
  async forgetOrphan(operationId: string): Promise<void> {
    await runQuery(this.pool, {
      name: 'generation_forget_orphan',
      text: `DELETE FROM generations WHERE operation_id = $1 AND holder IS NULL AND state = 'RUNNING'`,
      values: [operationId],
    });
  }

  /** Extends the leases of calls this process is making. */
  async extend(operationIds: readonly string[]): Promise<void> {
    await runQuery(this.pool, {
      name: 'generation_extend',
      text: `UPDATE generations SET lease_until = now() + $3 * interval '1 ms' WHERE operation_id = ANY($1) AND holder = $2 AND state = 'RUNNING'`,
      values: [operationIds, this.holder, this.leaseMs],
    });
  }

  /** Deletes everything made for a person who was erased, at most `most` at a time; calls under way find nothing to finish. */
  async forgetOwner(owner: UserId, most: number): Promise<number> {
    await withTransaction(this.pool, (tx) => recordErasure(tx, owner));
    let deleted = 0;
    for (let gone = most; gone === most; deleted += gone) {
      const { rowCount } = await runQuery(this.pool, {
        name: 'generation_forget_owner',
        text: 'DELETE FROM generations WHERE operation_id IN (SELECT operation_id FROM generations WHERE owner_id = $1 LIMIT $2)',
        values: [owner, most],
      });
      gone = rowCount ?? 0;
    }
    return deleted;
  }

  /** Deletes answers older than `days`, at most `most` at a time: they hold personal text and nobody asks for them again. */
  async forget(days: number, most: number): Promise<number> {
    try {
      const { rowCount } = await this.pool.query({
        text: `DELETE FROM generations WHERE operation_id IN (
                 SELECT operation_id FROM generations WHERE created_at < now() - $1 * interval '1 day' ORDER BY created_at LIMIT $2)`,
        values: [days, most],
      });
      return rowCount ?? 0;
    } catch (error) {
      throw databaseError(error);
    }
  }
}
