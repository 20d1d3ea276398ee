import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type UserId } from '#common';
import { authV1, resumeV1 } from '#contracts';
import { freePort } from '#embedded-postgres';
import { createGrpcClient, type GrpcClient } from '#grpc';
import { deployMigrations } from '#migrations';
import {
  askGraphql,
  callersOf,
  eventually,
  migratedTemplate,
  startNeighbours,
  TestAuth,
  useDatabase,
  useServiceProcess,
  type Answer,
} from '#testing';

const database = useDatabase(() => migratedTemplate('prisma/resume', (url) => deployMigrations({ folder: 'prisma/resume', url })));
const { start } = useServiceProcess('dist/apps/resume/src/main.js');
const KEY = 'e'.repeat(40);
/** The heap of the services' processes, with what the supervisor gives them. */
const NODE_OPTIONS = '--max-semi-space-size=4 --max-old-space-size=220';

const auth = new TestAuth();
let neighbours: Awaited<ReturnType<typeof startNeighbours>>;
let executor: GrpcClient<resumeV1.ResumeServiceService> | undefined;
beforeAll(async () => {
  neighbours = await startNeighbours((server) => server.addService(authV1.AuthServiceService, auth.service));
});
afterAll(() => {
  executor?.close();
  neighbours.stop();
});

async function started() {
  const grpcPort = await freePort();
  const running = await start({
    NODE_OPTIONS,
    RESUME_PORT: '0',
    RESUME_GRPC_PORT: String(grpcPort),
    DATABASE_URL: database.url,
    QUEUE_DATABASE_URL: database.url,
    AUTH_GRPC_ADDRESS: neighbours.address,
    GRPC_PLAINTEXT: 'true',
    SERVICE_KEY: 'r'.repeat(40),
    SERVICE_CALLERS: callersOf({ executor: KEY }),
    ACCESS_TOKEN_PUBLIC_KEYS_FILE: auth.keysFile,
  });
  await eventually(async () => expect((await fetch(`${running.url}/health/ready`)).status).toBe(200));
  executor = createGrpcClient(resumeV1.ResumeServiceService, { address: `127.0.0.1:${grpcPort}`, service: 'executor', key: KEY, security: { mode: 'plaintext' } }); // prettier-ignore
  const person = () => {
    const { userId, token } = auth.person();
    return {
      userId,
      ask: (query: string, variables = {}): Promise<Answer> =>
        askGraphql(running.url, query, variables, { authorization: `Bearer ${token}` }),
    };
  };
  return { ...running, person };
}

/** Imports `count` records of one text, four a chunk. */
async function imported(ownerId: UserId, record: string, count: number): Promise<void> {
  const uploadId = newId();
  for (let chunk = 0; chunk * 4 < count; chunk++) {
    const indexes = [0, 1, 2, 3].map((i) => chunk * 4 + i);
    const body = Buffer.from(`[${indexes.map(() => record).join(',\n')}]`);
    await executor!.importChunk({ ownerId, uploadId, chunk, indexes, body, zstd: false }, { deadlineMs: 20_000 });
  }
}

/** A legal record of 239 kB: 60 highlights of 4 kB. */
const TEXT = JSON.stringify({ basics: { name: 'Ada' }, work: [{ name: 'W', highlights: Array.from({ length: 60 }, () => 'word '.repeat(796)) }] }); // prettier-ignore
/** The dearest to read of 239 kB: as many lists as a record may have, under a key nobody knows. */
const DENSE = JSON.stringify({ basics: { name: 'Ada' }, 'x-own': Array.from({ length: 9_900 }, () => ['x'.repeat(19)]) });

/** To be asked again: no room among answers, or on a slow machine no connection of the pool in time. */
const BUSY: ReadonlySet<unknown> = new Set(['OVERLOADED', 'DEPENDENCY_UNAVAILABLE']);
const codeOf = (answer: Answer): unknown => answer.errors?.[0]?.extensions.code;
const peak = (pid: number): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1_024;

/** As it is sent 105 kB, and 4.5 megabytes once PostgreSQL has printed its numbers. */
const NUMBERS = JSON.stringify({ basics: { name: 'Ada' }, 'x-own': Array.from({ length: 15_000 }, () => 1e-300) });

it('numbers that are printed longer than they were sent are counted as printed, kept and answered', async () => {
  const { person } = await started();
  const [import_, typed] = [person(), person()];
  await imported(import_.userId, NUMBERS, 4);
  const input = { clientRequestId: newId(), title: 'Numbers', content: JSON.parse(NUMBERS) as unknown };
  const made = await typed.ask(
    'mutation($input: CreateResumeInput!) { createResume(input: $input) { __typename ... on InvalidResume { issues { path code } } } }',
    { input },
  );
  expect(made.data).toEqual({ createResume: { __typename: 'Resume' } });
  for (const who of [import_, typed]) {
    expect(codeOf(await who.ask('{ resumes(first: 1) { nodes { content } } }'))).toBe('BAD_USER_INPUT');
    const { data } = await who.ask('{ resumes(first: 1) { nodes { id } } }');
    expect(data).toMatchObject({ resumes: { nodes: [{ id: expect.any(String) }] } });
  }
  const sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  const query = `SELECT bytes AS counted, octet_length(replace(content::text, ' ', '')) AS printed FROM resumes`;
  const { rows } = await sql.query<{ counted: number; printed: number }>(query).finally(() => sql.end());
  expect(rows.length).toBe(5);
  for (const { counted, printed } of rows) expect(Number(counted)).toBeGreaterThanOrEqual(Number(printed));
});

describe('the process with a heap of 220 MB', () => {
  it.each([
    ['texts', TEXT],
    ['empty lists', DENSE],
  ])('survives what asks for too much, and 70 large answers at once, of %s', { timeout: 240_000 }, async (_, record) => {
    // prettier-ignore
    const { person, child, exited } = await started();
    const [greedy, other] = [person(), person()];
    await imported(greedy.userId, record, 112);
    const ten = `{ ${Array.from({ length: 10 }, (_, i) => `a${i}: resumes(first: 100) { nodes { id content } }`).join(' ')} }`;
    const tooMuch = await greedy.ask(ten);
    // One a list, and not one for each of its hundred entries.
    expect(tooMuch.errors?.map(({ extensions }) => extensions.code)).toEqual(Array.from({ length: 10 }, () => 'BAD_USER_INPUT'));
    const wholePages = await Promise.all(Array.from({ length: 70 }, () => greedy.ask('{ resumes(first: 100) { nodes { id content } } }')));
    expect(wholePages.map(codeOf).filter((code) => code !== 'BAD_USER_INPUT' && !BUSY.has(code))).toEqual([]);

    const large = Array.from({ length: 70 }, () => greedy.ask('{ resumes(first: 15) { nodes { id content } } }'));
    for (let i = 0; i < 5; i++) expect((await other.ask('{ resumes(first: 1) { nodes { id content } } }')).errors).toBeUndefined();
    const codes = (await Promise.all(large)).map(codeOf);
    expect(codes.filter((code) => code !== undefined && !BUSY.has(code))).toEqual([]);
    expect(codes.filter((code) => code === undefined).length).toBeGreaterThan(0);
    expect(child.exitCode).toBeNull();
    expect(await Promise.race([exited, Promise.resolve('lives')])).toBe('lives');
    expect((await greedy.ask('{ resumes(first: 100) { nodes { id title } } }')).errors).toBeUndefined();
    // What the chart gives the service.
    if (process.platform === 'linux') expect(peak(child.pid!)).toBeLessThan(448);
  });
});
