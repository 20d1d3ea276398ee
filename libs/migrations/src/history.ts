import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { VitaeError } from '#common';
import { sqlState } from '#database';

/** A migration as this code has it. */
export interface Migration {
  /** `<timestamp>_<what>`: the name of its folder, and its place in the order. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hex, as Prisma writes it down. */
  readonly checksum: string;
}

/** A migration as the database remembers it. */
export interface Applied {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/**
 * What the two make together. `behind`: some are missing. `begun`: one is being applied, or failed half-way. `changed`: one was applied with other
 * contents. `ahead`: the database has one that this code does not know. Where several are true the first of changed, begun, ahead, behind counts.
 */
export type Standing =
  | { readonly is: 'current' }
  | { readonly is: 'behind' | 'begun' | 'changed' | 'ahead'; readonly names: readonly string[] };

const UNDEFINED_TABLE = '42P01';

/** The migrations in `folder` (`prisma/jobs`), in order. */
export function readMigrations(folder: string): readonly Migration[] {
  const base = path.join(folder, 'migrations');
  const entries = existsSync(base) ? readdirSync(base, { withFileTypes: true }) : [];
  const names = entries.filter((e) => e.isDirectory()).map((e) => e.name);
  return names.sort().map((name) => {
    const sql = readFileSync(path.join(base, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** The migrations an app was built with: they travel beside its code, in a checkout and in the image alike. Throws CONFIG_INVALID without them. */
export function migrationsOf(app: string): readonly Migration[] {
  for (let at = import.meta.dirname; ; at = path.dirname(at)) {
    const migrations = readMigrations(path.join(at, 'prisma', app));
    if (migrations.length > 0) return migrations;
    if (at === path.dirname(at))
      throw new VitaeError('CONFIG_INVALID', `The folder prisma/${app} with its migrations is missing beside the code`);
  }
}

/** What was applied to the database; nothing where nothing ever was. */
export async function readHistory(db: Pick<pg.ClientBase, 'query'> | Pick<pg.Pool, 'query'>): Promise<readonly Applied[]> {
  try {
    const { rows } = await db.query<Applied>({
      text: `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations
             WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    });
    return rows;
  } catch (error) {
    if (sqlState(error) === UNDEFINED_TABLE) return [];
    throw error;
  }
}

export function compare(built: readonly Migration[], applied: readonly Applied[]): Standing {
  const known = new Map(built.map((m) => [m.name, m.checksum]));
  const done = new Set(applied.map((a) => a.name));
  const changed = applied.filter((a) => known.has(a.name) && known.get(a.name) !== a.checksum).map((a) => a.name);
  if (changed.length > 0) return { is: 'changed', names: changed };
  const begun = applied.filter((a) => !a.finished).map((a) => a.name);
  if (begun.length > 0) return { is: 'begun', names: begun };
  const ahead = applied.filter((a) => !known.has(a.name)).map((a) => a.name);
  if (ahead.length > 0) return { is: 'ahead', names: ahead };
  const behind = built.filter((m) => !done.has(m.name)).map((m) => m.name);
  return behind.length > 0 ? { is: 'behind', names: behind } : { is: 'current' };
}

const listed = (names: readonly string[]): string =>
  `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;

/** What is wrong and what to do about it, for an operator; undefined when nothing is. */
export function standingText(standing: Standing): string | undefined {
  switch (standing.is) {
    case 'current':
      return undefined;
    case 'behind':
      return `The database is behind this version: it waits for ${listed(standing.names)}; apply the migrations`;
    case 'begun':
      return `A migration of the database has begun and not ended: ${listed(standing.names)}; it runs, or it failed and must be mended by hand`;
    case 'changed':
      return `The database was migrated with other contents of ${listed(standing.names)}; this version and this database do not belong together`;
    case 'ahead':
      return `The database is ahead of this version: it has ${listed(standing.names)}, which this version does not know, so it writes nothing; run the newer version`;
  }
}
