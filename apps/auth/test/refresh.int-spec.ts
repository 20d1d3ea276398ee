import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '#testing';
import { FAMILY_TOKENS } from '../src/session/refresh-token.repository.js';
import { AuthService, authTemplate, codeOf, makeInstance, resultOf, sessionIdOf, type Answer, type Instance } from './auth-service.js';

const database = useDatabase(authTemplate);
let instance: Instance;
let auth: AuthService;
let replica: AuthService;
beforeAll(async () => {
  instance = makeInstance(database.url);
  auth = await AuthService.start(instance);
  replica = await AuthService.start(instance);
});
afterAll(async () => {
  await auth.stop();
  await replica.stop();
});

const next = (a: Answer): string => resultOf(a)['refreshToken'] as string;
const kind = (a: Answer): string => resultOf(a).__typename;
const me = async (token: string): Promise<Answer> => auth.ask('{ me { id } }', {}, { token });

/** Lets the leeway of every token used so far pass. */
const afterLeeway = (): Promise<unknown> =>
  auth.rows(`UPDATE refresh_tokens SET used_at = used_at - interval '11 seconds' WHERE used_at IS NOT NULL`);
const tokensOf = async (accessToken: string): Promise<number> =>
  (await auth.rows('SELECT FROM refresh_tokens WHERE session_id = $1', [sessionIdOf(accessToken)])).length;

describe('refreshing', () => {
  it('brings a new pair of the same session, whose access token works', async () => {
    const first = await auth.register();
    const second = await auth.refresh(first.refreshToken);
    expect(kind(second)).toBe('AuthSession');
    expect(next(second)).not.toBe(first.refreshToken);
    const accessToken = resultOf(second)['accessToken'] as string;
    expect(sessionIdOf(accessToken)).toBe(sessionIdOf(first.accessToken));
    expect((await me(accessToken)).data).toEqual({ me: { id: first.user.id } });
    expect(new Date(resultOf(second)['accessTokenExpiresAt'] as string).getTime() - Date.now()).toBeGreaterThan(895_000);
  });

  it('A27 ends the family when a token is used again after the leeway, and nothing else', async () => {
    const phone = await auth.register();
    const laptop = resultOf(await auth.login(phone.email));
    const second = await auth.refresh(phone.refreshToken);
    await afterLeeway();
    expect(resultOf(await auth.refresh(phone.refreshToken))).toEqual({ __typename: 'InvalidRefreshToken', message: 'Sign in again' });
    expect(kind(await auth.refresh(next(second)))).toBe('InvalidRefreshToken');
    const dead = await me(phone.accessToken);
    expect([dead.status, codeOf(dead)]).toEqual([401, 'UNAUTHENTICATED']);
    expect(await auth.audits('REFRESH_REUSE', phone.user.id)).toBe(1);
    expect(kind(await auth.refresh(laptop['refreshToken'] as string))).toBe('AuthSession');
    await auth.refresh(phone.refreshToken);
    expect(await auth.audits('REFRESH_REUSE', phone.user.id)).toBe(1);
  });

  it('A27 ends the family when an old token comes back within the leeway though its successor is in use', async () => {
    const first = await auth.register();
    const second = await auth.refresh(first.refreshToken);
    expect(kind(await auth.refresh(next(second)))).toBe('AuthSession');
    expect(kind(await auth.refresh(first.refreshToken))).toBe('InvalidRefreshToken');
    expect(await auth.audits('REFRESH_REUSE', first.user.id)).toBe(1);
  });

  it('A28 gives two tabs, or a client whose answer was lost, the same successor', async () => {
    const first = await auth.register();
    const twice = [await auth.refresh(first.refreshToken), await replica.refresh(first.refreshToken)];
    expect(next(twice[1]!)).toBe(next(twice[0]!));
    expect(await tokensOf(first.accessToken)).toBe(2);
    expect(kind(await auth.refresh(next(twice[0]!)))).toBe('AuthSession');
  });

  it('A28 gives a hundred at once, over two replicas, one successor row', async () => {
    const first = await auth.register();
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => (i % 2 ? auth : replica).refresh(first.refreshToken)));
    expect(new Set(answers.map(kind))).toEqual(new Set(['AuthSession']));
    expect(new Set(answers.map(next)).size).toBe(1);
    expect(await tokensOf(first.accessToken)).toBe(2);
    expect(await auth.audits('REFRESH_REUSE', first.user.id)).toBe(0);
  });

  it('A29 ends seven days after the first token, however often it was rotated', async () => {
    const first = await auth.register();
    const sessionId = sessionIdOf(first.accessToken);
    let token = first.refreshToken;
    const [before] = await auth.rows<{ expires_at: Date; days: number }>(
      'SELECT expires_at, extract(epoch FROM expires_at - created_at)::int / 86400 AS days FROM sessions WHERE id = $1',
      [sessionId],
    );
    expect(before!.days).toBe(7);
    for (let day = 0; day < 6; day++) {
      token = next(await auth.refresh(token));
      await afterLeeway();
    }
    const [after] = await auth.rows<{ expires_at: Date }>('SELECT expires_at FROM sessions WHERE id = $1', [sessionId]);
    expect(after!.expires_at).toEqual(before!.expires_at);
    await auth.rows(`UPDATE sessions SET expires_at = now() + interval '60 seconds' WHERE id = $1`, [sessionId]);
    const last = resultOf(await auth.refresh(token));
    expect(new Date(last['accessTokenExpiresAt'] as string).getTime() - Date.now()).toBeLessThanOrEqual(60_000);
    await auth.rows(`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE id = $1`, [sessionId]);
    expect(kind(await auth.refresh(last['refreshToken'] as string))).toBe('InvalidRefreshToken');
    expect((await me(last['accessToken'] as string)).status).toBe(401);
  });

  it('A177 ends a session that is refreshed in a loop, and not its rows to be without end', async () => {
    const first = await auth.register();
    const other = resultOf(await auth.login(first.email));
    await auth.rows(
      `INSERT INTO refresh_tokens (hash, session_id, owner_id, used_at)
       SELECT sha256(n::text::bytea || $1::text::bytea), $1::uuid, $2, now() - interval '1 day' FROM generate_series(1, $3) n`,
      [sessionIdOf(first.accessToken), first.user.id, FAMILY_TOKENS - 2],
    );
    const second = await auth.refresh(first.refreshToken);
    expect(kind(second)).toBe('AuthSession');
    expect(await tokensOf(first.accessToken)).toBe(FAMILY_TOKENS);
    for (let tries = 0; tries < 2; tries++) expect(kind(await auth.refresh(next(second)))).toBe('InvalidRefreshToken');
    expect(await tokensOf(first.accessToken)).toBe(FAMILY_TOKENS);
    expect((await me(first.accessToken)).status).toBe(401);
    expect(await auth.audits('REFRESH_REUSE', first.user.id)).toBe(0);
    expect(kind(await auth.refresh(other['refreshToken'] as string))).toBe('AuthSession');
  });

  it.each(['', 'x', 'A'.repeat(43), 'a'.repeat(100_000).slice(0, 90_000), "' OR 1=1 --", '\0'.repeat(43), 'é'.repeat(43)])(
    'refuses %.20j',
    async (token) => {
      expect(kind(await auth.refresh(token))).toBe('InvalidRefreshToken');
    },
  );

  it('A21 takes neither token for the other', async () => {
    const { accessToken, refreshToken } = await auth.register();
    expect((await me(refreshToken)).status).toBe(401);
    expect(kind(await auth.refresh(accessToken))).toBe('InvalidRefreshToken');
  });

  it('A31 refuses a suspended person', async () => {
    const { refreshToken, user } = await auth.register();
    await auth.rows(`UPDATE users SET status = 'SUSPENDED' WHERE id = $1`, [user.id]);
    expect(kind(await auth.refresh(refreshToken))).toBe('InvalidRefreshToken');
    expect(await auth.audits('REFRESH_REUSE', user.id)).toBe(0);
  });

  it('keeps no token as it is, in the tables or in the log', async () => {
    const { refreshToken, accessToken } = await auth.register();
    const successor = next(await auth.refresh(refreshToken));
    const dump = JSON.stringify(
      await auth.rows(`SELECT encode(hash, 'base64') AS b64, encode(hash, 'hex') AS hex, r::text FROM refresh_tokens r`),
    );
    for (const secret of [refreshToken, successor, accessToken]) {
      expect(dump).not.toContain(secret);
      expect(auth.lines.join('')).not.toContain(secret);
    }
  });
});
