import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, createLogger } from '#common';
import { eventLayout, eventTopic } from '#contracts';
import { deployMigrations } from '#migrations';
import { connectQueue, type Queue } from '#queue';
import { eventually, migratedTemplate, useDatabase } from '#testing';
import { add } from './achievement-queries.js';
import { CONTENT, CREATE, createResume, generate, startService, UPDATE, type Started } from './resume-service.js';

const database = useDatabase(() => migratedTemplate('prisma/resume', (url) => deployMigrations({ folder: 'prisma/resume', url })));
const CALL = { deadlineMs: 10_000 };
let service: Started;
let queue: Queue;
let sql: pg.Pool;
beforeAll(async () => {
  sql = new pg.Pool({ connectionString: database.url, max: 2 });
  queue = await connectQueue({ queue: 'pg-boss', queueDatabaseUrl: database.url, logger: createLogger('test', 'silent') });
  service = await startService(database.url);
  await eventually(() => queue.ensure([eventLayout('user.erased')]), { timeoutMs: 20_000 });
});
afterAll(async () => {
  await service.stop();
  await queue.close();
  await sql.end();
});

const told = (userId: string): Promise<void> => queue.publish(eventTopic('user.erased'), [{ data: { v: 1, userId } }]);
const tables = async (): Promise<string[]> =>
  (await sql.query<{ t: string }>(`SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`)).rows.map((r) => r.t); // prettier-ignore
/** Tables with a row that mentions the id anywhere. */
const mentions = async (id: string): Promise<string[]> => {
  const found: string[] = [];
  for (const table of await tables()) {
    const { rowCount } = await sql.query(`SELECT FROM "${table}" t WHERE t::text LIKE $1 LIMIT 1`, [`%${id}%`]);
    if (rowCount) found.push(table);
  }
  return found;
};
const importChunk = (ownerId: string, uploadId = newId(), records = 1_500) =>
  service.client('executor').importChunk(
    { ownerId, uploadId, chunk: 0, indexes: Array.from({ length: records }, (_, i) => i), body: Buffer.from(JSON.stringify(Array.from({ length: records }, () => CONTENT))), zstd: false }, // prettier-ignore
    CALL,
  );
const gone = (id: string): Promise<void> => eventually(async () => expect(await mentions(id)).toEqual([]), { timeoutMs: 15_000 });

describe('user.erased', () => {
  it('162 every table forgets the person, and nobody else loses a row', async () => {
    const [person, other] = [service.person(), service.person()];
    for (const one of [person, other]) {
      const { id } = await createResume(one);
      const { tailored } = await generate(service, one, id);
      await one.ask(UPDATE, { input: { id: tailored, version: 1, title: 'By hand' } });
      await importChunk(one.userId);
      await add(one, { skills: ['JS'] });
    }
    const before = await mentions(other.userId);
    expect(before).toEqual(expect.arrayContaining(['achievements', 'achievement_skills', 'automatic_resumes', 'skills']));
    expect(await mentions(person.userId)).toEqual(before);
    await told(person.userId);
    await gone(person.userId);
    expect(await mentions(other.userId)).toEqual(before);
    const kept = await sql.query<{ n: number }>('SELECT count(*)::int AS n FROM resumes WHERE owner_id = $1', [other.userId]);
    expect(kept.rows[0]!.n).toBe(1_503);
  });

  it('163 what arrives late is refused and not stored: results of jobs that ran, chunks, a tab that is still open', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    await told(person.userId);
    await gone(person.userId);
    await expect(generate(service, person, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(importChunk(person.userId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const input = { clientRequestId: newId(), title: 'Master', content: CONTENT };
    expect((await person.ask(CREATE, { input })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await mentions(person.userId)).toEqual([]);
  });

  it('163 in the middle of imports and saves, told three times: some were stored, some refused, nothing stays', async () => {
    const person = service.person();
    const { id } = await createResume(person);
    const late = Array.from({ length: 12 }, (_, n) =>
      (n % 3 === 0 ? importChunk(person.userId, newId(), 500) : generate(service, person, id)).then(
        () => 'stored',
        (error: { code: string }) => error.code,
      ),
    );
    await Promise.race(late);
    for (let n = 0; n < 3; n++) await told(person.userId);
    const outcomes = await Promise.all(late);
    expect(outcomes.filter((o) => o !== 'stored' && o !== 'NOT_FOUND')).toEqual([]);
    await gone(person.userId);
    await eventually(async () => {
      const { rows } = await sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM queue.job WHERE name = 'events/user.erased--resume'`);
      expect(rows[0]!.n).toBe(0);
    });
    expect(await mentions(person.userId)).toEqual([]);
  });
});
