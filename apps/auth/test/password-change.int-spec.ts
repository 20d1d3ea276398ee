import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authV1 } from '#contracts';
import { useDatabase } from '#testing';
import { AuthService, authTemplate, codeOf, makeInstance, OTHER_PASSWORD, PASSWORD, resultOf, sessionIdOf, type Answer, type Instance } from './auth-service.js'; // prettier-ignore

const CHANGE = `mutation($current: String!, $next: String!) { changePassword(current: $current, next: $next) {
  __typename ... on AuthSession { accessToken refreshToken user { id email } } ... on InvalidCredentials { message } ... on InvalidInput { issues { path code message } } } }`;

const database = useDatabase(authTemplate);
let instance: Instance;
let auth: AuthService;
beforeAll(async () => {
  instance = makeInstance(database.url);
  auth = await AuthService.start(instance);
});
afterAll(async () => {
  await auth.stop();
});

const change = (token: string, next = OTHER_PASSWORD, current = PASSWORD, from = '203.0.113.1'): Promise<Answer> =>
  auth.ask(CHANGE, { current, next }, { token, from });
const endOthers = (token: string): Promise<Answer> => auth.ask('mutation { endAllSessions }', {}, { token });
const works = async (token: string): Promise<boolean> => (await auth.ask('{ me { id } }', {}, { token })).status === 200;
const kind = (a: Answer): string => codeOf(a) ?? resultOf(a).__typename;
const stands = async (token: string): Promise<boolean> =>
  (await auth.grpc('jobs').authenticate({ sessionId: sessionIdOf(token) }, { deadlineMs: 2_000 })).state ===
  authV1.SessionState.SESSION_STATE_ACTIVE;
const signIn = async (email: string): Promise<{ accessToken: string; refreshToken: string }> => resultOf(await auth.login(email)) as never;

describe('changePassword', () => {
  it('A173 ends every session at once, opens a new one, and the stolen password and tokens are worth nothing', async () => {
    const owner = await auth.register();
    const thief = await signIn(owner.email);
    const bystander = await auth.register();
    const answer = await change(owner.accessToken);
    const renewed = resultOf(answer);
    expect(renewed).toMatchObject({ __typename: 'AuthSession', user: { id: owner.user.id, email: owner.email } });
    for (const old of [owner, thief]) {
      expect([await works(old.accessToken), await stands(old.accessToken)]).toEqual([false, false]);
      expect(kind(await auth.refresh(old.refreshToken))).toBe('InvalidRefreshToken');
    }
    expect(await works(renewed['accessToken'] as string)).toBe(true);
    expect(kind(await auth.refresh(renewed['refreshToken'] as string))).toBe('AuthSession');
    expect(kind(await auth.login(owner.email, PASSWORD))).toBe('InvalidCredentials');
    expect(kind(await auth.login(owner.email, OTHER_PASSWORD))).toBe('AuthSession');
    expect(await works(bystander.accessToken)).toBe(true);
    expect(await auth.audits('PASSWORD_CHANGED', owner.user.id)).toBe(1);
    expect(auth.lines.join('')).not.toContain(OTHER_PASSWORD);
  });

  it('A173 changes nothing for a wrong password, and waits like a sign-in, even with the right one', async () => {
    const from = '203.0.113.44';
    const { accessToken, email, user } = await auth.register();
    const answers = [];
    for (let i = 0; i < 8; i++) answers.push(await change(accessToken, OTHER_PASSWORD, `a wrong guess ${i}`, from));
    expect(resultOf(answers[0]!)).toEqual({ __typename: 'InvalidCredentials', message: 'The password is wrong' });
    expect(kind(answers.at(-1)!)).toBe('RATE_LIMITED');
    expect(kind(await change(accessToken, OTHER_PASSWORD, PASSWORD, from))).toBe('RATE_LIMITED');
    expect(await auth.audits('PASSWORD_CHANGE_REFUSED', user.id)).toBeGreaterThanOrEqual(5);
    expect([await works(accessToken), kind(await auth.login(email, PASSWORD))]).toEqual([true, 'AuthSession']);
  });

  it.each([
    ['PASSWORD_SHORT', 'kJ8#mQ2$vN5@pL'],
    ['PASSWORD_COMMON', 'passwordpassword'],
    ['PASSWORD_LONG', 'ab'.repeat(65)],
    ['PASSWORD_SAME', PASSWORD],
  ])('answers %s where that is what is wrong with the next one, and keeps the present one', async (code, next) => {
    const { accessToken, email } = await auth.register();
    expect(resultOf(await change(accessToken, next))['issues']).toEqual([{ path: '/next', code, message: expect.any(String) }]);
    expect([await works(accessToken), kind(await auth.login(email, PASSWORD))]).toEqual([true, 'AuthSession']);
  });

  it('A3 stands once in a document, and needs a session', async () => {
    const { accessToken } = await auth.register();
    const twice =
      'mutation { a: changePassword(current: "x", next: "y") { __typename } b: changePassword(current: "x", next: "z") { __typename } }';
    expect((await auth.ask(twice, {}, { token: accessToken })).status).toBe(400);
    expect(codeOf(await auth.ask(CHANGE, { current: PASSWORD, next: OTHER_PASSWORD }))).toBe('UNAUTHENTICATED');
  });

  it('A173 leaves no session of the old password to a sign-in of the same moment, and one of two changes wins', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 5; round++) {
      const { accessToken, email, user } = await auth.register();
      const [first, second, ...thieves] = await Promise.all([
        change(accessToken),
        change(accessToken, 'wandering teapot orbits mildly'),
        ...Array.from({ length: 6 }, () => auth.login(email, PASSWORD)),
      ]);
      const won = [first, second].filter((a) => a && kind(a) === 'AuthSession');
      expect(won).toHaveLength(1);
      for (const thief of thieves) if (kind(thief) === 'AuthSession') expect(await works(resultOf(thief)['accessToken'] as string)).toBe(false);
      const standing = await auth.rows('SELECT id FROM sessions WHERE owner_id = $1 AND ended_at IS NULL', [user.id]);
      expect(standing).toEqual([{ id: sessionIdOf(resultOf(won[0]!)['accessToken'] as string) }]);
    }
  }); // prettier-ignore
});

describe('endAllSessions', () => {
  it('A174 signs out everywhere else at once, and says how many that were', async () => {
    const owner = await auth.register();
    const others = [await signIn(owner.email), await signIn(owner.email)];
    const bystander = await auth.register();
    expect((await endOthers(owner.accessToken)).data).toEqual({ endAllSessions: 2 });
    for (const other of others) {
      expect([await works(other.accessToken), await stands(other.accessToken)]).toEqual([false, false]);
      expect(kind(await auth.refresh(other.refreshToken))).toBe('InvalidRefreshToken');
    }
    expect([await works(owner.accessToken), await works(bystander.accessToken)]).toEqual([true, true]);
    expect(kind(await auth.refresh(owner.refreshToken))).toBe('AuthSession');
    expect((await endOthers(owner.accessToken)).data).toEqual({ endAllSessions: 0 });
    expect(await auth.audits('OTHER_SESSIONS_ENDED', owner.user.id)).toBe(1);
    expect(codeOf(await auth.ask('mutation { endAllSessions }'))).toBe('UNAUTHENTICATED');
  });
});
