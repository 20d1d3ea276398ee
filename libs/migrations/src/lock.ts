import type pg from 'pg';
import { sleep, VitaeError } from '#common';
import { ask } from './connection.js';

/** The key of the advisory lock that Prisma's own tools hold while they migrate: a fixed number in its schema engine. */
const PRISMA_LOCK = 72_707_369;
const LOOK_EVERY_MS = 100;

/**
 * Takes the lock that keeps every other migrating process out of this database, Prisma's included; it is held until the connection ends.
 * Asked for again and again instead of waited for: who waits inside a statement holds a snapshot, and `CREATE INDEX CONCURRENTLY` of the
 * one that has the lock waits for every snapshot: a deadlock.
 * Throws DEPENDENCY_UNAVAILABLE when somebody else has it for longer than `waitMs`.
 */
export async function takeLock(client: pg.Client, waitMs: number): Promise<void> {
  for (const until = performance.now() + waitMs; ;) {
    const { rows } = await ask<{ held: boolean }>(client, `SELECT pg_try_advisory_lock(${PRISMA_LOCK}) AS held`);
    if (rows[0]?.held) return;
    if (performance.now() > until) throw await refusal(client, waitMs);
    await sleep(LOOK_EVERY_MS);
  }
}

async function refusal(client: pg.Client, waitMs: number): Promise<VitaeError> {
  const holders = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = 0 AND objid = ${PRISMA_LOCK} AND objsubid = 1 AND granted
                   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  const { rows } = await ask<{ pid: number }>(client, holders);
  const who = rows[0] ? ` (server process ${rows[0].pid})` : '';
  return new VitaeError(
    'DEPENDENCY_UNAVAILABLE',
    `Another process is migrating this database${who} and did not end in ${waitMs / 1_000} s; try again when it has`,
  );
}
