import pg from 'pg';

export interface OwnedDatabase {
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/** Insufficient privilege: for the schema, or for the database. */
const NOT_ALLOWED = new Set(['42501']);

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Bytes of all databases and of the log: what a login may not see of itself, as one number and nothing else. For services that count against
 * the size of a disk they cannot see (STORAGE_VOLUME).
 */
const USED_BYTES = `
CREATE OR REPLACE FUNCTION vitae_used_bytes() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
$$ SELECT (pg_tablespace_size('pg_default') + pg_tablespace_size('pg_global') + (SELECT coalesce(sum(size), 0) FROM pg_ls_waldir()))::bigint $$`;

/**
 * One database and one login per owner; nobody else may connect to it, so one service's login cannot read another's tables.
 * Idempotent; passwords are set to the given ones each time.
 */
export async function provisionDatabases(adminUrl: string, wanted: readonly OwnedDatabase[]): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
  await admin.connect();
  try {
    const roles = new Set((await admin.query<{ rolname: string }>('SELECT rolname FROM pg_roles')).rows.map((r) => r.rolname));
    const databases = new Set((await admin.query<{ datname: string }>('SELECT datname FROM pg_database')).rows.map((r) => r.datname));
    for (const { database, user, password } of wanted) {
      await admin.query(
        `${roles.has(user) ? 'ALTER' : 'CREATE'} ROLE ${quoted(user)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${literal(password)}`,
      );
      if (!databases.has(database)) await admin.query(`CREATE DATABASE ${quoted(database)} OWNER ${quoted(user)}`);
      await admin.query(`REVOKE ALL ON DATABASE ${quoted(database)} FROM PUBLIC`);
    }
    await admin.query('REVOKE CONNECT ON DATABASE postgres FROM PUBLIC');
  } finally {
    await admin.end();
  }
  for (const { database } of wanted) await letUsedBytesBeSeen(adminUrl, database);
}

/** An administrator that is not a superuser may not be allowed to: services then count their own database alone. */
async function letUsedBytesBeSeen(adminUrl: string, database: string): Promise<void> {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.toString(), connectionTimeoutMillis: 5_000, query_timeout: 10_000 });
  try {
    await client.connect();
    await client.query(USED_BYTES);
  } catch (error) {
    if (!NOT_ALLOWED.has((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}
