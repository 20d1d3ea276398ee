import { createHash } from 'node:crypto';
import { Pool } from 'undici';
import { DESIGN_IDS, Renderer, resumeView } from '#render';
import { ApiClient } from '../../test/harness/client.js';
import { percentile, type Row, type Run } from '../measure.js';
import { startProduct } from '../product.js';

const FULL = { rounds: 8, each: 25, renewals: 1_000 };
const QUICK = { rounds: 2, each: 5, renewals: 20 };
const GOAL_MS = 150;
/** Of the same documents through the engine alone: what is left is the product's own. */
const OWN_SHARE = 4;

const CREATE = `mutation ($input: CreateResumeInput!) { createResume(input: $input) { __typename ... on Resume { id } } }`;

/** Two pages, of different text each. */
function twoPages(n: number): object {
  const post = (i: number): object => ({
    name: `Example Works ${i}`,
    position: `Engineer ${n}-${i}`,
    location: 'Gothenburg',
    startDate: `20${10 + i}-03`,
    endDate: `20${11 + i}-02`,
    summary: `Owner of the platform that plans ${n * 7 + i} shipments a day in four countries.`,
    highlights: Array.from(
      { length: 5 },
      (_, k) => `Moved ${n + k} services to PostgreSQL in ${i + k + 2} months without an outage that a customer saw`,
    ),
  });
  return {
    basics: {
      name: `Maren Lindqvist ${n}`,
      label: 'Platform Engineer',
      email: 'maren@example.org',
      phone: '+46 70 555 01 23',
      url: 'https://example.org',
    },
    work: Array.from({ length: 7 }, (_, i) => post(i)),
    education: [{ institution: 'Example University', area: 'Computer Science', studyType: 'MSc', startDate: '2005', endDate: '2010' }],
    skills: [{ name: 'Platform', keywords: ['Kubernetes', 'PostgreSQL', 'TypeScript'] }],
  };
}

/**
 * Warm single exports of two pages through the gateway, each of a text nobody has asked for before, beside the same documents through the engine
 * alone, in turns; and how many a second the engine makes, its process renewed every hundred.
 */
export async function exports({ quick, keep }: Run): Promise<Row[]> {
  const { rounds, each, renewals } = quick ? QUICK : FULL;
  const stack = await startProduct();
  const pool = new Pool(stack.gatewayUrl, { connections: 1 });
  const renderer = new Renderer();
  try {
    const api = new ApiClient(stack.gatewayUrl);
    await api.register();
    const headers = { authorization: `Bearer ${api.accessToken ?? ''}` };
    const create = async (n: number): Promise<string> => {
      const input = { clientRequestId: `bench-${n}`, title: `Bench ${n}`, content: twoPages(n) };
      const r = await pool.request({ path: '/graphql', method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ query: CREATE, variables: { input } }) }); // prettier-ignore
      const { data } = (await r.body.json()) as { data: { createResume: { id?: string } } };
      if (!data.createResume.id) throw new Error(JSON.stringify(data));
      return data.createResume.id;
    };
    const fetched = async (id: string): Promise<{ ms: number; bytes: Buffer }> => {
      const begun = performance.now();
      const r = await pool.request({ path: `/exports/resumes/${id}?format=pdf`, method: 'GET', headers });
      const bytes = Buffer.from(await r.body.arrayBuffer());
      if (r.statusCode !== 200) throw new Error(bytes.toString().slice(0, 300));
      return { ms: performance.now() - begun, bytes };
    };
    const view = (n: number) => resumeView(twoPages(n) as never, { date: '2026-01-01T00:00:00.000Z' });
    const alone = async (n: number): Promise<number> => {
      const begun = performance.now();
      await renderer.render('pdf', view(n), { design: 'classic', paper: 'A4' });
      return performance.now() - begun;
    };
    const first = await fetched(await create(0));
    await alone(0);
    const [ours, theirs, unchanged]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0, n = 1; round < rounds; round++) {
      for (let i = 0; i < each; i++, n++) {
        const id = await create(n);
        const { ms, bytes } = await fetched(id);
        ours.push(ms);
        theirs.push(await alone(n));
        const begun = performance.now();
        const etag = await pool.request({
          path: `/exports/resumes/${id}?format=pdf`,
          method: 'GET',
          headers: { ...headers, 'if-none-match': '*' },
        });
        await etag.body.dump();
        if (etag.statusCode !== 304) throw new Error(`if-none-match: ${etag.statusCode}`);
        unchanged.push(performance.now() - begun);
        keep({ round, ours: ms, theirs: theirs.at(-1), bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
      }
    }
    const begun = performance.now();
    for (let n = 0; n < renewals; n++) await renderer.render('pdf', view(n), { design: DESIGN_IDS[n % 4] ?? 'classic', paper: 'A4' });
    const perSecond = (renewals * 1_000) / (performance.now() - begun);
    const p = (values: readonly number[], of: number): string => percentile(values, of).toFixed(0);
    const [p95, median] = [percentile(ours, 95), percentile(theirs, 50)];
    return [
      {
        bench: `GET of a PDF of two pages, warm (${ours.length} different ones)`,
        against: `Typst alone in its process: p50 ${p(theirs, 50)}, p95 ${p(theirs, 95)} ms`,
        goal: `p95 ≤ ${GOAL_MS} ms`,
        figure: `p50 ${p(ours, 50)}, p95 ${p(ours, 95)} ms; the first of all ${first.ms.toFixed(0)} ms; 304 p50 ${p(unchanged, 50)} ms`,
        met: p95 <= GOAL_MS && percentile(ours, 50) <= median * OWN_SHARE,
        raw: { ours, theirs, unchanged, first: first.ms },
      },
      {
        bench: `${renewals} PDFs of two pages, one process at a time, renewed every 100`,
        against: 'itself',
        goal: 'none',
        figure: `${perSecond.toFixed(1)} a second`,
        met: true,
        raw: { perSecond },
      },
    ];
  } finally {
    renderer.stop();
    await pool.close();
    await stack.stop();
  }
}
