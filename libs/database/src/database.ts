import type pg from 'pg';
import { backoff, sleep } from '#common';
import { lookForErasure, refuseErased } from './erasure.js';
import { databaseError, isRepeatable } from './errors.js';

declare const transaction: unique symbol;

/** The connections of one service, for code that passes them on without speaking SQL itself. */
export type Pool = pg.Pool;

/**
 * A connection inside an open transaction. The brand is the point: a pool or a plain client is not assignable,
 * so a function that asks for a `Tx` cannot be called outside one, and cannot write around it.
 */
export type Tx = pg.ClientBase & { readonly [transaction]: true };

/** Anything that runs one statement by itself: the pool, or a transaction. */
export type Queryable = Pick<pg.ClientBase, 'query'> | Pick<pg.Pool, 'query'>;

export interface TransactionOptions {
  /** `off`: the commit may be lost in a crash of the server; only where a later synchronous commit covers it. Default on. */
  readonly synchronousCommit?: 'on' | 'off';
  /** Whose data is written, in a database with the table `erasures`: NOT_FOUND, and nothing written, once that person was erased. */
  readonly owner?: string;
}

/** Two transactions that met must not meet again. */
const untilRepeat = backoff({ first: 20, longest: 100 });

/**
 * Runs `fn` in one READ COMMITTED transaction and commits, or rolls back and throws the mapped error.
 * Serialisation failures and deadlocks are run again, at most three times in all (docs/security.md, H142); `fn` must therefore have no
 * effect outside the transaction. Never call a remote service inside it.
 */
export async function withTransaction<T>(pool: pg.Pool, fn: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(pool, fn, options);
    } catch (error) {
      if (attempt >= 3 || !isRepeatable(error)) throw databaseError(error);
      await sleep(untilRepeat(attempt));
    }
  }
}

async function once<T>(pool: pg.Pool, fn: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    const { owner, synchronousCommit } = options;
    const begin = synchronousCommit === 'off' ? 'BEGIN; SET LOCAL synchronous_commit = off' : 'BEGIN';
    if (owner === undefined) await client.query(begin);
    else refuseErased(await client.query(`${begin}; ${lookForErasure(owner)}`));
    const result = await fn(client as pg.PoolClient & Tx);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** One statement outside a transaction, its error mapped. */
export async function runQuery<R extends pg.QueryResultRow>(db: Queryable, query: pg.QueryConfig): Promise<pg.QueryResult<R>> {
  try {
    return await db.query<R>(query);
  } catch (error) {
    throw databaseError(error);
  }
}
