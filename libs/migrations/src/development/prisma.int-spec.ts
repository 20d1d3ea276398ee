import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDatabase, eventually } from '#testing';
import { OWNERS, useMigrating } from '../../test/migrating.js';
import { deployMigrations, standingOf, type MigrationTarget } from '../migrate.js';
import { createMigration, FILTERS, migrationsIn, withEngine } from './create-migration.js';

const { add, client, command, copy, sql, target } = useMigrating();

/** `prisma migrate deploy`, by Prisma's own engine: the names it applied. */
const deployByPrisma = (to: MigrationTarget): Promise<readonly string[]> =>
  withEngine(to, async ({ engine }) => {
    const result = await engine.applyMigrations({ migrationsList: await migrationsIn(to.folder), filters: FILTERS } as never);
    return (result as { appliedMigrationNames: string[] }).appliedMigrationNames;
  });
/** What `prisma migrate status` says, by the same engine: it compares history, checksums, and the schema with what the migrations make. */
const statusByPrisma = (of: MigrationTarget): Promise<object> =>
  withEngine(of, async ({ engine }) => {
    const migrationsList = await migrationsIn(of.folder);
    const told = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: true, filters: FILTERS } as never);
    return { drift: null, history: null, ...JSON.parse(JSON.stringify(told)) } as object;
  });
const CLEAN = { drift: null, history: null, failedMigrationNames: [], editedMigrationNames: [], hasMigrationsTable: true };
const columns = `SELECT column_name, data_type, character_maximum_length, is_nullable, column_default FROM information_schema.columns
                 WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`;
const rows = `SELECT length(id) AS id, checksum, migration_name, logs, rolled_back_at, applied_steps_count, finished_at >= started_at AS in_order
              FROM _prisma_migrations ORDER BY migration_name`;

describe('Prisma’s own engine and this code', () => {
  it.each(OWNERS)('%s: agree on a database that was migrated here, and write the same history', async (owner) => {
    await deployMigrations(target(owner));
    expect(await statusByPrisma(target(owner))).toMatchObject(CLEAN);
    expect(await deployByPrisma(target(owner))).toEqual([]);
    const other = await createDatabase();
    try {
      await deployByPrisma({ ...target(owner), url: other.url });
      expect(await standingOf({ ...target(owner), url: other.url })).toEqual({ is: 'current' });
      expect(await deployMigrations({ ...target(owner), url: other.url })).toEqual([]);
      for (const query of [columns, rows]) expect(await sql(query)).toEqual(await sql(query, other.url));
    } finally {
      await other.drop();
    }
  });

  it('take turns in one history: each goes on where the other stopped', async () => {
    const own = copy('ai');
    await deployByPrisma(own);
    add(own, '20990101000000_here', 'CREATE TABLE here (id int)');
    expect(await deployMigrations(own)).toEqual(['20990101000000_here']);
    add(own, '20990101000001_there', 'CREATE TABLE there (id int)');
    expect(await deployByPrisma(own)).toEqual(['20990101000001_there']);
    expect(await standingOf(own)).toEqual({ is: 'current' });
  });

  it('each refuses what failed under the other, with the same reason', async () => {
    const own = copy('ai');
    add(own, '20990101000000_fails', 'SELECT no_such_column');
    const reason = /The `20990101000000_fails` migration started at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ UTC failed/;
    await expect(deployMigrations(own)).rejects.toThrow(/A migration failed to apply/);
    expect(await statusByPrisma(own)).toMatchObject({ failedMigrationNames: ['20990101000000_fails'] });
    await expect(deployByPrisma(own)).rejects.toMatchObject({ message: expect.stringMatching(reason), cause: { code: 'P3009' } });
    await sql(`DELETE FROM _prisma_migrations WHERE migration_name = '20990101000000_fails'`);
    await expect(deployByPrisma(own)).rejects.toThrow(/no_such_column/);
    await expect(deployMigrations(own)).rejects.toThrow(reason);
  });

  it('keep each other out by one lock', async () => {
    const other = await client();
    const waits = 'SELECT pg_advisory_lock(1); SELECT pg_advisory_unlock(1)';
    const isWaiting = (key: number, count: number): Promise<void> =>
      eventually(async () => expect(await sql(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = ${key} AND NOT granted`)).toHaveLength(count)); // prettier-ignore
    const own = copy('ai');
    await deployMigrations(own);

    add(own, '20990101000000_waits', waits);
    await other.query('SELECT pg_advisory_lock(1)');
    const here = deployMigrations(own);
    await isWaiting(1, 1);
    const prisma = deployByPrisma(own);
    await isWaiting(72_707_369, 1);
    await other.query('SELECT pg_advisory_unlock(1)');
    expect([await here, await prisma]).toEqual([['20990101000000_waits'], []]);

    add(own, '20990101000001_waits', waits);
    await other.query('SELECT pg_advisory_lock(1)');
    const prismaFirst = deployByPrisma(own);
    await isWaiting(1, 1);
    await expect(deployMigrations(own, { lockWaitMs: 200 })).rejects.toThrow(/Another process is migrating this database/);
    const hereSecond = deployMigrations(own);
    await other.query('SELECT pg_advisory_unlock(1)');
    expect([await prismaFirst, await hereSecond]).toEqual([['20990101000001_waits'], []]);
    expect(await statusByPrisma(own)).toMatchObject(CLEAN);
  });
});

/** What the schema language cannot say and the engine would take away: indexes over fewer rows and generated columns, written by hand in the migrations. */
const BY_HAND: Readonly<Record<string, readonly string[]>> = {
  jobs: ['DROP INDEX "open_jobs_owner"', 'DROP INDEX "uploads_created"', 'ALTER TABLE "jobs" ALTER COLUMN "notable" DROP DEFAULT'],
};
const statements = (file: string): readonly string[] =>
  readFileSync(file, 'utf8').replaceAll(/^--.*$/gm, '').split(';').map((s) => s.trim()).filter(Boolean); // prettier-ignore

describe('writing a migration', () => {
  it.each(OWNERS)(
    '%s’s schema says what its migrations make: the engine finds nothing to write but what was written by hand',
    async (owner) => {
      const made = await createMigration(copy(owner), 'difference');
      expect(made === undefined ? [] : statements(path.join(made, 'migration.sql'))).toEqual(BY_HAND[owner] ?? []);
    },
  );

  it('reads migrations whole, with semicolons in the body of a function, and leaves no database behind', async () => {
    const own = copy('ai');
    add(own, '20990101000000_body', `CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$`);
    expect(await createMigration(own, 'nothing')).toBeUndefined();
    expect(await sql(`SELECT datname FROM pg_database WHERE datname LIKE 'vitae_shadow_%'`)).toEqual([]);
  });

  it('the command writes what is missing', async () => {
    const own = copy('ai');
    add(own, '20990101000000_more', 'CREATE TABLE superfluous (id int)');
    expect(await command(own, { args: ['create', 'less'] }).ended).toMatchObject({ code: 0, output: expect.stringMatching(/_less.*Migration written/) }); // prettier-ignore
  });
});
