import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { testConfig } from '../config.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's URL of the run's embedded server; given by the integration project's globalSetup. */
    postgresUrl: string;
  }
}

/** What a fresh database holds: made once per `version` and cloned from then on (a clone takes some 50 ms). */
export interface DatabaseTemplate {
  /** Lower-case letters and digits. */
  readonly name: string;
  /** Anything that changes when the contents would. */
  readonly version: string;
  /** Fills the empty database at `url` and closes every connection it opened. */
  build(url: string): Promise<unknown>;
}

export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}

/** Names of databases made for spec files. What is left of them at the end of a run belongs to files that failed. */
export const TEST_DATABASE_PREFIX = 'vitae_test_';

/** A template from a Prisma folder (`prisma/jobs`): its version is the hash of its migrations, `build` applies them. */
export async function migratedTemplate(folder: string, build: (url: string) => Promise<unknown>): Promise<DatabaseTemplate> {
  const entries = await readdir(path.join(folder, 'migrations'), { recursive: true, withFileTypes: true });
  const files = entries.filter((e) => e.isFile()).map((e) => path.join(e.parentPath, e.name));
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(path.relative(folder, file)).update(await readFile(file));
  return { name: path.basename(folder), version: hash.digest('hex').slice(0, 16), build };
}

export const serverUrl = (): string => testConfig().postgresUrl ?? inject('postgresUrl');

const urlOf = (server: string, database: string): string => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
};

async function asAdmin<T>(server: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 10_000, application_name: 'testing' });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Builds the template unless it is there. A lock keeps two spec files from building it twice; a half-built one is thrown away. */
async function ensureTemplate(admin: pg.Client, server: string, template: DatabaseTemplate): Promise<string> {
  const name = `vitae_template_${template.name}_${createHash('sha256').update(template.version).digest('hex').slice(0, 12)}`;
  await admin.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
  try {
    const { rows } = await admin.query<{ datistemplate: boolean }>('SELECT datistemplate FROM pg_database WHERE datname = $1', [name]);
    if (rows[0]?.datistemplate) return name;
    if (rows[0]) await admin.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`);
    await template.build(urlOf(server, name));
    await admin.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    return name;
  } finally {
    await admin.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]);
  }
}

/**
 * A new database on the run's server, empty or cloned from `template`. The caller drops it.
 * Specs rather use `useDatabase`, which drops it only when the file passed.
 */
export async function createDatabase(template?: DatabaseTemplate, server: string = serverUrl()): Promise<TestDatabase> {
  const name = `${TEST_DATABASE_PREFIX}${template?.name ?? 'empty'}_${randomBytes(5).toString('hex')}`;
  await asAdmin(server, async (admin) => {
    const source = template ? await ensureTemplate(admin, server, template) : 'template0';
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(source)}`);
  });
  return {
    name,
    url: urlOf(server, name),
    drop: () =>
      asAdmin(server, async (admin) => {
        await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
      }),
  };
}

interface TaskLike {
  readonly result?: { readonly state?: string };
  readonly tasks?: readonly TaskLike[];
}

const failed = (task: TaskLike): boolean => task.result?.state === 'fail' || (task.tasks?.some(failed) ?? false);

/**
 * A database for this spec file or `describe`: call it at the top, read `.url` from `beforeAll` on. It is dropped when every test
 * passed and kept when one failed, its name printed.
 */
export function useDatabase(template?: DatabaseTemplate | (() => Promise<DatabaseTemplate>)): {
  readonly url: string;
  readonly name: string;
} {
  let made: TestDatabase | undefined;
  const database = (): TestDatabase => {
    if (!made) throw new Error('The database is there from beforeAll on, not while tests are collected');
    return made;
  };
  beforeAll(async () => {
    made = await createDatabase(typeof template === 'function' ? await template() : template);
  });
  afterAll(async ({}, suite) => {
    if (!made) return;
    if (failed(suite)) process.stderr.write(`Kept for a look: database ${made.name}\n`);
    else await made.drop();
  });
  return {
    get url() {
      return database().url;
    },
    get name() {
      return database().name;
    },
  };
}
