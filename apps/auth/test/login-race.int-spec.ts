import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventually, useDatabase } from '#testing';
import { PasswordHasher } from '../src/password/password-hasher.js';
import { AuthService, authTemplate, codeOf, makeInstance, PASSWORD, resultOf, type Answer, type Instance } from './auth-service.js';

const database = useDatabase(authTemplate);
let instance: Instance;
let auth: AuthService;
beforeAll(async () => {
  instance = makeInstance(database.url);
  auth = await AuthService.start(instance);
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await auth.stop();
});

const stranger = (n: number): string => `198.51.100.${n + 1}`;
const kind = (answer: Answer): string => codeOf(answer) ?? resultOf(answer).__typename;

/** Sends the right password and holds it where it was found right, until `let()`: everything between stands for sign-ins at the same moment. */
async function heldRight(email: string, from: string): Promise<{ let: () => Promise<Answer> }> {
  const hasher = auth.running.app.get(PasswordHasher);
  const verify = hasher.verify.bind(hasher);
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  let found = false;
  vi.spyOn(hasher, 'verify').mockImplementation(async (password, hash, turn) => {
    const right = await verify(password, hash, turn);
    if (password !== PASSWORD) return right;
    found = right;
    await gate;
    return right;
  });
  const answer = auth.login(email, PASSWORD, { from });
  await eventually(() => expect(found).toBe(true));
  return {
    let: () => {
      open();
      return answer;
    },
  };
}

describe('a right password', () => {
  const sessionsOf = async (userId: string): Promise<number> =>
    (await auth.rows<{ n: number }>('SELECT count(*)::int AS n FROM sessions WHERE owner_id = $1', [userId]))[0]!.n;

  it('A1 among a hundred wrong ones at once from one address is refused', { timeout: 60_000 }, async () => {
    const { email, user } = await auth.register(undefined, { from: '203.0.113.50' });
    const from = '192.0.2.9';
    const right = await heldRight(email, from);
    const wrong = await Promise.all(Array.from({ length: 100 }, (_, i) => auth.login(email, `a wrong guess ${i}`, { from })));
    expect(wrong.filter((a) => kind(a) === 'AuthSession')).toEqual([]);
    expect(kind(await right.let())).toBe('RATE_LIMITED');
    expect([await sessionsOf(user.id), await auth.audits('LOGIN', user.id)]).toEqual([1, 0]);
  });

  it('A2 is refused to a stranger while others guess at the account from everywhere, and not to its owner at home', async () => {
    const home = '203.0.113.51';
    const { email, user } = await auth.register(undefined, { from: home });
    const right = await heldRight(email, stranger(0));
    for (let i = 1; i <= 5; i++) expect(kind(await auth.login(email, 'a wrong guess', { from: stranger(i) }))).toBe('InvalidCredentials');
    // The second that a fifth failure costs may be over on a slow machine before the next line.
    await auth.rows(`UPDATE throttles SET blocked_until = blocked_until + interval '1 hour'`);
    expect(kind(await right.let())).toBe('RATE_LIMITED');
    expect([await sessionsOf(user.id), await auth.audits('LOGIN', user.id)]).toEqual([1, 0]);
    expect(kind(await auth.login(email, PASSWORD, { from: home }))).toBe('AuthSession');
  });
});
