import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { newId } from '#common';
import { deployMigrations } from '#migrations';
import { temporaryFolder, useDatabase } from '#testing';

const database = useDatabase();
const folder = temporaryFolder('letter-spans');

it('no statement of a letter names a sentence that is another one, after an upgrade; a résumé of the same look stays', async () => {
  const migrations = path.join(folder, 'migrations');
  mkdirSync(migrations);
  for (const name of readdirSync('prisma/resume/migrations').filter((n) => n < '20261130010000' || n.endsWith('.toml'))) {
    cpSync(path.join('prisma/resume/migrations', name), path.join(migrations, name), { recursive: true });
  }
  cpSync('prisma/resume/schema.prisma', path.join(folder, 'schema.prisma'));
  await deployMigrations({ folder, url: database.url });
  const [owner, letter, resume] = [newId(), newId(), newId()];
  const statement = (pointer: string) => ({ pointer, sources: ['/basics'], verdict: 'REWORDED', detail: 'as it was' });
  const statements = [statement('/body/1'), statement('/body/0')];
  const sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  try {
    await sql.query(`INSERT INTO cover_letters (id, owner_id, body, resume_id, resume_version) VALUES ($1, $2, 'Dear team,', $3, 1)`, [letter, owner, resume]); // prettier-ignore
    for (const document of [letter, resume]) {
      await sql.query(`INSERT INTO provenance (document_id, version, owner_id, statements) VALUES ($1, 1, $2, $3)`, [document, owner, JSON.stringify(statements)]); // prettier-ignore
    }
    await deployMigrations({ folder: 'prisma/resume', url: database.url });
    const kept = async (document: string) =>
      (await sql.query<{ statements: unknown }>('SELECT statements FROM provenance WHERE document_id = $1', [document])).rows[0]
        ?.statements;
    expect(await kept(letter)).toEqual([statement('/body'), statement('/body')]);
    expect(await kept(resume)).toEqual(statements);
  } finally {
    await sql.end();
  }
});
