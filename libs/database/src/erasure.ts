import { createHash } from 'node:crypto';
import type pg from 'pg';
import { notFound } from '#common';

/** What stands for a person in `erasures`: nobody gets an id back from it, and whoever has the id finds the row. */
const ownerHash = (owner: string): Buffer => createHash('sha256').update(owner).digest();

/** Numbers and hex digits of a hash, never input: so the statements may hold them as literals and travel in one message with BEGIN. */
const lockNumber = (owner: string): string => ownerHash(owner).readBigInt64BE().toString();
const literal = (owner: string): string => `'\\x${ownerHash(owner).toString('hex')}'::bytea`;

/**
 * What follows BEGIN, in the same message, where something of `owner` is to be written: the transaction holds a lock that an erasure waits for
 * and looks, after it has the lock, whether the person was erased. So either the erasure sees what is written, or the writer sees the erasure.
 */
export const lookForErasure = (owner: string): string =>
  `SELECT pg_advisory_xact_lock_shared(${lockNumber(owner)}); SELECT FROM erasures WHERE owner_hash = ${literal(owner)}`;

/** Reads the answer to a message that ends in `lookForErasure`. Throws NOT_FOUND for somebody who was erased: there is nobody to write it for. */
export function refuseErased(answer: pg.QueryResult | pg.QueryResult[]): void {
  const results = Array.isArray(answer) ? answer : [answer];
  if (results.at(-1)?.rowCount) throw notFound();
}

/**
 * Writes down, for good, that the person was erased; resolves when no transaction is left that had begun to write for them. Whatever is
 * deleted after it stays deleted. Repeating it changes nothing. Needs the table `erasures` (see prisma/resume).
 */
export async function recordErasure(tx: pg.ClientBase, owner: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(${lockNumber(owner)})`);
  await tx.query(`INSERT INTO erasures (owner_hash) VALUES (${literal(owner)}) ON CONFLICT DO NOTHING`);
}
