import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { authV1 } from '#contracts';
import { freePort } from '#embedded-postgres';
import { deployAll, provisionDatabases } from '#migrations';
import { askGraphql, startNeighbours, startPostgres, temporaryFolder, TestAuth, useServiceProcess, type PostgresServer } from '#testing';
import { EDITS, OWN_FILES } from './notes-service.js';

/**
 * What a new service costs, by adding one: to a copy of this checkout, which is then built, migrated and run. What it may ask of files that
 * are not its own is written in docs/decisions/0009-hosts.md.
 */
const root = path.resolve(import.meta.dirname, '../../..');
const copy = temporaryFolder('sample');
const at = (...file: string[]): string => path.join(copy, ...file);
const COPIED = ['apps', 'libs', 'prisma', 'package.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'];
const BUILD_FILE = 'tsconfig.notes.json';
const NOT_SOURCE = new Set(['node_modules', 'dist', '.git']);

/** What is run here of the copy: these and all that they import are built, with the settings of the whole build. */
const ENTRIES = [
  'apps/notes/src/main.ts',
  'apps/gateway/src/service.ts',
  'apps/gateway/src/schema/main.ts',
  'libs/service/src/host/main.ts',
];

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), text);
};

async function node(...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, args, { cwd: copy, timeout: 240_000, maxBuffer: 1 << 24 }).catch(
    (error: { stdout: string; stderr: string }) => expect.fail(`${args.join(' ')}\n${error.stdout}${error.stderr}`),
  );
}

function addNotes(): void {
  for (const [file, text] of Object.entries(OWN_FILES)) write(file, text);
  for (const [file, [place, text]] of Object.entries(EDITS)) {
    const before = readFileSync(at(file), 'utf8');
    expect(before.split(place), `${file} has one ${place}`).toHaveLength(2);
    write(
      file,
      before.replace(place, () => text),
    );
  }
}

let postgres: PostgresServer;
beforeAll(async () => {
  for (const name of COPIED) {
    cpSync(path.join(root, name), at(name), { recursive: true, filter: (source) => !NOT_SOURCE.has(path.basename(source)) });
  }
  symlinkSync(path.join(root, 'node_modules'), at('node_modules'));
  addNotes();
  write(BUILD_FILE, JSON.stringify({ extends: './tsconfig.build.json', include: [], files: ENTRIES }));
  postgres = await startPostgres();
  await node('node_modules/typescript/bin/tsc', '-p', BUILD_FILE);
  await node('dist/apps/gateway/src/schema/main.js');
}, 300_000);
afterAll(() => postgres?.remove());

const { start } = useServiceProcess(at('dist/libs/service/src/host/main.js'));

/** The files of the copy that are new or other than in this checkout. */
function touched(): string[] {
  const files = readdirSync(copy, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => path.relative(copy, path.join(e.parentPath, e.name)))
    .filter((file) => !/^(dist|node_modules)\//.test(file) && file !== BUILD_FILE);
  return files
    .filter((file) => !existsSync(path.join(root, file)) || !readFileSync(path.join(root, file)).equals(readFileSync(at(file))))
    .toSorted();
}

describe('a new service', { timeout: 120_000 }, () => {
  it('is two folders of its own, three lines elsewhere and the public schema, which a command writes', () => {
    const elsewhere = touched().filter((file) => !/^(apps|prisma)\/notes\//.test(file));
    expect(elsewhere).toEqual(['apps/auth/src/session/session.rpc.ts', 'apps/gateway/schema.graphql', 'libs/contracts/src/services.ts', 'nest-cli.json']); // prettier-ignore
    expect(touched()).toHaveLength(elsewhere.length + Object.keys(OWN_FILES).length);
  });

  it('has its subgraph in the public schema', () => {
    const merged = readFileSync(at('apps/gateway/schema.graphql'), 'utf8');
    expect(merged).toMatch(/^type Note \{$/m);
    expect(merged).toMatch(/^ {2}notes: \[Note!\]$/m);
    expect(merged).toMatch(/^type CoverLetter \{$/m);
  });

  it('has its database made and migrated, runs in a host beside the gateway, and answers through it with rows of its table', async () => {
    const { DATABASES } = (await import(pathToFileURL(at('dist/libs/contracts/src/services.js')).href)) as { DATABASES: readonly string[] };
    expect(DATABASES).toContain('notes');
    const password = randomBytes(12).toString('hex');
    await provisionDatabases(postgres.url, [{ database: 'vitae_notes', user: 'vitae_notes', password }]);
    const url = `postgresql://vitae_notes:${password}@127.0.0.1:${postgres.port}/vitae_notes`;
    const applied: string[] = [];
    await deployAll([{ folder: at('prisma/notes'), url }], (database, names) => applied.push(database, ...names));
    expect(applied).toEqual(['notes', '20261129000000_init']);

    const auth = new TestAuth();
    const [mine, other] = [auth.person(), auth.person()];
    const id = newId();
    const sql = new pg.Client({ connectionString: url });
    await sql.connect();
    await sql.query('INSERT INTO notes VALUES ($1, $2, $3), ($4, $5, $6)', [id, mine.userId, 'call back', newId(), other.userId, 'hers']);
    await sql.end();

    const neighbours = await startNeighbours((server) => server.addService(authV1.AuthServiceService, auth.service as never));
    try {
      const [gatewayPort, notesPort] = [await freePort(), await freePort()];
      const { output, child, exited } = await start(
        {
          GATEWAY__GATEWAY_PORT: String(gatewayPort),
          GATEWAY__CONSOLE: 'false',
          GATEWAY__NOTES_URL: `http://127.0.0.1:${notesPort}`,
          NOTES__NOTES_PORT: String(notesPort),
          NOTES__DATABASE_URL: url,
          NOTES__GRPC_PLAINTEXT: 'true',
          NOTES__SERVICE_KEY: 'n'.repeat(40),
          NOTES__AUTH_GRPC_ADDRESS: neighbours.address,
          NOTES__ACCESS_TOKEN_PUBLIC_KEYS_FILE: auth.keysFile,
        },
        { args: ['gateway', 'notes'], ready: 2 },
      );
      const asked = await askGraphql(
        `http://127.0.0.1:${gatewayPort}`,
        '{ notes { id body } }',
        {},
        { authorization: `Bearer ${mine.token}` },
      );
      expect(asked, output()).toMatchObject({ status: 200, data: { notes: [{ id, body: 'call back' }] } });
      child.kill('SIGTERM');
      expect(await exited).toBe(0);
    } finally {
      neighbours.stop();
    }
  });
});
