import path from 'node:path';
import type pg from 'pg';
import { findVitaeError, VitaeError } from '#common';
import { connectionProblem } from '#database';
import { applyMigration, ensureHistory, refuseBegun } from './apply.js';
import { close, connect, prepare } from './connection.js';
import { compare, readHistory, readMigrations, standingText, type Standing } from './history.js';
import { takeLock } from './lock.js';

/** `folder` holds `schema.prisma` and `migrations/<timestamp>_<name>/migration.sql`, e.g. `prisma/jobs`. */
export interface MigrationTarget {
  readonly folder: string;
  readonly url: string;
}

export interface DeployLimits {
  /** How long another process may keep the lock before this one gives up. Default a minute. */
  readonly lockWaitMs?: number;
  /** For all missing migrations of one database together. Default ten minutes: less than a Job of the chart is given, so the reason is told. */
  readonly withinMs?: number;
}

const LOCK_WAIT_MS = 60_000;
const WITHIN_MS = 600_000;

/**
 * Where the database stands against the migrations of the folder: one connection, one statement.
 * Throws DEPENDENCY_UNAVAILABLE with a sentence when it cannot be asked.
 */
export async function standingOf(target: MigrationTarget): Promise<Standing> {
  const client = await connect(target.url);
  try {
    return compare(readMigrations(target.folder), await readHistory(client));
  } catch (cause) {
    throw new VitaeError('DEPENDENCY_UNAVAILABLE', connectionProblem(cause), { cause });
  } finally {
    await close(client);
  }
}

/**
 * Applies what has not been applied, in order, each file as plain SQL, under Prisma's advisory lock and in Prisma's table.
 * Answers the names applied now.
 *
 * Throws CONFIG_INVALID when a migration fails or failed before (P3018, P3009), was edited, or the database is ahead or has tables of
 * something else (P3005); DEPENDENCY_UNAVAILABLE when the database cannot be reached, is lost on the way, or somebody else holds the lock
 * for too long; DEADLINE_EXCEEDED when it takes too long.
 */
export async function deployMigrations(target: MigrationTarget, limits: DeployLimits = {}): Promise<readonly string[]> {
  const client = await connect(target.url);
  try {
    if (refuseUnlessMissing(target, await readHistory(client)).is === 'current') return [];
    await prepare(client);
    await takeLock(client, limits.lockWaitMs ?? LOCK_WAIT_MS);
    await ensureHistory(client);
    await refuseBegun(client);
    return await applyMissing(client, target, limits.withinMs ?? WITHIN_MS);
  } catch (cause) {
    const known = findVitaeError(cause);
    throw new VitaeError(
      known?.code ?? 'DEPENDENCY_UNAVAILABLE',
      `Migrations of ${path.basename(target.folder)}: ${known ? known.message : connectionProblem(cause)}`,
      { cause: known?.cause ?? cause },
    );
  } finally {
    await close(client);
  }
}

/**
 * Several databases side by side; `applied` is told of each that is done, by the name of its folder. Ends when all of them have, so that
 * nobody takes the server away under one that is at work; then the first failure is thrown.
 */
export async function deployAll(
  targets: readonly MigrationTarget[],
  applied: (database: string, names: readonly string[]) => void = () => undefined,
  limits: DeployLimits = {},
): Promise<void> {
  const ends = await Promise.allSettled(
    targets.map(async (target) => applied(path.basename(target.folder), await deployMigrations(target, limits))),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Looked at without the lock first: nearly every start finds nothing to do. One that is begun may be another process at work, so it is waited for. */
function refuseUnlessMissing(target: MigrationTarget, history: Awaited<ReturnType<typeof readHistory>>): Standing {
  const standing = compare(readMigrations(target.folder), history);
  if (standing.is === 'ahead' || standing.is === 'changed') throw new VitaeError('CONFIG_INVALID', standingText(standing) ?? '');
  return standing;
}

async function applyMissing(client: pg.Client, target: MigrationTarget, withinMs: number): Promise<readonly string[]> {
  const standing = refuseUnlessMissing(target, await readHistory(client));
  const missing = standing.is === 'behind' ? standing.names : [];
  const until = performance.now() + withinMs;
  for (const migration of readMigrations(target.folder).filter((m) => missing.includes(m.name))) {
    const left = until - performance.now();
    if (left <= 0) throw new VitaeError('DEADLINE_EXCEEDED', `There was no time left for ${migration.name}; what was applied stays`);
    await applyMigration(client, target.url, migration, left);
  }
  return missing;
}
