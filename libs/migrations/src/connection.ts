import pg from 'pg';
import { sleep, VitaeError, withTimeout } from '#common';
import { connectionProblem, sqlState } from '#database';

const CONNECT_MS = 5_000;
/** For every statement that is not a migration. */
const ANSWER_MS = 10_000;
const CLOSE_MS = 2_000;

/** Shown in pg_stat_activity, and how a connection of a run that was given up is known again. */
const NAME = 'migrations';

/** One connection, with a bound on the way to it. Throws DEPENDENCY_UNAVAILABLE with a sentence that does not quote the URL. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: NAME, connectionTimeoutMillis: CONNECT_MS, keepAlive: true });
  // Whoever waits for an answer is told; without a listener a connection lost between two statements would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    await close(client);
    throw new VitaeError('DEPENDENCY_UNAVAILABLE', connectionProblem(cause), { cause });
  }
}

/** Never throws, and does not wait for a server that has gone silent. A statement that runs is cut off from its client. */
export async function close(client: pg.Client): Promise<void> {
  const waited = new AbortController();
  await Promise.race([client.end().catch(() => undefined), sleep(CLOSE_MS, waited.signal)]);
  waited.abort();
}

/** A statement of the bookkeeping. Throws DEADLINE_EXCEEDED when no answer comes in ten seconds. */
export function ask<R extends pg.QueryResultRow>(client: pg.Client, text: string, values?: readonly unknown[]): Promise<pg.QueryResult<R>> {
  return withTimeout(client.query<R>(text, values as unknown[]), ANSWER_MS, 'The database');
}

/**
 * What a migration finds, whatever the one before left set: the login's own role, the schema `public` as Prisma's engine has it, and no
 * bound on a statement, because building an index takes as long as it takes.
 */
const SESSION = `RESET ROLE; RESET ALL; SET search_path = "public"; SET statement_timeout = 0`;

const QUERY_CANCELED = '57014';
const TRIES = 5;

/** A file may have left a bound of a millisecond, which cuts off the very statement that lifts it: that one is tried again. */
async function unbounded(client: pg.Client, text: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return void (await ask(client, text));
    } catch (error) {
      if (tries === TRIES || sqlState(error) !== QUERY_CANCELED) throw error;
    }
  }
}

/** Makes the connection as a migration expects it; takes back a transaction that was left open. */
export async function prepare(client: pg.Client): Promise<void> {
  await unbounded(client, 'ROLLBACK');
  await unbounded(client, 'SET statement_timeout = 0');
  await ask(client, SESSION);
  // The server then notices within seconds that its client was killed, and gives up the statement and the lock. Not every platform can.
  await ask(client, `SET client_connection_check_interval = '2s'`).catch(() => undefined);
}

/** Ends another connection of ours that may still be at work. */
export async function cutOff(client: pg.Client, pid: number): Promise<void> {
  const others = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND application_name = $2 AND datname = current_database()`;
  await ask(client, others, [pid, NAME]);
}
