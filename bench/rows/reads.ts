import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { Pool } from 'undici';
import { freePort } from '#embedded-postgres';
import { ApiClient } from '../../test/harness/client.js';
import { root } from '../../test/harness/stack.js';
import { median, until, type Row, type Run } from '../measure.js';
import { startProduct } from '../product.js';

const FULL = { rounds: 7, roundMs: 2_000 };
const QUICK = { rounds: 1, roundMs: 500 };
const CONNECTIONS = 16;
const SEEDED = 1_000;

const QUERY = `query ($first: Int!) { jobs(first: $first) { nodes { id type revision progress { total succeeded dead cancelled } createdAt startedAt finishedAt } pageInfo { hasNextPage endCursor } } }`;

/** Closed loop for a while; answers per second. Every body is looked at: a GraphQL error is an HTTP 200 too. */
export async function hammer(
  origin: string,
  pathname: string,
  headers: Record<string, string>,
  ms: number,
  connections = CONNECTIONS,
): Promise<number> {
  const pool = new Pool(origin, { connections });
  const body = JSON.stringify({ query: QUERY, variables: { first: 20 } });
  const end = performance.now() + ms;
  let answers = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const r = await pool.request({ path: pathname, method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
        const text = await r.body.text();
        if (r.statusCode !== 200 || text.includes('"errors"') || !text.includes('"nodes":[{'))
          throw new Error(`${r.statusCode} ${text.slice(0, 300)}`);
        answers++;
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  await pool.close();
  return answers / seconds;
}

const pin = (pid: number, core: number): void => void execFileSync('taskset', ['-acp', String(core), String(pid)], { stdio: 'ignore' });

export const seedJobs = (owner: string, count: number): { text: string; values: unknown[] } => ({
  text: `INSERT INTO jobs (id, owner_id, type, phase, client_request_id, request_hash, total, succeeded, started_at, finished_at)
         SELECT uuidv7(), $1, 'fibonacci', 'SUCCEEDED', 'seed-' || gen_random_uuid(), '\\x00', 1, 1, now(), now() FROM generate_series(1, $2::int)`,
  values: [owner, count],
});

/** Authenticated `jobs(first: 20)` of the jobs service on one core, against the least Apollo server that answers the same, on the same core in turn. */
export async function reads({ keep, quick }: Run): Promise<Row[]> {
  const { rounds, roundMs } = quick ? QUICK : FULL;
  const stack = await startProduct();
  const port = await freePort();
  let bare: ReturnType<typeof spawn> | undefined;
  try {
    const api = new ApiClient(stack.gatewayUrl);
    const { userId } = await api.register();
    const seed = seedJobs(userId, SEEDED);
    await stack.query('jobs', seed.text, seed.values);
    await stack.query('jobs', 'ANALYZE jobs');
    bare = spawn(
      process.execPath,
      [path.join(root, 'dist/bench/opponents/bare-apollo.js'), String(port), stack.databaseUrl('jobs'), userId],
      { stdio: 'inherit' },
    );
    const origin = `http://127.0.0.1:${port}`;
    const up = async (): Promise<true | undefined> => fetch(`${origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{__typename}"}' }).then(() => true as const, () => undefined); // prettier-ignore
    await until(up, 20_000, 'the bare server');
    pin(stack.service('jobs').pid, 0);
    pin(bare.pid ?? 0, 0);
    pin(process.pid, 1);
    const token = { authorization: `Bearer ${api.accessToken ?? ''}` };
    const raw: { ours: number; bare: number; gateway: number }[] = [];
    for (let round = 0; round <= rounds; round++) {
      const sample = {
        ours: await hammer(`http://127.0.0.1:${stack.ports.jobs}`, '/graphql', token, roundMs),
        bare: await hammer(origin, '/graphql', {}, roundMs),
        gateway: await hammer(stack.gatewayUrl, '/graphql', token, roundMs),
      };
      if (round === 0) continue;
      raw.push(sample);
      keep(sample);
    }
    const ratio = median(raw.map((r) => r.ours / r.bare));
    const [us, them, through] = [median(raw.map((r) => r.ours)), median(raw.map((r) => r.bare)), median(raw.map((r) => r.gateway))];
    return [
      {
        bench: 'GraphQL reads/s, authenticated jobs(first: 20), one core',
        against: 'bare Apollo resolver and pg, no authentication or limits',
        goal: '≥ 0.6 ×',
        figure: `${ratio.toFixed(2)} × (${Math.round(us)} against ${Math.round(them)}; through the gateway ${Math.round(through)})`,
        met: ratio >= 0.6,
        raw,
      },
    ];
  } finally {
    bare?.kill('SIGKILL');
    execFileSync('taskset', ['-acp', '0-1', String(process.pid)], { stdio: 'ignore' });
    await stack.stop();
  }
}
