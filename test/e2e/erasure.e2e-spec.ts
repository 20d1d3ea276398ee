import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import { ApiClient, FINISHED } from '../harness/client.js';
import { Stack } from '../harness/stack.js';

const RESUMES = readFileSync(path.resolve(import.meta.dirname, '../../assets/resumes.json'));
const OWNERS = ['auth', 'jobs', 'resume', 'ai'] as const;
const WATCH = 'subscription ($id: ID!) { jobUpdated(id: $id) { id status } }';
const DELETE = `mutation ($password: String!) { deleteAccount(password: $password) { __typename } }`;

let stack: Stack;
const clients: ApiClient[] = [];
/** Items of the probe job run until the witness answers. */
let witness: Server;
const running: ServerResponse[] = [];
const letGo = (): void => running.splice(0).forEach((res) => res.end('{"do":"ok"}'));

beforeAll(async () => {
  witness = createServer((req, res) => void req.resume().on('end', () => running.push(res)));
  await new Promise<void>((resolve) => witness.listen(0, '127.0.0.1', resolve));
  const { port } = witness.address() as AddressInfo;
  stack = await Stack.start({ env: { VITAE_PROBE: 'true', VITAE_PROBE_URL: `http://127.0.0.1:${port}` } });
}, 120_000);
afterAll(async () => {
  await Promise.all(clients.map((c) => c.close()));
  await stack?.stop();
  witness.closeAllConnections();
  witness.close();
});

interface Person {
  readonly api: ApiClient;
  readonly email: string;
  readonly password: string;
  readonly userId: string;
}

async function person(): Promise<Person> {
  const api = new ApiClient(stack.gatewayUrl);
  clients.push(api);
  return { api, ...(await api.register()) };
}

const job = async (api: ApiClient, field: string, type: string, input: object): Promise<string> => {
  const made = await api.ask<Record<string, { id?: string }>>(
    `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ... on Job { id } } }`,
    { input: { clientRequestId: randomUUID(), ...input } },
  );
  const id = made[field]?.id;
  if (!id) throw new Error(JSON.stringify(made));
  return id;
};
const ended = (api: ApiClient, id: string): Promise<unknown> =>
  api.watch<{ jobUpdated: { status: string } }>(WATCH, { id }, (v) => FINISHED.has(v.jobUpdated.status));

/** Something of the person in every service: an import, generated documents and letters. */
async function live({ api }: Person): Promise<void> {
  const { uploadId } = (await (await api.upload(RESUMES)).json()) as { uploadId: string };
  await ended(api, await job(api, 'importResumes', 'ImportResumesInput', { uploadId }));
  const { resumes } = await api.ask<{ resumes: { nodes: { id: string }[] } }>('{ resumes(first: 1) { nodes { id } } }');
  const posting = { title: 'Backend Engineer', company: 'Example Works', text: 'We need TypeScript, PostgreSQL and Kubernetes. You will run services in production and mentor colleagues.' }; // prettier-ignore
  const documents = { masterResumeId: resumes.nodes[0]!.id, kinds: ['RESUME', 'COVER_LETTER'], postings: [posting] };
  await ended(api, await job(api, 'generateDocuments', 'GenerateDocumentsInput', documents));
}

/** `service.table` of every table with a row that mentions the text anywhere, ids in keyed columns and free text alike. The audit keeps the id as a pseudonym. */
async function mentions(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const owner of OWNERS) {
    const tables = await stack.query<{ t: string }>(owner, `SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'audit_events')`); // prettier-ignore
    for (const { t } of tables) {
      const rows = await stack.query(owner, `SELECT FROM "${t}" t WHERE t::text LIKE $1 LIMIT 1`, [`%${text}%`]);
      if (rows.length > 0) found.push(`${owner}.${t}`);
    }
  }
  return found.toSorted();
}

describe('162 163 a person erases the account', () => {
  it('while a job runs: no table of any service keeps the id, the tokens die, nothing comes back, and nobody else loses anything', async () => {
    const [leaver, stayer] = [await person(), await person()];
    await Promise.all([live(leaver), live(stayer)]);
    await job(leaver.api, 'executeJob', 'ExecuteJobInput', { type: 'probe', input: { items: 3 } });
    await eventually(() => expect(running).toHaveLength(3), { timeoutMs: 10_000 });
    const theirs = await mentions(leaver.userId);
    for (const table of ['ai.generations', 'auth.sessions', 'auth.users', 'jobs.items', 'jobs.jobs', 'jobs.leases', 'jobs.uploads', 'resume.cover_letters', 'resume.provenance', 'resume.resumes']) expect(theirs).toContain(table); // prettier-ignore
    const owned = await stack.query('resume', 'SELECT FROM resumes WHERE owner_id = $1', [stayer.userId]);

    const { api, password } = leaver;
    expect(await api.ask(DELETE, { password: `${password} not` })).toEqual({ deleteAccount: { __typename: 'InvalidCredentials' } });
    expect(await api.ask(DELETE, { password })).toEqual({ deleteAccount: { __typename: 'AccountDeleted' } });
    const at = performance.now();
    for (const query of ['{ me { id } }', '{ jobs(first: 1) { totalCount } }', '{ resumes(first: 1) { totalCount } }'])
      await eventually(async () => expect((await api.raw(query)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED'), {
        timeoutMs: 6_000,
      });
    expect(performance.now() - at).toBeLessThan(5_500);
    await eventually(async () => expect(await mentions(leaver.userId)).toEqual([]), { timeoutMs: 20_000 });
    expect(await mentions(leaver.email)).toEqual([]);

    // Their running items end now: the results arrive when there is nobody to have them.
    letGo();
    const next = await job(stayer.api, 'executeJob', 'ExecuteJobInput', { type: 'probe', input: {} });
    await eventually(() => expect(running).toHaveLength(1), { timeoutMs: 10_000 });
    letGo();
    await ended(stayer.api, next);
    expect(await mentions(leaver.userId)).toEqual([]);
    expect((await stack.query('auth', 'SELECT FROM outbox_events')).length).toBe(0);
    const left = await stack.query<{ n: number }>('queue', `SELECT count(*)::int AS n FROM queue.job WHERE data::text LIKE $1`, [`%${leaver.userId}%`]); // prettier-ignore
    expect(left[0]!.n).toBe(0);
    expect((await stack.query('resume', 'SELECT FROM resumes WHERE owner_id = $1', [stayer.userId])).length).toBe(owned.length);
    expect((await stayer.api.ask<{ me: { id: string } }>('{ me { id } }')).me.id).toBe(stayer.userId);
  }, 120_000);

  it('while resume and ai are down: they delete what they have when they are back', async () => {
    const leaver = await person();
    await live(leaver);
    await stack.service('resume').kill();
    await stack.service('ai').kill();
    expect(await leaver.api.ask(DELETE, { password: leaver.password })).toEqual({ deleteAccount: { __typename: 'AccountDeleted' } });
    await eventually(async () => expect((await mentions(leaver.userId)).filter((t) => /^(auth|jobs)/.test(t))).toEqual([]), {
      timeoutMs: 20_000,
    });
    expect(await mentions(leaver.userId)).toEqual(expect.arrayContaining(['ai.generations', 'resume.resumes']));
    await stack.service('resume').start().ready();
    await stack.service('ai').start().ready();
    await eventually(async () => expect(await mentions(leaver.userId)).toEqual([]), { timeoutMs: 40_000 });
  }, 120_000);
});
