import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { createDatabase, type TestDatabase } from '#testing';
import type { MigrationTarget } from '../src/migrate.js';

export const OWNERS = ['auth', 'jobs', 'resume', 'ai'] as const;

/** What a process of `command` ended with. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** An empty database a test, folders of migrations to be changed, and the command an operator runs. */
export interface Migrating {
  readonly url: string;
  sql<R extends pg.QueryResultRow>(text: string, url?: string): Promise<R[]>;
  /** Another session, ended with the test. */
  client(): Promise<pg.Client>;
  /** The migrations of a service as they are. */
  target(of?: string): MigrationTarget;
  /** A folder that begins with the migrations of a service, or with none. */
  copy(of?: string): MigrationTarget;
  add(to: MigrationTarget, name: string, text: string): void;
  /** The built program with these arguments; killed with the test. */
  command(
    target: MigrationTarget,
    options?: { args?: readonly string[]; node?: readonly string[] },
  ): { child: ChildProcess; ended: Promise<Ended> };
}

/** Call it at the top of a spec file. */
export function useMigrating(): Migrating {
  const folder = mkdtempSync(path.join(tmpdir(), 'vitae-migrate-'));
  let database: TestDatabase;
  let copies = 0;
  const clients: pg.Client[] = [];
  const children: ChildProcess[] = [];
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    database = await createDatabase();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await Promise.all(clients.splice(0).map((client) => client.end()));
    await database.drop();
  });

  const client = async (): Promise<pg.Client> => {
    const made = new pg.Client({ connectionString: database.url });
    made.on('error', () => undefined);
    clients.push(made);
    await made.connect();
    return made;
  };
  return {
    get url() {
      return database.url;
    },
    client,
    sql: async <R extends pg.QueryResultRow>(text: string, url = database.url) => {
      const one = new pg.Client({ connectionString: url });
      await one.connect();
      try {
        return (await one.query<R>(text)).rows;
      } finally {
        await one.end();
      }
    },
    target: (of = 'ai') => ({ folder: path.resolve('prisma', of), url: database.url }),
    copy: (of) => {
      const to = path.join(folder, String(copies++), of ?? 'own');
      mkdirSync(path.join(to, 'migrations'), { recursive: true });
      if (of) cpSync(path.resolve('prisma', of), to, { recursive: true });
      else writeFileSync(path.join(to, 'schema.prisma'), 'datasource db {\n  provider = "postgresql"\n}\n');
      return { folder: to, url: database.url };
    },
    add: (to, name, text) => {
      mkdirSync(path.join(to.folder, 'migrations', name), { recursive: true });
      writeFileSync(path.join(to.folder, 'migrations', name, 'migration.sql'), text);
    },
    command: (target, { args = ['deploy'], node = [] } = {}) => {
      const main = 'dist/libs/migrations/src/main.js';
      if (!existsSync(main)) throw new Error('Build first: npm run build');
      const env = { PATH: '/usr/bin', MIGRATE_TARGETS: JSON.stringify([target]) };
      const child = spawn(process.execPath, [...node, main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      children.push(child);
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (d) => (output += String(d)));
      return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, output }))) };
    },
  };
}
