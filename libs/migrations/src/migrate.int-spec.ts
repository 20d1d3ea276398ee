import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDatabase } from '#testing';
import { OWNERS, useMigrating } from '../test/migrating.js';
import { deployAll, deployMigrations, standingOf } from './migrate.js';

const { add, command, copy, sql, target } = useMigrating();
const refused = (message: RegExp): object => ({ code: 'CONFIG_INVALID', message: expect.stringMatching(message) });

const migrationsOf = (owner: string): string[] => readdirSync(path.resolve('prisma', owner, 'migrations')).filter((n) => n.startsWith('2'));

/** What the product's own database of the examples below has by now. */
const AI = migrationsOf('ai').length;

describe('deploying', () => {
  it.each(OWNERS)('%s: everything once, in order; the second time nothing, and no connection is left', async (owner) => {
    const names = migrationsOf(owner);
    expect(await standingOf(target(owner))).toEqual({ is: 'behind', names });
    expect(await deployMigrations(target(owner))).toEqual(names);
    expect(await sql(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`)).toEqual([]); // prettier-ignore
    expect(await deployMigrations(target(owner))).toEqual([]);
    expect(await standingOf(target(owner))).toEqual({ is: 'current' });
  });

  it('two at once apply everything once', async () => {
    const applied = await Promise.all([deployMigrations(target()), deployMigrations(target())]);
    expect(applied.flat().length).toBe(new Set(applied.flat()).size);
    expect(await standingOf(target())).toEqual({ is: 'current' });
  });

  it('two processes at once: both end well, and everything is applied once', async () => {
    const own = copy('ai');
    add(own, '20990101000000_counted', 'CREATE TABLE counted (id int); INSERT INTO counted VALUES (1)');
    const ends = await Promise.all([command(own).ended, command(own).ended]);
    expect(
      ends.map((e) => e.code),
      ends.map((e) => e.output).join('\n'),
    ).toEqual([0, 0]);
    const counts = ends.map((e) => Number(/"count":(\d+)/.exec(e.output)?.[1]));
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, AI + 1]);
    expect(await sql('SELECT count(*)::int AS rows FROM _prisma_migrations')).toEqual([{ rows: AI + 1 }]);
    expect(await sql('SELECT id FROM counted')).toEqual([{ id: 1 }]);
  });

  it('several databases: one that fails does not keep the others from their end, and is told', async () => {
    const broken = copy();
    add(broken, '1_broken', 'SELECT no_such_column');
    const other = await createDatabase();
    const done: string[] = [];
    try {
      await expect(deployAll([broken, { ...target(), url: other.url }], (of, names) => done.push(`${of}: ${names.length}`))).rejects.toMatchObject(refused(/1_broken/)); // prettier-ignore
      expect(done).toEqual([`ai: ${AI}`]);
    } finally {
      await other.drop();
    }
  });

  it('refuses one that was edited, one that failed half-way, and a database that is ahead; each by name', async () => {
    const edited = copy('ai');
    await deployMigrations(edited);
    add(edited, '20990101000000_broken', 'CREATE TABLE half (id int)');
    add(edited, '20990101000001_fails', 'SELECT no_such_column');
    await expect(deployMigrations(edited)).rejects.toMatchObject(refused(/20990101000001_fails/));
    expect(await standingOf(edited)).toMatchObject({ is: 'begun', names: ['20990101000001_fails'] });
    await expect(deployMigrations(edited)).rejects.toMatchObject(
      refused(/Migrations of ai: .*P3009.*\nThe `20990101000001_fails` migration started at \S+ \S+ UTC failed with the following logs:\n/),
    );
    await sql(`DELETE FROM _prisma_migrations WHERE migration_name = '20990101000001_fails'`);
    await expect(deployMigrations(target())).rejects.toMatchObject(refused(/ahead.*20990101000000_broken/));
    rmSync(path.join(edited.folder, 'migrations', '20990101000001_fails'), { recursive: true });
    add(edited, '20990101000000_broken', 'CREATE TABLE half (id bigint)');
    await expect(deployMigrations(edited)).rejects.toMatchObject(refused(/other contents of 20990101000000_broken/));
  });

  it('goes on after a failure as the runbook says: marked as rolled back, and mended', async () => {
    const statement = /`(UPDATE _prisma_migrations [^`]+)`/.exec(readFileSync('docs/runbooks/VitaeMigrationFailed.md', 'utf8'))![1]!;
    const own = copy();
    add(own, '1_table', 'CREATE TABLE one (id int); SELECT no_such_column');
    await expect(deployMigrations(own)).rejects.toMatchObject(refused(/1_table/));
    await sql(statement);
    add(own, '1_table', 'CREATE TABLE one (id int)');
    expect(await deployMigrations(own)).toEqual(['1_table']);
    expect(await sql('SELECT finished_at IS NULL AS failed, rolled_back_at IS NULL AS counts FROM _prisma_migrations ORDER BY started_at')).toEqual([{ failed: true, counts: false }, { failed: false, counts: true }]); // prettier-ignore
  });

  it('refuses a database with the tables of something else (P3005)', async () => {
    await sql('CREATE TABLE somebodys (id int)');
    await expect(deployMigrations(target())).rejects.toMatchObject(refused(/no history of migrations \(P3005\)/));
    expect(await sql(`SELECT to_regclass('_prisma_migrations') AS made`)).toEqual([{ made: null }]);
  });

  it('the command says what it did and ends with 0; with 1 and a sentence where it cannot, or does not know what to do', async () => {
    expect(await command(target()).ended).toMatchObject({ code: 0, output: expect.stringContaining(`"count":${AI},`) });
    expect(await command(target()).ended).toMatchObject({ code: 0, output: expect.stringContaining('"count":0') });
    const broken = copy('ai');
    add(broken, '20990101000000_fails', 'SELECT 1 +');
    expect(await command(broken).ended).toMatchObject({ code: 1, output: expect.stringMatching(/20990101000000_fails.*syntax error/) });
    expect(await command(broken, { args: ['deplyo'] }).ended).toMatchObject({ code: 1, output: expect.stringContaining('create <name>') });
  });

  it('says what keeps it from the database, without quoting its address', async () => {
    const to = (change: (u: URL) => void): { folder: string; url: string } => {
      const url = new URL(target().url);
      change(url);
      return { ...target(), url: url.href };
    };
    await expect(deployMigrations(to((u) => (u.port = '1')))).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message: expect.stringMatching(/refused/) }); // prettier-ignore
    await expect(deployMigrations(to((u) => (u.password = 'guess')))).rejects.toMatchObject({ message: expect.stringMatching(/refuses the login/) }); // prettier-ignore
    await expect(deployMigrations(to((u) => (u.pathname = '/nowhere')))).rejects.toMatchObject({ message: expect.stringMatching(/does not exist/) }); // prettier-ignore
  });
});
