import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLogger } from '#common';
import { createPool } from '#database';
import { OWNERS, useMigrating } from '../test/migrating.js';
import { readMigrations } from './history.js';
import { deployMigrations, standingOf } from './migrate.js';
import { SchemaGate } from './schema-gate.js';

const { add, client, copy, sql, target } = useMigrating();

/** What a migration of the next release might do to each of the four: a column, and a value for the rows that are there. */
const NEXT = { auth: 'users', jobs: 'items', resume: 'resumes', ai: 'generations' } as const;
const HISTORY = 'SELECT * FROM _prisma_migrations ORDER BY migration_name';

/** Every row of the database, the history's apart, by table. */
async function contents(): Promise<Readonly<Record<string, unknown>>> {
  const tables = await sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  const entries = tables.filter((t) => t.name !== '_prisma_migrations').map(async ({ name }) => [name, (await sql(`SELECT to_jsonb(t) AS row FROM public."${name}" t ORDER BY 1`))] as const); // prettier-ignore
  return Object.fromEntries(await Promise.all(entries));
}

describe('a database that the release before left', () => {
  it.each(OWNERS)('%s: is taken as it is, and the next migration is applied in place', async (owner) => {
    await (await client()).query(readFileSync(path.join('libs/migrations/fixtures', `${owner}.sql`), 'utf8'));
    const before = { history: await sql<{ migration_name: string }>(HISTORY), rows: await contents() };
    const left = before.history.map((row) => row.migration_name);
    const all = readMigrations(target(owner).folder).map((m) => m.name);
    expect(left.length).toBeGreaterThan(1);
    expect(all.slice(0, left.length)).toEqual(left);
    expect(Object.values(before.rows).every((rows) => (rows as unknown[]).length > 0)).toBe(true);

    const own = copy(owner);
    expect(await deployMigrations(own)).toEqual(all.slice(left.length));
    if (all.length === left.length) expect(await contents()).toEqual(before.rows);
    add(own, '20990101000000_next', `ALTER TABLE "${NEXT[owner]}" ADD COLUMN "added" TEXT; UPDATE "${NEXT[owner]}" SET "added" = 'here'`);
    expect(await standingOf(own)).toEqual({ is: 'behind', names: ['20990101000000_next'] });
    expect(await deployMigrations(own)).toEqual(['20990101000000_next']);

    expect((await sql(HISTORY)).slice(0, left.length)).toEqual(before.history);
    const rows = before.rows[NEXT[owner]] as { row: object }[];
    const kept = (await sql<{ row: object }>(`SELECT to_jsonb(t) - 'added' AS row FROM "${NEXT[owner]}" t WHERE added = 'here' ORDER BY 1`)).map((r) => r.row); // prettier-ignore
    expect(kept).toEqual(rows.map((r) => expect.objectContaining(r.row)));

    const logger = createLogger('upgrade', 'silent');
    const gate = new SchemaGate({ migrations: readMigrations(own.folder), waitMs: 0, logger });
    const pool = createPool({ url: own.url, name: 'upgrade', logger, gate });
    try {
      await gate.check();
      expect((await pool.query(`SELECT FROM "${NEXT[owner]}"`)).rowCount).toBe(rows.length);
    } finally {
      await pool.end();
    }
  });

  it('resume: everybody has used what a count finds', async () => {
    await (await client()).query(readFileSync('libs/migrations/fixtures/resume.sql', 'utf8'));
    const { folder, url } = copy('resume');
    await deployMigrations({ folder, url });
    const used = await sql('SELECT owner_id, scope, used::int AS used FROM public.usage ORDER BY 1, 2');
    const counted = await sql(`SELECT owner_id, scope, sum(n)::int AS used FROM (
      SELECT owner_id, 'resumes' AS scope, 1 AS n FROM public.resumes UNION ALL SELECT owner_id, 'letters', 1 FROM public.cover_letters
      UNION ALL SELECT owner_id, 'resume.bytes', octet_length(content::text) FROM public.resumes
      UNION ALL SELECT owner_id, 'resume.bytes', octet_length(content::text) FROM public.resume_versions
      UNION ALL SELECT owner_id, 'resume.bytes', octet_length(body) FROM public.cover_letters) AS kept GROUP BY 1, 2 ORDER BY 1, 2`); // prettier-ignore
    expect(used.length).toBeGreaterThan(0);
    expect(used).toEqual(counted);
  });
});
