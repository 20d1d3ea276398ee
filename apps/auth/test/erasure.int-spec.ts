import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '#common';
import { eventTopic, readEvent, type UserErased } from '#contracts';
import { connectQueue, type Queue } from '#queue';
import { eventually, useDatabase } from '#testing';
import { AuthService, authTemplate, codeOf, makeInstance, OTHER_PASSWORD, PASSWORD, resultOf, sessionIdOf, type Answer, type Instance } from './auth-service.js'; // prettier-ignore

const DELETE = 'mutation($password: String!) { deleteAccount(password: $password) { __typename ... on AccountDeleted { deletedAt } ... on InvalidCredentials { message } } }'; // prettier-ignore

const database = useDatabase(authTemplate);
const told: UserErased[] = [];
let instance: Instance;
let auth: AuthService;
let queue: Queue;
beforeAll(async () => {
  instance = makeInstance(database.url);
  auth = await AuthService.start(instance);
  queue = await connectQueue({ queue: 'pg-boss', queueDatabaseUrl: database.url, logger: createLogger('test', 'silent') });
  queue.subscribe<UserErased>(
    eventTopic('user.erased'),
    'resume',
    async ({ data }) => {
      told.push(data);
      return 'settle';
    },
    { concurrency: 1, decode: (data) => readEvent('user.erased', data) },
  );
});
afterAll(async () => {
  await auth.stop();
  await queue.close();
});

const erase = (token: string, password = PASSWORD, from = '203.0.113.1'): Promise<Answer> =>
  auth.ask(DELETE, { password }, { token, from });
/** Tables with a row that mentions the text anywhere; the audit keeps the id as a pseudonym. */
const mentions = async (text: string): Promise<string[]> => {
  const tables = await auth.rows<{ t: string }>(`SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'audit_events') ORDER BY 1`); // prettier-ignore
  const found: string[] = [];
  for (const { t } of tables)
    if ((await auth.rows(`SELECT FROM "${t}" t WHERE t::text LIKE $1 LIMIT 1`, [`%${text}%`])).length > 0) found.push(t);
  return found;
};
const audit = async (id: string): Promise<string[]> =>
  (await auth.rows<{ kind: string }>('SELECT kind FROM audit_events WHERE subject_id = $1 ORDER BY at, id', [id])).map((r) => r.kind);

describe('deleteAccount', () => {
  it('162 deletes the person at once with every session, tells the others, and keeps a pseudonym in the audit', async () => {
    const person = await auth.register();
    const other = await auth.register();
    const second = resultOf(await auth.login(person.email));
    await auth.login(person.email, 'a wrong password for this');
    const answer = await erase(person.accessToken);
    expect(resultOf(answer)).toMatchObject({ __typename: 'AccountDeleted', deletedAt: expect.stringMatching(/^\d{4}-/) });
    for (const token of [person.accessToken, second['accessToken'] as string]) expect(codeOf(await auth.ask('{ me { id } }', {}, { token }))).toBe('UNAUTHENTICATED'); // prettier-ignore
    expect(resultOf(await auth.refresh(person.refreshToken)).__typename).toBe('InvalidRefreshToken');
    expect(resultOf(await auth.login(person.email)).__typename).toBe('InvalidCredentials');
    expect(await auth.grpc('jobs').authenticate({ sessionId: sessionIdOf(person.accessToken) }, { deadlineMs: 5_000 })).toMatchObject({ userId: '' }); // prettier-ignore
    await eventually(() => expect(told).toContainEqual({ v: 1, userId: person.user.id }), { timeoutMs: 10_000 });
    await eventually(async () => expect(await mentions(person.user.id)).toEqual([]));
    expect(await mentions(person.email)).toEqual([]);
    expect(await audit(person.user.id)).toEqual(['REGISTERED', 'LOGIN', 'LOGIN_FAILED', 'ERASED']);
    expect(resultOf(await auth.login(other.email)).__typename).toBe('AuthSession');
    expect((await auth.register(person.email)).user.id).not.toBe(person.user.id);
  });

  it('asks for the password again, and a wrong one deletes nothing', async () => {
    const person = await auth.register();
    expect(resultOf(await erase(person.accessToken, OTHER_PASSWORD)).__typename).toBe('InvalidCredentials');
    expect(resultOf(await erase(person.accessToken, '')).__typename).toBe('InvalidCredentials');
    expect(codeOf(await auth.ask(DELETE, { password: PASSWORD }))).toBe('UNAUTHENTICATED');
    expect((await auth.ask('{ me { id } }', {}, { token: person.accessToken })).data).toEqual({ me: { id: person.user.id } });
    expect(await audit(person.user.id)).toEqual(['REGISTERED', 'ERASE_REFUSED', 'ERASE_REFUSED']);
  });

  it('A2 a stolen session cannot guess the password: it waits like a sign-in, even with the right one', async () => {
    const person = await auth.register();
    const answers = [];
    for (let n = 0; n < 8; n++) answers.push(await erase(person.accessToken, `${OTHER_PASSWORD} ${n}`, '203.0.113.77'));
    expect(codeOf(answers.at(-1)!)).toBe('RATE_LIMITED');
    expect(codeOf(await erase(person.accessToken, PASSWORD, '203.0.113.77'))).toBe('RATE_LIMITED');
    expect(await mentions(person.user.id)).toContain('users');
  });

  it('A3 stands once in a document', async () => {
    const person = await auth.register();
    const twice = `mutation { a: deleteAccount(password: "x") { __typename } b: deleteAccount(password: "y") { __typename } }`;
    expect((await auth.ask(twice, {}, { token: person.accessToken })).status).toBe(400);
  });

  it('ten times at once erases once, and every answer says it is done', async () => {
    const person = await auth.register();
    const answers = await Promise.all(Array.from({ length: 10 }, () => erase(person.accessToken)));
    for (const answer of answers) expect(['AccountDeleted', undefined]).toContain(answer.data && resultOf(answer).__typename);
    expect(answers.some((a) => a.data && resultOf(a).__typename === 'AccountDeleted')).toBe(true);
    expect((await audit(person.user.id)).filter((kind) => kind === 'ERASED')).toHaveLength(1);
    await eventually(() => expect(told.filter((e) => e.userId === person.user.id).length).toBeGreaterThanOrEqual(1), { timeoutMs: 10_000 });
  });

  it('is over when the sign-in of the same moment is: no session, token or place of theirs stays', async () => {
    for (let round = 0; round < 5; round++) {
      const person = await auth.register();
      await Promise.all([erase(person.accessToken), auth.login(person.email), auth.login(person.email), auth.refresh(person.refreshToken)]);
      await eventually(async () => expect(await mentions(person.user.id)).toEqual([]));
    }
  });
});
