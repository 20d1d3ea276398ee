import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { eventually } from '#testing';
import { EmbeddedPostgres } from '#embedded-postgres';

let folder: string;
let server: EmbeddedPostgres | undefined;
afterEach(async () => {
  await server?.stop('immediate');
  rmSync(folder, { recursive: true, force: true });
  rmSync(`${folder}-data`, { recursive: true, force: true });
});

const answers = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  await client.connect();
  await client.end();
};

it('a server that ends and cannot start is tried again, not all the time, until what kept it is gone', { timeout: 60_000 }, async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'vitae-revive-'));
  const said: string[] = [];
  server = await EmbeddedPostgres.start({
    dataDir: `${folder}-data`,
    password: 'revive',
    logFile: path.join(folder, 'postgres.log'),
    settings: { shared_buffers: '16MB' },
    keep: true,
    say: (sentence) => said.push(sentence),
  });
  const settings = path.join(server.dataDir, 'postgresql.auto.conf');
  const right = readFileSync(settings, 'utf8');
  appendFileSync(settings, "\nwork_mem = 'none'\n");
  const { pid } = server;
  process.kill(pid!, 'SIGQUIT');
  await eventually(() => expect(said.filter((s) => s.includes('trying again')).length).toBeGreaterThanOrEqual(3), { timeoutMs: 20_000 });
  expect(said[0]).toMatch(/^PostgreSQL ended .*starting it again$/);
  expect(said.filter((s) => s.includes('starting it again'))).toHaveLength(1);
  expect(said.slice(1).map((s) => /trying again in ([\d.]+) s/.exec(s)?.[1])).toEqual(['0.5', '1.0', '2.0'].slice(0, said.length - 1));
  writeFileSync(settings, right);
  await eventually(() => answers(server!.url()), { timeoutMs: 20_000 });
  expect(server.pid).not.toBe(pid);
});
