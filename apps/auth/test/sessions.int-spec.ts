import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { authV1 } from '#contracts';
import { useDatabase } from '#testing';
import { AuthService, authTemplate, codeOf, makeInstance, resultOf, sessionIdOf, type Answer, type Instance } from './auth-service.js';

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

const REVOKE = 'mutation($id: ID!) { revokeSession(id: $id) { id endedAt current } }';
const SESSIONS =
  'query($first: Int!, $after: String) { sessions(first: $first, after: $after) { nodes { id device current } edges { cursor } pageInfo { hasNextPage endCursor } totalCount } }';
const me = (token: string): Promise<Answer> => auth.ask('{ me { id role } }', {}, { token });
const authenticate = (sessionId: string): Promise<authV1.AuthenticateResponse> =>
  auth.grpc('jobs').authenticate({ sessionId }, { deadlineMs: 2_000 });

interface SessionList {
  nodes: { id: string; device: string; current: boolean }[];
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}
const list = async (token: string, variables: Record<string, unknown> = { first: 10 }): Promise<SessionList> =>
  (await auth.ask(SESSIONS, variables, { token })).data!['sessions'] as unknown as SessionList;

describe('sessions', () => {
  it('A30 are over when their owner logs out, everywhere at once and only there', async () => {
    const phone = await auth.register();
    const laptop = resultOf(await auth.login(phone.email))['accessToken'] as string;
    expect((await authenticate(sessionIdOf(phone.accessToken))).state).toBe(authV1.SessionState.SESSION_STATE_ACTIVE);
    expect((await auth.ask('mutation { logout }', {}, { token: phone.accessToken })).data).toEqual({ logout: true });
    const after = await me(phone.accessToken);
    expect([after.status, codeOf(after)]).toEqual([401, 'UNAUTHENTICATED']);
    expect((await authenticate(sessionIdOf(phone.accessToken))).state).toBe(authV1.SessionState.SESSION_STATE_ENDED);
    expect(resultOf(await auth.refresh(phone.refreshToken)).__typename).toBe('InvalidRefreshToken');
    expect((await me(laptop)).status).toBe(200);
    expect(await auth.audits('LOGOUT', phone.user.id)).toBe(1);
  });

  describe('beyond what one person may have', () => {
    const sessionsOf = (id: string): Promise<{ standing: boolean }[]> =>
      auth.rows<{ standing: boolean }>('SELECT ended_at IS NULL AS standing FROM sessions WHERE owner_id = $1', [id]);
    const MOST = 3;

    it('A176 end the one that was used longest ago, and no other', async () => {
      const service = await AuthService.start(instance, { SESSIONS_EACH: String(MOST) });
      const { email, user, accessToken, refreshToken } = await auth.register();
      const tokens = [accessToken];
      for (let i = 1; i < MOST; i++) tokens.push(resultOf(await service.login(email))['accessToken'] as string);
      // The first of them is used again, so the second is the one that lay idle.
      await service.rows(`UPDATE sessions SET refreshed_at = refreshed_at - interval '1 hour' WHERE owner_id = $1`, [user.id]);
      expect(resultOf(await service.refresh(refreshToken)).__typename).toBe('AuthSession');
      await service.rows(`UPDATE sessions SET refreshed_at = refreshed_at - interval '1 minute' WHERE id = $1`, [sessionIdOf(tokens[1]!)]);
      const newest = resultOf(await service.login(email))['accessToken'] as string;
      const seen = await Promise.all([...tokens, newest].map(async (token) => (await me(token)).status));
      expect(seen).toEqual([200, 401, 200, 200]);
      expect((await authenticate(sessionIdOf(tokens[1]!))).state).toBe(authV1.SessionState.SESSION_STATE_ENDED);
      expect(await service.audits('OLDEST_SESSION_ENDED', user.id)).toBe(1);
      const other = await auth.register();
      expect((await me(other.accessToken)).status).toBe(200);
      await service.stop();
    });

    it('A176 are as many and no more, however many sign in at once, and those that ended are not kept without end', async () => {
      const service = await AuthService.start(instance, { SESSIONS_EACH: String(MOST) });
      const { email, user } = await auth.register();
      for (let round = 0; round < 3; round++) await Promise.all(Array.from({ length: 6 }, () => service.login(email)));
      const kept = await sessionsOf(user.id);
      expect(kept.filter(({ standing }) => standing)).toHaveLength(MOST);
      for (let i = 0; i < 4; i++) {
        const token = resultOf(await service.login(email))['accessToken'] as string;
        await service.ask('mutation { logout }', {}, { token });
      }
      expect((await sessionsOf(user.id)).length).toBeLessThanOrEqual(MOST + 1);
      await service.stop();
    });
  });

  it('A31 end with their person, and carry the role held now', async () => {
    const { accessToken, user } = await auth.register();
    await auth.rows(`UPDATE users SET role = 'ADMIN' WHERE id = $1`, [user.id]);
    expect((await me(accessToken)).data).toEqual({ me: { id: user.id, role: 'ADMIN' } });
    expect(await authenticate(sessionIdOf(accessToken))).toMatchObject({ role: authV1.Role.ROLE_ADMIN, userId: user.id });
    await auth.rows(`UPDATE users SET role = 'USER' WHERE id = $1`, [user.id]);
    expect((await authenticate(sessionIdOf(accessToken))).role).toBe(authV1.Role.ROLE_USER);
    for (const status of ['SUSPENDED', 'DELETED']) {
      await auth.rows('UPDATE users SET status = $2::"UserStatus" WHERE id = $1', [user.id, status]);
      expect((await me(accessToken)).status).toBe(401);
      expect((await authenticate(sessionIdOf(accessToken))).state).toBe(authV1.SessionState.SESSION_STATE_ENDED);
    }
  });

  it('are listed newest first, in pages, with the device they came from', async () => {
    const { email, accessToken } = await auth.register(undefined, { device: 'first phone' });
    for (const device of ['second', 'third', 'fourth\u0007'])
      await auth.login(email, undefined, { device: device.replace('\u0007', ' (x)') });
    const first = await list(accessToken, { first: 3 });
    expect(first.nodes.map((n) => n.device)).toEqual(['fourth (x)', 'third', 'second']);
    expect([first.totalCount, first.pageInfo.hasNextPage]).toEqual([4, true]);
    const rest = await list(accessToken, { first: 3, after: first.pageInfo.endCursor });
    expect(rest.nodes).toEqual([{ id: sessionIdOf(accessToken), device: 'first phone', current: true }]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const forged = await auth.ask(SESSIONS, { first: 3, after: 'WzFd' }, { token: accessToken });
    expect([forged.status, codeOf(forged)]).toEqual([200, 'BAD_USER_INPUT']);
  });

  it('C61 answer any forged cursor with INVALID_CURSOR or a page, and nothing internal', { timeout: 60_000 }, async () => {
    const { accessToken } = await auth.register();
    const id = sessionIdOf(accessToken);
    const outcome = async (key: unknown): Promise<string> => {
      const after = Buffer.from(JSON.stringify(key) ?? '').toString('base64url');
      const answer = await auth.ask(SESSIONS, { first: 3, after }, { token: accessToken });
      const issues = answer.errors?.[0]?.extensions['issues'] as { code: string }[] | undefined;
      return answer.data?.['sessions'] ? 'page' : (issues?.[0]?.code ?? `${answer.status} ${answer.text}`);
    };
    const times = ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '2026-02-30T00:00:00.000Z', 'infinity', '-infinity', '']; // prettier-ignore
    const seen = new Set<string>();
    for (const time of times) for (const other of [id, id.toUpperCase(), '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 7, null]) seen.add(await outcome([time, other])); // prettier-ignore
    const time = fc.oneof(
      fc.date({ noInvalidDate: true }).map((d) => d.toISOString()),
      fc.constantFrom(...times),
    );
    const key = fc.oneof(fc.jsonValue(), fc.tuple(time, fc.oneof(fc.uuid(), fc.string())), fc.tuple(time, fc.uuid(), fc.jsonValue()));
    await fc.assert(
      fc.asyncProperty(key, async (value) => void seen.add(await outcome(value))),
      { numRuns: 300 },
    );
    expect([...seen].toSorted()).toEqual(['INVALID_CURSOR', 'page']);
  });

  it('are revoked one by one, by their owner, once or twice', async () => {
    const phone = await auth.register();
    const stolen = resultOf(await auth.login(phone.email))['accessToken'] as string;
    const id = sessionIdOf(stolen);
    for (const spelling of [id, id.toUpperCase()]) {
      const answer = await auth.ask(REVOKE, { id: spelling }, { token: phone.accessToken });
      expect(answer.data).toEqual({ revokeSession: { id, endedAt: expect.any(String), current: false } });
    }
    expect((await me(stolen)).status).toBe(401);
    expect(await auth.audits('SESSION_REVOKED', phone.user.id)).toBe(1);
    expect((await list(phone.accessToken)).totalCount).toBe(1);
  });

  it('B35 B39 of somebody else are like those that do not exist, byte for byte, and live on', async () => {
    const owner = await auth.register();
    const other = await auth.register();
    const answers: string[] = [];
    for (const id of [sessionIdOf(owner.accessToken), newId(), 'nonsense', ' ', `{${newId()}}`, "' OR 1=1"]) {
      const answer = await auth.ask(REVOKE, { id }, { token: other.accessToken });
      answers.push(`${answer.status} ${answer.text}`);
      expect(codeOf(answer)).toBe('NOT_FOUND');
    }
    expect(new Set(answers).size).toBe(1);
    expect((await me(owner.accessToken)).status).toBe(200);
    expect((await list(other.accessToken)).nodes.map((n) => n.id)).toEqual([sessionIdOf(other.accessToken)]);
    expect(await auth.audits('SESSION_REVOKED', owner.user.id)).toBe(0);
  });

  it('B37 of others cannot be asked for', async () => {
    const { accessToken } = await auth.register();
    const answer = await auth.ask('{ sessions(first: 1, filter: {ownerId: "x"}) { totalCount } }', {}, { token: accessToken });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  it.each(['{ me { id } }', '{ sessions(first: 1) { totalCount } }', 'mutation { logout }', 'mutation { revokeSession(id: "x") { id } }'])(
    'are needed for %s',
    async (query) => {
      const answer = await auth.ask(query);
      expect([answer.status, codeOf(answer)]).toEqual([200, 'UNAUTHENTICATED']);
    },
  );
});

describe('Authenticate over gRPC', () => {
  it('answers ENDED for what is no session, and says when one ends', async () => {
    const { accessToken, user } = await auth.register();
    const standing = await authenticate(sessionIdOf(accessToken));
    expect(standing).toEqual({
      state: authV1.SessionState.SESSION_STATE_ACTIVE,
      userId: user.id,
      role: authV1.Role.ROLE_USER,
      sessionExpiresAt: expect.any(Date),
    });
    expect(standing.sessionExpiresAt!.getTime() - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
    for (const id of ['', 'nonsense', newId<string>(), user.id, '\0', 'x'.repeat(10_000)]) {
      expect(await authenticate(id)).toEqual({
        state: authV1.SessionState.SESSION_STATE_ENDED,
        userId: '',
        role: authV1.Role.ROLE_UNSPECIFIED,
        sessionExpiresAt: undefined,
      });
    }
  });

  it('B47 is for jobs and resume, with their own keys', async () => {
    const request = { sessionId: newId<string>() };
    const call = { deadlineMs: 2_000, retry: false };
    expect((await auth.grpc('resume').authenticate(request, call)).state).toBe(authV1.SessionState.SESSION_STATE_ENDED);
    await expect(auth.grpc('executor').authenticate(request, call)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(auth.grpc('jobs', 'e'.repeat(40)).authenticate(request, call)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(auth.grpc('jobs', `${'j'.repeat(39)}k`).authenticate(request, call)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
