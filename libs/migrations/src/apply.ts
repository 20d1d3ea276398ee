import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { errorText, VitaeError, withTimeout } from '#common';
import { isUnavailable, sqlState } from '#database';
import { ask, close, connect, cutOff, prepare } from './connection.js';
import { standingText, type Migration } from './history.js';

/** Prisma's table, as its schema engine makes it. */
const HISTORY_TABLE = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

const BEGUN = `INSERT INTO _prisma_migrations (id, checksum, started_at, migration_name) VALUES ($1, $2, clock_timestamp(), $3) RETURNING pg_backend_pid() AS pid`;
const FINISHED = `UPDATE _prisma_migrations SET applied_steps_count = applied_steps_count + 1, finished_at = clock_timestamp() WHERE id = $1`;
const FAILED = `UPDATE _prisma_migrations SET logs = $2 WHERE id = $1`;

/** Makes the table of the history unless it is there. Throws CONFIG_INVALID where the database has tables but no history (Prisma's P3005). */
export async function ensureHistory(client: pg.Client): Promise<void> {
  const look = `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`;
  const tables = (await ask<{ relname: string }>(client, look)).rows.map((row) => row.relname);
  if (tables.includes('_prisma_migrations')) return;
  if (tables.length > 0)
    throw new VitaeError('CONFIG_INVALID', 'The database has tables but no history of migrations (P3005); it belongs to something else');
  await ask(client, HISTORY_TABLE);
}

/** Refuses to go on while one is written down as begun: with the lock held nobody is at work on it, so it failed or was cut off (P3009). */
export async function refuseBegun(client: pg.Client): Promise<void> {
  const begun = `SELECT migration_name AS name, logs, to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS "UTC"') AS at
                 FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL ORDER BY started_at`;
  const { rows } = await ask<{ name: string; logs: string | null; at: string }>(client, begun);
  if (rows.length === 0) return;
  const failures = rows.map(
    ({ name, logs, at }) => `The \`${name}\` migration started at ${at} failed${logs ? ` with the following logs:\n${logs}` : ''}`,
  );
  throw new VitaeError(
    'CONFIG_INVALID',
    ['There are failed migrations in the database, no more are applied (P3009).', ...failures, begunText(rows.map((r) => r.name))].join(
      '\n',
    ),
  );
}

const begunText = (names: readonly string[]): string => standingText({ is: 'begun', names }) ?? '';

/**
 * Applies one migration and writes down how it went. The file is sent as it is in one simple query, as Prisma's PostgreSQL connector
 * does: without BEGIN of its own it is one transaction, with its own it is what it says, and a file of one statement alone may be one
 * that no transaction allows (CREATE INDEX CONCURRENTLY).
 *
 * Throws CONFIG_INVALID when the file fails, DEADLINE_EXCEEDED when it takes longer than `ms` (it is then cut off), DEPENDENCY_UNAVAILABLE
 * when the connection is lost under it; in each case the migration stays written down as begun, with the reason where the server could
 * still be told.
 */
export async function applyMigration(client: pg.Client, url: string, migration: Migration, ms: number): Promise<void> {
  const id = randomUUID();
  const { rows } = await ask<{ pid: number }>(client, BEGUN, [id, migration.checksum, migration.name]);
  const writeDown = (statement: string, values: readonly unknown[]): Promise<void> =>
    onThisOrAnother(client, url, rows[0]?.pid ?? 0, statement, values);
  try {
    await withTimeout(client.query(migration.sql), ms, 'The migration');
    if (client.getTransactionStatus() !== 'I') throw new Error('The file leaves a transaction open: its BEGIN has no COMMIT');
  } catch (cause) {
    if (cause instanceof VitaeError) await close(client);
    const failure = failureText(migration, cause);
    await writeDown(FAILED, [id, failure]).catch(() => undefined);
    const code = cause instanceof VitaeError ? cause.code : isUnavailable(cause) ? 'DEPENDENCY_UNAVAILABLE' : 'CONFIG_INVALID';
    throw new VitaeError(code, `${failure}\n${begunText([migration.name])}`, { cause });
  }
  await writeDown(FINISHED, [id]);
}

/** What happened must not be lost with the connection it happened on: the second try is on a new one, and cuts off what the old one does. */
async function onThisOrAnother(client: pg.Client, url: string, pid: number, statement: string, values: readonly unknown[]): Promise<void> {
  try {
    await prepare(client);
    await ask(client, statement, values);
  } catch {
    const other = await connect(url);
    try {
      await prepare(other);
      await cutOff(other, pid);
      await ask(other, statement, values);
    } finally {
      await close(other);
    }
  }
}

/** In Prisma's words (P3018), with the lines of the file around the error. Details stay out: they quote rows. */
function failureText(migration: Migration, cause: unknown): string {
  const position = cause instanceof pg.DatabaseError ? Number(cause.position) : Number.NaN;
  return [
    'A migration failed to apply. New migrations cannot be applied before the error is recovered from.',
    `Migration name: ${migration.name}`,
    `Database error code: ${sqlState(cause) ?? 'none'}`,
    `Database error:\n${cause instanceof pg.DatabaseError ? `${cause.severity}: ` : ''}${errorText(cause)}`,
    ...(position > 0 ? [`Position:\n${linesBefore(migration.sql, position)}`] : []),
  ].join('\n\n');
}

/** The line that holds the character at `position` (from 1), and up to five before it, numbered. */
function linesBefore(sql: string, position: number): string {
  const upTo = [...sql].slice(0, position).join('').split('\n').length;
  return sql
    .split('\n')
    .slice(0, upTo)
    .map((line, i) => `${String(i + 1).padStart(3)} ${line}`)
    .slice(-6)
    .join('\n');
}
