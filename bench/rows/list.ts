import { Pool } from 'undici';
import { ApiClient } from '../../test/harness/client.js';
import type { Stack } from '../../test/harness/stack.js';
import { median, percentile, type Row, type Run } from '../measure.js';
import { startProduct } from '../product.js';
import { seedJobs } from './reads.js';

const SMALL = 10_000;
const LARGE = 1_000_000;
const ROUNDS = 5;
const REQUESTS = 200;

const QUERY = `query ($after: String) { jobs(first: 20, after: $after) { nodes { id status createdAt } pageInfo { hasNextPage endCursor } } }`;

/** p50 of walking pages one after the other, deep into the list. */
async function walk(stack: Stack, token: string): Promise<number> {
  const pool = new Pool(`http://127.0.0.1:${stack.ports.jobs}`, { connections: 1 });
  const times: number[] = [];
  let after: string | null = null;
  for (let i = 0; i < REQUESTS; i++) {
    const begun = performance.now();
    const r = await pool.request({
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: QUERY, variables: { after } }),
    });
    const body = (await r.body.json()) as { data?: { jobs: { nodes: unknown[]; pageInfo: { endCursor: string } } } };
    times.push(performance.now() - begun);
    if (body.data?.jobs.nodes.length !== 20) throw new Error(JSON.stringify(body).slice(0, 300));
    after = body.data.jobs.pageInfo.endCursor;
  }
  await pool.close();
  return percentile(times, 50);
}

/** One page of jobs for a person who has 1,000,000, against one who has 10,000, in the same table, in turn. */
export async function list({ keep }: Run): Promise<Row[]> {
  const stack = await startProduct();
  try {
    const people = await Promise.all([SMALL, LARGE].map(async (count) => {
      const api = new ApiClient(stack.gatewayUrl);
      const { userId } = await api.register();
      for (let done = 0; done < count; done += 50_000) {
        const seed = seedJobs(userId, Math.min(50_000, count - done));
        await stack.query('jobs', seed.text, seed.values);
      }
      return api.accessToken ?? '';
    })); // prettier-ignore
    await stack.query('jobs', 'VACUUM ANALYZE jobs');
    const raw: { small: number; large: number }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const sample = { small: await walk(stack, people[0] ?? ''), large: await walk(stack, people[1] ?? '') };
      if (round === 0) continue;
      raw.push(sample);
      keep(sample);
    }
    const ratio = median(raw.map((r) => r.large / r.small));
    return [
      {
        bench: 'list page latency at 1,000,000 jobs',
        against: 'at 10,000 jobs',
        goal: '≤ 1.2 ×',
        figure: `${ratio.toFixed(2)} × (p50 ${median(raw.map((r) => r.large)).toFixed(2)} against ${median(raw.map((r) => r.small)).toFixed(2)} ms)`,
        met: ratio <= 1.2,
        raw,
      },
    ];
  } finally {
    await stack.stop();
  }
}
