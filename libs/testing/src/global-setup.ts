import { createHash } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { testConfig } from './config.js';
import { startPostgres, type PostgresServer } from './postgres/postgres-server.js';

/** One embedded PostgreSQL a run, given to specs as `postgresUrl`; none when VITAE_TEST_POSTGRES_URL names a server. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = testConfig().postgresUrl;
  if (given !== undefined) {
    project.provide('postgresUrl', given);
    return async () => undefined;
  }
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return () => tearDown(server);
}

/** Databases left over belong to files that failed: their data folder stays, one for each checkout, until the next failing run. */
async function tearDown(server: PostgresServer): Promise<void> {
  const kept = await leftOver(server.url);
  if (kept.length === 0) return server.remove();
  await server.remove({ keepData: true });
  const place = path.join(
    testConfig().keep ?? tmpdir(),
    `vitae-kept-pg-${createHash('sha256').update(process.cwd()).digest('hex').slice(0, 8)}`,
  );
  await rm(place, { recursive: true, force: true });
  await rename(server.folder, place);
  process.stderr.write(
    `Databases of failed files: ${kept.join(', ')}\nThe folder's owner starts them with: postgres -D ${place}/data -p ${server.port}; then ${server.url}\n`,
  );
}

async function leftOver(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(`SELECT datname FROM pg_database WHERE datname LIKE 'vitae\\_test\\_%'`);
    return rows.map((row) => row.datname);
  } finally {
    await client.end();
  }
}
