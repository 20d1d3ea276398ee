import { Pool } from 'undici';
import { ApiClient } from '../../test/harness/client.js';
import type { Stack } from '../../test/harness/stack.js';
import { percentile, type Row, type Run } from '../measure.js';
import { startProduct } from '../product.js';

/** What everybody has before anything is measured. */
const SEEDED = 100;
const PEOPLE = 50;
const AT_ONCE = 20;
const FULL = { alone: 100, each: 8, rounds: 3 };
const QUICK = { alone: 10, each: 2, rounds: 1 };
/** Registrations at a time: each hashes a password. */
const REGISTERING = 5;

interface Person {
  readonly userId: string;
  readonly token: string;
}

const ADD = `mutation ($input: AddAchievementInput!) { addAchievement(input: $input) { __typename ... on AchievementSaved { resume { version } } } }`;
const STATE = '{ automaticResume { resume { version content } } achievementStats { achievements } }';

interface Answer {
  readonly data: {
    readonly addAchievement?: { readonly __typename: string };
    readonly automaticResume?: { readonly resume: { readonly version: number; readonly content: { readonly work: readonly unknown[] } } };
    readonly achievementStats?: { readonly achievements: number };
  };
}

async function ask(pool: Pool, { token }: Person, query: string, variables: object = {}): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const r = await pool.request({ path: '/graphql', method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return (await r.body.json()) as Answer;
}

let added = 0;
/** Milliseconds until the answer, which has the résumé as it follows. */
async function add(pool: Pool, person: Person): Promise<number> {
  const n = ++added;
  const input = {
    clientRequestId: `bench-${n}`,
    type: 'JOB',
    title: `Engineer ${n}`,
    organization: 'Example Works',
    startDate: '2021-03',
    endDate: '2022-09',
    highlights: ['Moved 12 services to PostgreSQL', 'On call for 40 services'],
    skills: ['TypeScript', 'node js', 'PostgreSQL', `Skill ${n % 40}`],
  };
  const begun = performance.now();
  const answer = await ask(pool, person, ADD, { input });
  const ms = performance.now() - begun;
  if (answer.data?.addAchievement?.__typename !== 'AchievementSaved') throw new Error(JSON.stringify(answer).slice(0, 300));
  return ms;
}

async function people(stack: Stack): Promise<Person[]> {
  const made: Person[] = [];
  for (let done = 0; done < PEOPLE + 1; done += REGISTERING) {
    const some = Array.from({ length: Math.min(REGISTERING, PEOPLE + 1 - done) }, async () => {
      const api = new ApiClient(stack.gatewayUrl);
      const { userId } = await api.register();
      return { userId, token: api.accessToken ?? '' };
    });
    made.push(...(await Promise.all(some)));
  }
  const text = `INSERT INTO achievements (id, owner_id, type, title, organization, highlights, skills, start_date, end_date, bytes)
    SELECT uuidv7(), person, 'JOB', 'Role ' || n, 'Company ' || n % 30, ARRAY['Cut p99 latency from 900 ms to ' || n || ' ms', 'Hired ' || n || ' colleagues'],
           ARRAY['JavaScript', 'Skill ' || n % 40, 'SQL'], (1990 + n % 30) || '-0' || 1 + n % 9, (1991 + n % 30) || '-0' || 1 + n % 9, 200
    FROM unnest($1::uuid[]) AS person, generate_series(1, $2::int) AS n`;
  await stack.query('resume', text, [made.map(({ userId }) => userId), SEEDED]);
  await stack.query('resume', 'VACUUM ANALYZE achievements');
  return made;
}

/** Twenty at once for one person: how many of them are there, and whether each made a version. */
async function atOnce(pool: Pool, person: Person): Promise<{ kept: number; versions: number }> {
  const look = async (): Promise<{ achievements: number; version: number }> => {
    const { data } = await ask(pool, person, STATE);
    return { achievements: data.achievementStats?.achievements ?? 0, version: data.automaticResume?.resume.version ?? 0 };
  };
  const before = await look();
  await Promise.all(Array.from({ length: AT_ONCE }, () => add(pool, person)));
  const after = await look();
  return { kept: after.achievements - before.achievements, versions: after.version - before.version };
}

/** Adding an achievement with 100 there already, the résumé made anew in the same transaction, over HTTP at the service. */
export async function achievements({ keep, quick }: Run): Promise<Row[]> {
  const { alone: times, each, rounds } = quick ? QUICK : FULL;
  const stack = await startProduct();
  const pool = new Pool(`http://127.0.0.1:${stack.ports.resume}`, { connections: PEOPLE });
  try {
    const [one, ...many] = await people(stack);
    if (!one) throw new Error('Nobody was registered');
    for (const person of [one, ...many]) await add(pool, person);
    const [alone, crowd]: [number[], number[]] = [[], []];
    const same: { kept: number; versions: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      // Two take turns, so that what is measured are persons who have 100 to some 200, not one who has ever more.
      const person = many[round % many.length] ?? one;
      for (let i = 0; i < times / rounds; i++) alone.push(await add(pool, i % 2 ? person : one));
      await Promise.all(many.map(async (p) => { for (let i = 0; i < each; i++) crowd.push(await add(pool, p)); })); // prettier-ignore
      same.push(await atOnce(pool, one));
      keep({ alone: percentile(alone, 95), crowd: percentile(crowd, 95), same });
    }
    const [p50, p95] = [percentile(alone, 50), percentile(alone, 95)];
    const [many50, many95] = [percentile(crowd, 50), percentile(crowd, 95)];
    const whole = same.every(({ kept, versions }) => kept === AT_ONCE && versions === AT_ONCE);
    return [
      {
        bench: 'add an achievement to 100, the résumé made anew: one writer',
        against: '–',
        goal: 'p95 ≤ 30 ms',
        figure: `p95 ${p95.toFixed(1)} ms (p50 ${p50.toFixed(1)}, of ${alone.length})`,
        met: p95 <= 30,
        raw: alone,
      },
      {
        bench: `the same, ${PEOPLE} writers of different people at once`,
        against: '–',
        goal: 'p95 ≤ 200 ms',
        figure: `p95 ${many95.toFixed(0)} ms (p50 ${many50.toFixed(0)}, of ${crowd.length})`,
        met: many95 <= 200,
        raw: crowd,
      },
      {
        bench: `the same, ${AT_ONCE} writers of one person at once`,
        against: '–',
        goal: 'all kept, a version each',
        figure: same.map(({ kept, versions }) => `${kept} kept, ${versions} versions`).join('; '),
        met: whole,
        raw: same,
      },
    ];
  } finally {
    await pool.close();
    await stack.stop();
  }
}
