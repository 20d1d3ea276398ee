import pg from 'pg';

export interface OwnedDatabase {
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

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
}
