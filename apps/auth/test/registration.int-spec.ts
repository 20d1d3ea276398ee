import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '#testing';
import {
  AuthService,
  authTemplate,
  codeOf,
  makeInstance,
  PASSWORD,
  REGISTER,
  resultOf,
  type Answer,
  type Instance,
} from './auth-service.js';

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

const register = (input: Record<string, unknown>): Promise<Answer> => auth.ask(REGISTER, { input });
const users = async (): Promise<number> => (await auth.rows<{ n: number }>('SELECT count(*)::int AS n FROM users'))[0]!.n;
const issuesOf = (answer: Answer): unknown => resultOf(answer)['issues'];

describe('registering', () => {
  it('signs in, with the address in its one spelling', async () => {
    const answer = await register({ email: 'Jane.Roe@Example.COM', password: PASSWORD, firstName: ' Jane ', lastName: '' });
    const result = resultOf(answer);
    expect(result).toMatchObject({
      __typename: 'AuthSession',
      user: { email: 'jane.roe@example.com', firstName: 'Jane', lastName: null, role: 'USER', emailVerified: false },
    });
    const me = await auth.ask('{ me { id email } }', {}, { token: result['accessToken'] as string });
    expect(me.data).toEqual({ me: { id: result.user.id, email: 'jane.roe@example.com' } });
    expect(await auth.audits('REGISTERED', result.user.id)).toBe(1);
  });

  it('A9 A10 takes any characters, and the same password typed another way', async () => {
    for (const [password, typed] of [
      ['caf\u00e9 crème\0 🦊 brûlée', 'cafe\u0301 crème\0 🦊 brûlée'],
      [' spaces at both ends ', ' spaces at both ends '],
    ] as const) {
      const { email } = await auth.register(undefined, { password });
      expect(resultOf(await auth.login(email, typed)).__typename).toBe('AuthSession');
      expect(resultOf(await auth.login(email, typed.trim().slice(1))).__typename).toBe('InvalidCredentials');
    }
  });

  it('A8 verifies what stands after 72 bytes', async () => {
    const long = 'umbrella fjord kestrel '.repeat(4);
    const { email } = await auth.register(undefined, { password: `${long}X` });
    expect(resultOf(await auth.login(email, `${long}Y`)).__typename).toBe('InvalidCredentials');
    expect(resultOf(await auth.login(email, `${long}X`)).__typename).toBe('AuthSession');
  });

  it.each([
    ['A11', 'PASSWORD_LONG', 'ab'.repeat(65)],
    ['A12', 'PASSWORD_COMMON', 'passwordpassword'],
    ['A12', 'PASSWORD_COMMON', 'Vitae2026Vitae2026'],
    ['A13', 'PASSWORD_SHORT', 'kJ8#mQ2$vN5@pL'],
  ])('%s answers %s, and keeps nothing', async (_, code, password) => {
    const before = await users();
    const answer = await register({ email: auth.email(), password });
    expect(issuesOf(answer)).toEqual([{ path: '/password', code, message: expect.any(String) }]);
    expect(answer.text).not.toContain(password);
    expect(await users()).toBe(before);
  });

  it('A11 refuses a megabyte before it is anything', async () => {
    const answer = await register({ email: auth.email(), password: 'x'.repeat(1_000_000) });
    expect([answer.status, codeOf(answer)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('A13 has a configurable least length', async () => {
    const lenient = await AuthService.start(instance, { PASSWORD_MIN_LENGTH: '8' });
    const answer = await lenient.ask(REGISTER, { input: { email: 'short@example.com', password: 'kJ8#mQ2$' } });
    expect(resultOf(answer).__typename).toBe('AuthSession');
    await lenient.stop();
  });

  it.each(['jane\0@example.com', 'x'.repeat(3_000), 'j\u202eane@example.com', 'j\u0430ne@example.com', 'jane'])(
    'A34 refuses the address %.30j',
    async (email) => {
      const answer = await register({ email, password: PASSWORD });
      expect(issuesOf(answer)).toEqual([{ path: '/email', code: 'EMAIL_INVALID', message: 'must be an e-mail address' }]);
    },
  );

  it('A34 keeps +tag in one spelling', async () => {
    await auth.register('tagged+One@Example.com');
    expect(resultOf(await register({ email: 'TAGGED+one@example.COM', password: PASSWORD })).__typename).toBe('EmailTaken');
  });

  it('lists everything that is wrong at once, and repeats none of it', async () => {
    const answer = await register({ email: 'nobody', password: 'short', firstName: 'x'.repeat(101), lastName: 'a\u202eb' });
    expect((issuesOf(answer) as { code: string }[]).map((i) => i.code)).toEqual([
      'EMAIL_INVALID',
      'NAME_INVALID',
      'NAME_INVALID',
      'PASSWORD_SHORT',
    ]);
    expect(answer.text).not.toMatch(/nobody|short"/);
  });

  it.each(['role', 'ownerId', 'quota', 'emailVerified', 'id'])('B43 has no field "%s"', async (field) => {
    const answer = await register({ email: auth.email(), password: PASSWORD, [field]: 'SUPER_ADMIN' });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('B45 lets no prototype through', async () => {
    const body = `{"query":${JSON.stringify(REGISTER)},"variables":{"input":{"email":"p@example.com","password":"${PASSWORD}","__proto__":{"role":"ADMIN"}}}}`;
    const response = await fetch(`${auth.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(response.status).toBe(400);
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  it.each([{ contains: '' }, ['a@example.com'], 7, true, null])('B51 takes only text for an address: %j', async (email) => {
    const answer = await auth.ask('mutation($e: String!) { login(email: $e, password: "x") { __typename } }', { e: email });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('H148 gives an address to one of fifty who ask at once', async () => {
    const email = auth.email();
    const answers = await Promise.all(Array.from({ length: 50 }, () => register({ email, password: PASSWORD })));
    const kinds = answers.map((a) => (a.status === 503 ? 'OVERLOADED' : resultOf(a).__typename));
    expect(kinds.filter((k) => k === 'AuthSession')).toHaveLength(1);
    expect(kinds.filter((k) => k !== 'AuthSession' && k !== 'EmailTaken' && k !== 'OVERLOADED')).toEqual([]);
    expect(await auth.rows('SELECT FROM users WHERE email = $1', [email])).toHaveLength(1);
  });

  it('says nothing of the person in the log', () => {
    const log = auth.lines.join('');
    for (const word of [PASSWORD, 'jane.roe', '@example.com', 'Roe', 'eyJ']) expect(log).not.toContain(word);
  });
});

describe('registering where addresses are verified', () => {
  let strict: AuthService;
  beforeAll(async () => {
    strict = await AuthService.start(instance, { REGISTRATION_MODE: 'verification' });
  });
  afterAll(() => strict.stop());

  it('A5 answers a new address and a known one alike, and makes no second account', async () => {
    const email = 'verified@example.com';
    const answers = [];
    for (const _ of [1, 2]) answers.push(await strict.ask(REGISTER, { input: { email, password: PASSWORD } }));
    expect(answers[0]!.data).toEqual({ register: { __typename: 'VerificationSent', email } });
    expect(answers[1]!.text).toBe(answers[0]!.text);
    expect(await strict.rows('SELECT FROM users WHERE email = $1', [email])).toHaveLength(1);
  });

  it('lets in who is verified, and nobody else', async () => {
    const email = 'later@example.com';
    await strict.ask(REGISTER, { input: { email, password: PASSWORD } });
    expect(resultOf(await strict.login(email)).__typename).toBe('InvalidCredentials');
    await strict.rows('UPDATE users SET email_verified_at = now() WHERE email = $1', [email]);
    expect(resultOf(await strict.login(email))).toMatchObject({ __typename: 'AuthSession', user: { emailVerified: true } });
  });
});
