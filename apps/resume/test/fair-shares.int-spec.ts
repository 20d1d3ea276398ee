import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger, newId } from '#common';
import { deployMigrations } from '#migrations';
import { UsageRecount } from '#quota';
import { migratedTemplate, useDatabase } from '#testing';
import { RECOUNT_OF } from '../src/usage/usage-recount.service.js';
import { createResume, CREATE, generate, READ, startService, UPDATE, type Person, type Started } from './resume-service.js';

const database = useDatabase(() => migratedTemplate('prisma/resume', (url) => deployMigrations({ folder: 'prisma/resume', url })));
const CALL = { deadlineMs: 10_000 };
const [KEPT, MOST, BYTES] = [10, 12, 3_000_000];
let service: Started;
let sql: pg.Pool;
beforeAll(async () => {
  sql = new pg.Pool({ connectionString: database.url, max: 2 });
  service = await startService(database.url, {
    RESUME_QUOTA_RESUMES: String(MOST),
    RESUME_QUOTA_LETTERS: '3',
    RESUME_QUOTA_BYTES: String(BYTES),
    RESUME_VERSIONS_KEPT: String(KEPT),
    ANSWER_BYTES: '1048576',
    ANSWERS_BYTES: '1572864',
  });
});
afterAll(async () => {
  await service.stop();
  await sql.end();
});

/** Some 180 kB that no compression makes small, or that it does. */
const large = (name = 'Ada'): object => ({
  basics: { name },
  work: Array.from({ length: 12 }, (_, w) => ({ name: `W${w}`, highlights: Array.from({ length: 20 }, (_, h) => `${name} ${h} `.padEnd(750, 'word ')) })), // prettier-ignore
});
const bodyOf = (records: readonly object[]): Buffer => Buffer.from(`[${records.map((r) => JSON.stringify(r)).join(',\n')}]`);
const importChunk = (person: Person, records: readonly object[], uploadId = newId(), chunk = 0) =>
  service
    .client('executor')
    .importChunk({ ownerId: person.userId, uploadId, chunk, indexes: records.map((_, i) => i), body: bodyOf(records), zstd: false }, CALL);
const usage = async (person: Person): Promise<Record<string, number>> => {
  const { limits } = await service.client('jobs').usage({ ownerId: person.userId, role: '' }, CALL);
  return Object.fromEntries(limits.map(({ scope, used }) => [scope, used]));
};
/** The same by counting, as the migration counts. */
const counted = async (person: Person): Promise<Record<string, number>> => {
  const { rows } = await sql.query<Record<string, string>>(
    `SELECT (SELECT count(*) FROM resumes WHERE owner_id = $1) AS resumes, (SELECT count(*) FROM cover_letters WHERE owner_id = $1) AS letters,
            (SELECT coalesce(sum(bytes), 0) FROM resumes WHERE owner_id = $1) + (SELECT coalesce(sum(bytes), 0) FROM contents WHERE owner_id = $1)
            + (SELECT coalesce(sum(octet_length(body)), 0) FROM cover_letters WHERE owner_id = $1) AS "resume.bytes"`,
    [person.userId],
  );
  return Object.fromEntries(Object.entries(rows[0]!).map(([scope, n]) => [scope, Number(n)]));
};
const REMOVE = 'mutation($id: ID!) { deleteResume(id: $id) }';
const RESTORE = 'mutation($id: ID!, $version: Int!) { restoreVersion(id: $id, version: $version) { version } }';

describe('what a person keeps', () => {
  it('of fifty résumés made at once is as many as the limit, and the others say which limit', async () => {
    const person = service.person();
    const create = () => person.ask(CREATE, { input: { clientRequestId: newId(), title: 'Master', content: { basics: { name: 'Ada' } } } });
    const answers = (await Promise.all(Array.from({ length: 50 }, create))).map((a) => (a.data as never as { createResume: { __typename: string } }).createResume); // prettier-ignore
    const refused = answers.filter((a) => a.__typename === 'QuotaExceeded');
    expect(refused).toHaveLength(50 - MOST);
    expect(refused[0]).toEqual({ __typename: 'QuotaExceeded', scope: 'resumes', limit: MOST, used: MOST, resetsAt: null });
    expect(await usage(person)).toEqual(await counted(person));
  });

  it('is room again once something is deleted', async () => {
    const person = service.person();
    const made = await Promise.all(Array.from({ length: MOST }, () => createResume(person)));
    await expect(createResume(person)).rejects.toThrow(/QuotaExceeded/);
    await person.ask(REMOVE, { id: made[0]!.id });
    await createResume(person);
  });

  it('is told of in every scope, by the limits of the role', async () => {
    const other = await startService(database.url, { QUOTA_TIERS: '{"PREMIUM": {"resumes": 7, "jobs.items": 1}}' });
    try {
      const ask = async (role: string) => (await other.client('jobs').usage({ ownerId: newId(), role }, CALL)).limits;
      expect(await ask('')).toEqual([
        { scope: 'letters', limit: 20_000, used: 0, resetsAt: undefined },
        { scope: 'resume.bytes', limit: 536_870_912, used: 0, resetsAt: undefined },
        { scope: 'resumes', limit: 5_000, used: 0, resetsAt: undefined },
      ]);
      expect((await ask('PREMIUM'))[2]).toMatchObject({ limit: 7 });
    } finally {
      await other.stop();
    }
  });

  it('beyond its limit is refused over gRPC by code, and nothing of it is written', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    for (let i = 0; i < 3; i++) await generate(service, person, id);
    await expect(generate(service, person, id)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    expect(await usage(person)).toEqual(await counted(person));
  });

  it('takes a chunk of an import whole or not at all, and the chunk comes in once there is room', async () => {
    const person = service.person();
    const records = Array.from({ length: MOST }, (_, i) => ({ basics: { name: `Person ${i}` } }));
    const { id } = await createResume(person);
    const uploadId = newId();
    await expect(importChunk(person, records, uploadId)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    expect(await counted(person)).toMatchObject({ resumes: 1 });
    await person.ask(REMOVE, { id });
    expect(await importChunk(person, records, uploadId)).toEqual({ inserted: MOST, total: MOST });
    expect(await importChunk(person, records, uploadId)).toEqual({ inserted: 0, total: MOST });
    expect(await usage(person)).toEqual(await counted(person));
  });

  it('of 150 new titles for 180 kB is one content more, and the newest versions', async () => {
    const person = service.person();
    const { id } = await createResume(person, { content: large() });
    const before = (await usage(person))['resume.bytes']!;
    for (let version = 1; version <= 150; version++) {
      const { data } = await person.ask(`mutation($input: UpdateResumeInput!) { updateResume(input: $input) { ... on Resume { version } } }`, { input: { id, version, title: `Title ${version}` } }); // prettier-ignore
      expect(data).toEqual({ updateResume: { version: version + 1 } });
    }
    expect(await usage(person)).toMatchObject({ 'resume.bytes': 2 * before });
    expect(await usage(person)).toEqual(await counted(person));
    const { data } = await person.ask(`query($id: ID!) { resumeVersions(id: $id, first: 100) { totalCount nodes { version title } } }`, {
      id,
    });
    const { totalCount, nodes } = (data as never as { resumeVersions: { totalCount: number; nodes: { version: number; title: string }[] } }).resumeVersions; // prettier-ignore
    expect([totalCount, nodes.length, nodes.at(-1)]).toEqual([KEPT + 1, KEPT + 1, { version: 151 - KEPT, title: `Title ${150 - KEPT}` }]);
    await person.ask(REMOVE, { id });
    expect(await usage(person)).toMatchObject({ resumes: 0, 'resume.bytes': 0 });
  });

  it('is what its use says after anything in any order, also at once', async () => {
    const person = service.person();
    const ids = (await Promise.all(['A', 'B', 'C'].map((name) => createResume(person, { content: large(name) })))).map(({ id }) => id);
    const versionOf = async (id: string) => ((await person.ask(READ, { id })).data as never as { resume: { version: number } | null }).resume?.version; // prettier-ignore
    let seed = 7;
    const below = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n;
    for (let round = 0; round < 25; round++) {
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          const [what, id] = [below(5), ids[below(ids.length)]!];
          const version = (await versionOf(id)) ?? 1;
          if (what < 2) await person.ask(UPDATE, { input: { id, version, content: large(['A', 'B', 'C', 'D'][below(4)]) } });
          else if (what === 2) await person.ask(UPDATE, { input: { id, version, title: `T${below(9)}` } });
          else if (what === 3) await person.ask(RESTORE, { id, version: 1 + below(version) });
          else if (below(4) === 0) await person.ask(REMOVE, { id });
          else await createResume(person, { content: large(['A', 'B'][below(2)]) }).then((made) => ids.push(made.id), () => undefined); // prettier-ignore
        }),
      );
      expect(await usage(person)).toEqual(await counted(person));
    }
    expect((await sql.query('SELECT FROM contents c WHERE owner_id = $1 AND versions <> (SELECT count(*) FROM resume_versions v WHERE v.owner_id = c.owner_id AND v.content_hash = c.hash)', [person.userId])).rowCount).toBe(0); // prettier-ignore
  });
});

describe('what is answered', () => {
  const page = (fields: string): string => `{ resumes(first: 100) { nodes { ${fields} } } }`;
  const code = (answer: { errors?: readonly { extensions: { code?: unknown } }[] | undefined }) => answer.errors?.[0]?.extensions.code;

  it('is refused beyond the budget of an operation over all its fields, before it is read, and small parts of it are answered', async () => {
    const person = service.person();
    await importChunk(
      person,
      Array.from({ length: 8 }, (_, i) => large(`P${i}`)),
    );
    const refused = await person.ask(page('id content'));
    expect(code(refused)).toBe('BAD_USER_INPUT');
    expect(refused.text).toContain('ask for fewer at once');
    expect(code(await person.ask(page('id title')))).toBeUndefined();
    expect(code(await person.ask('{ resumes(first: 4) { nodes { content } } }'))).toBeUndefined();
    expect(code(await person.ask('{ a: resumes(first: 4) { nodes { content } } b: resumes(first: 4) { nodes { content } } }'))).toBe('BAD_USER_INPUT'); // prettier-ignore
    expect(code(await person.ask('{ resumes(first: 2) { nodes { a: content b: content c: content d: content } } }'))).toBe(
      'BAD_USER_INPUT',
    );
    expect(code(await person.ask('{ resumes(first: 4) { nodes { content } edges { node { content } } } }'))).toBe('BAD_USER_INPUT');
  });

  it('never leaves a content in the process for a list of titles', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    await sql.query(`UPDATE resumes SET content = '"not what anybody reads"', findings = '7' WHERE id = $1`, [id]);
    expect((await person.ask(page('id title version'))).data).toEqual({ resumes: { nodes: [{ id, title: 'Master', version: 1 }] } });
  });

  it('of many large answers of one person in turns, and another person is answered meanwhile', async () => {
    const [greedy, other] = [service.person(), service.person()];
    await importChunk(
      greedy,
      Array.from({ length: 4 }, (_, i) => large(`P${i}`)),
    );
    const { id } = await createResume(other);
    const many = Array.from({ length: 30 }, () => greedy.ask('{ resumes(first: 4) { nodes { id content } } }'));
    const answer = await other.ask(READ, { id });
    expect(answer.data).toMatchObject({ resume: { id } });
    const codes = new Set((await Promise.all(many)).map(code));
    expect([...codes].every((c) => c === undefined || c === 'OVERLOADED')).toBe(true);
    expect(codes.has(undefined)).toBe(true);
    expect((await greedy.ask('{ resumes(first: 4) { nodes { id content } } }')).errors).toBeUndefined();
  });
});

describe('M2 cursors and versions beyond what a column holds', () => {
  const cursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');
  const ODD = [2_147_483_648, 2 ** 53 - 1, -1, 1.5, 1e308, null, '', 'x', true, {}, [], [1, 2], '0000-01-01T00:00:00Z', newId(), '1'];

  it('are refused by name, whatever they are', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    const uploadId = newId();
    for (const odd of [...ODD, ...ODD.map((o) => [o]), [2_147_483_647], [0]]) {
      const after = cursor(odd);
      const answers = await Promise.all([
        person.ask('query($after: String, $id: ID) { resumes(first: 1, uploadId: $id, after: $after) { nodes { id } } }', {
          after,
          id: uploadId,
        }),
        person.ask('query($after: String) { resumes(first: 1, after: $after) { nodes { id } } }', { after }),
        person.ask('query($after: String, $id: ID!) { resumeVersions(id: $id, first: 1, after: $after) { nodes { version } } }', {
          after,
          id,
        }),
        person.ask('query($after: String) { coverLetters(first: 1, after: $after) { nodes { id } } }', { after }),
      ]);
      for (const { errors } of answers) if (errors) expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
    const { errors } = await person.ask('query($after: String, $id: ID) { resumes(first: 1, uploadId: $id, after: $after) { nodes { id } } }', { after: cursor([2_147_483_648]), id: uploadId }); // prettier-ignore
    expect(JSON.stringify(errors)).toContain('INVALID_CURSOR');
  });

  it('are versions that are not there', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    for (const version of [2_147_483_647, 2, 0, -1, -2_147_483_648]) {
      expect((await person.ask(RESTORE, { id, version })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    for (const version of [2_147_483_648, 4_294_967_295]) {
      const reading = service.client('jobs').getResume({ ownerId: person.userId, resumeId: id, version, withContent: true }, CALL);
      await expect(reading).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    const updated = await person.ask(UPDATE, { input: { id, version: 2_147_483_647, title: 'X' } });
    expect(updated.errors?.[0]?.extensions.code).toBe('STALE_VERSION');
  });
});

describe('the recount of what persons keep', () => {
  const logger = createLogger('recount', 'silent');

  it('finds nothing after all that was done here, and sets right what is written down wrong', async () => {
    const recount = new UsageRecount({ pool: sql, count: RECOUNT_OF, persons: 1_000, logger });
    const person = service.person();
    const { id } = await createResume(person);
    await person.ask(UPDATE, { input: { id, version: 1, title: 'Two', content: large() } });
    await importChunk(person, [large('Bo'), large('Cy')]);
    expect((await recount.round()).map(({ scope, used, counted: is }) => [scope, used, is])).toEqual([]);
    await sql.query(`UPDATE usage SET used = used + 7 WHERE owner_id = $1 AND scope <> 'letters'`, [person.userId]);
    const mended = await recount.round();
    expect(mended.map(({ scope, used, counted: is }) => [scope, used - is])).toEqual([['resume.bytes', 7], ['resumes', 7]]); // prettier-ignore
    expect(await usage(person)).toEqual(await counted(person));
  });
});
