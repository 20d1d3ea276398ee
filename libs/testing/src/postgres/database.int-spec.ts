import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, useDatabase, type DatabaseTemplate } from './database.js';
import { startPostgres, type PostgresServer } from './postgres-server.js';

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a database for a spec file', () => {
  let builds = 0;
  const template: DatabaseTemplate = {
    name: 'sample',
    version: `${Date.now()}`,
    build: async (url) => {
      builds++;
      await ask(url, 'CREATE TABLE note (id int PRIMARY KEY); INSERT INTO note VALUES (7)');
    },
  };
  const database = useDatabase(template);

  it('holds what the template holds', async () => {
    expect(await ask(database.url, 'SELECT id FROM note')).toEqual([{ id: 7 }]);
  });

  it('is cloned from one template however many ask at once, and apart from its siblings', async () => {
    const made = await Promise.all([1, 2, 3].map(() => createDatabase(template)));
    await ask(made[0]!.url, 'DELETE FROM note');
    expect(await ask(made[1]!.url, 'SELECT id FROM note')).toEqual([{ id: 7 }]);
    expect(builds).toBe(1);
    await Promise.all(made.map((m) => m.drop()));
    await expect(ask(made[0]!.url, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
  });

  it('throws a half-built template away and builds it again', async () => {
    let attempts = 0;
    const frail: DatabaseTemplate = {
      name: 'frail',
      version: `${Date.now()}`,
      build: async (url) => {
        await ask(url, 'CREATE TABLE half (id int)');
        if (++attempts === 1) throw new Error('build broke');
      },
    };
    await expect(createDatabase(frail)).rejects.toThrow('build broke');
    const made = await createDatabase(frail);
    expect(attempts).toBe(2);
    await made.drop();
  });
});

describe('a server of its own', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  it('comes back with its data after an immediate stop, on the same port', async () => {
    const { port, url } = server;
    await ask(url, 'CREATE TABLE kept (id int); INSERT INTO kept SELECT generate_series(1, 1000)');
    await server.stop('immediate');
    expect(server.pid).toBeUndefined();
    await expect(ask(url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.start();
    expect(server.port).toBe(port);
    expect(await ask(url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
  });

  it('asks for its password', async () => {
    const wrong = new URL(server.url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });
});
