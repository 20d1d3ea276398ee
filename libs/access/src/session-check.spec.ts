import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId, type SessionId, type UserId } from '#common';
import type { VerifiedToken } from './access-token.js';
import { CachedSessions, READ_PATIENCE_MS, SESSION_CACHE_MS, SESSION_CALL_MS, type SessionState } from './session-check.js';

const token: VerifiedToken = { userId: newId<UserId>(), sessionId: newId<SessionId>(), tokenId: 't', expiresAt: 1 };
const active: SessionState = { active: true, userId: token.userId, role: 'PREMIUM' };
const read = { mutation: false };
const write = { mutation: true };

let now: number;
let asked: number;
let answer: () => Promise<SessionState>;
let sessions: CachedSessions;

beforeEach(() => {
  now = 1_000_000;
  asked = 0;
  answer = async () => active;
  sessions = new CachedSessions(
    () => {
      asked++;
      return answer();
    },
    SESSION_CACHE_MS,
    { now: () => now },
  );
});

const away = async (): Promise<never> => {
  throw new Error('connect ECONNREFUSED');
};

describe('session checks', () => {
  it('asks once for many requests at once and remembers the answer', async () => {
    await Promise.all(Array.from({ length: 50 }, () => sessions.check(token, read)));
    now += SESSION_CACHE_MS - 1;
    expect(await sessions.check(token, write)).toEqual(active);
    expect(asked).toBe(1);
  });

  it('A30 sees a revocation within five seconds, the call included', async () => {
    // Both are counted from the question: what a slow call answers is remembered for what is left.
    expect(Math.max(SESSION_CACHE_MS, SESSION_CALL_MS)).toBeLessThanOrEqual(5_000);
    await sessions.check(token, read);
    answer = async () => ({ active: false });
    now += SESSION_CACHE_MS;
    expect(await sessions.check(token, read)).toEqual({ active: false });
  });

  it('A30 counts the age of an answer from the question, not from its arrival', async () => {
    let arrive: (state: SessionState) => void = () => undefined;
    answer = () => new Promise((resolve) => (arrive = resolve));
    const first = sessions.check(token, read);
    now += 900;
    arrive(active);
    await first;
    now += SESSION_CACHE_MS - 900;
    answer = async () => ({ active: false });
    expect(await sessions.check(token, read)).toEqual({ active: false });
  });

  it('A31 sees a role lowered', async () => {
    await sessions.check(token, read);
    answer = async () => ({ ...active, role: 'USER' }) as SessionState;
    now += SESSION_CACHE_MS;
    expect(await sessions.check(token, read)).toMatchObject({ role: 'USER' });
  });

  it('refuses a session of another user', async () => {
    answer = async () => ({ ...active, userId: newId<UserId>() }) as SessionState;
    expect(await sessions.check(token, read)).toEqual({ active: false });
  });

  describe('I158 while Auth is away', () => {
    it('reads go on with the last answer; mutations fail closed', async () => {
      await sessions.check(token, read);
      answer = away;
      now += SESSION_CACHE_MS;
      expect(await sessions.check(token, read)).toEqual(active);
      await expect(sessions.check(token, write)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', retryAfterMs: 1_000 });
    });

    it('a session never seen reads as a plain user', async () => {
      answer = away;
      expect(await sessions.check(token, read)).toEqual({ active: true, userId: token.userId, role: 'USER' });
    });

    it('a session known to have ended stays ended', async () => {
      answer = async () => ({ active: false });
      await sessions.check(token, read);
      answer = away;
      now += 10 * SESSION_CACHE_MS;
      expect(await sessions.check(token, read)).toEqual({ active: false });
      expect(await sessions.check(token, write)).toEqual({ active: false });
    });

    it('asks at most once a second, and trusts the first answer afterwards', async () => {
      answer = away;
      for (let i = 0; i < 20; i++) await sessions.check(token, read);
      expect(asked).toBe(1);
      now += 1_000;
      answer = async () => active;
      expect(await sessions.check(token, write)).toEqual(active);
    });
  });

  describe('I158 while Auth is slow', () => {
    const other: VerifiedToken = { userId: newId<UserId>(), sessionId: newId<SessionId>(), tokenId: 'o', expiresAt: 1 };
    const held: ((state: SessionState | Error) => void)[] = [];
    beforeEach(() => {
      vi.useFakeTimers();
      held.length = 0;
      answer = () => new Promise((resolve, reject) => held.push((s) => (s instanceof Error ? reject(s) : resolve(s))));
      sessions = new CachedSessions(() => {
        asked++;
        return answer();
      });
    });
    afterEach(() => vi.useRealTimers());

    it('a mutation waits for its answer, and a read goes on with what is known', async () => {
      const first = sessions.check(token, write);
      held[0]!(active);
      await first;
      await vi.advanceTimersByTimeAsync(SESSION_CACHE_MS);
      const [mutation, reading] = [sessions.check(token, write), sessions.check(token, read)];
      await vi.advanceTimersByTimeAsync(READ_PATIENCE_MS);
      expect(await reading).toEqual(active);
      await vi.advanceTimersByTimeAsync(READ_PATIENCE_MS);
      held[1]!({ ...active, role: 'USER' } as SessionState);
      expect(await mutation).toMatchObject({ role: 'USER' });
      expect(asked).toBe(2);
    });

    it('one question that fails takes nothing from those that are answered', async () => {
      const lost = sessions.check(token, write).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(1);
      const answered = sessions.check(other, write);
      held[1]!({ ...active, userId: other.userId } as SessionState);
      await answered;
      held[0]!(new Error('deadline exceeded'));
      expect(await lost).toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
      const next = sessions.check(token, write);
      held[2]!(active);
      expect(await next).toEqual(active);
    });

    it('reads wait once and not one after the other where nothing is answered', async () => {
      const first = sessions.check(token, read);
      await vi.advanceTimersByTimeAsync(READ_PATIENCE_MS);
      expect(await first).toMatchObject({ role: 'USER' });
      expect(await sessions.check(other, read)).toMatchObject({ userId: other.userId, role: 'USER' });
      const mutation = sessions.check(other, write);
      held[1]!({ ...active, userId: other.userId } as SessionState);
      expect(await mutation).toMatchObject({ role: 'PREMIUM' });
    });
  });

  describe('A30 when the machine’s clock is set back', () => {
    const began = Date.now();
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['Date', 'performance'], now: began });
      sessions = new CachedSessions(() => {
        asked++;
        return answer();
      });
    });
    afterEach(() => vi.useRealTimers());
    const pass = (ms: number, setBy: number): void => {
      vi.advanceTimersByTime(ms);
      vi.setSystemTime(Date.now() + setBy);
    };

    it('an answer gets as old as it is', async () => {
      await sessions.check(token, read);
      answer = async () => ({ active: false });
      pass(SESSION_CACHE_MS, -600_000);
      expect(await sessions.check(token, read)).toEqual({ active: false });
    });

    it('Auth is asked again a second after it was away', async () => {
      answer = away;
      await sessions.check(token, read);
      answer = async () => active;
      pass(1_000, -600_000);
      expect(await sessions.check(token, write)).toEqual(active);
    });
  });
});
