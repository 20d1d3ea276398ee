import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionId, UserId } from '#common';
import type { VerifiedToken } from './access-token.js';
import { CachedSessions, type SessionState } from './session-check.js';
import { SessionWatch } from './session-watch.js';

const token = { userId: 'u' as UserId, sessionId: 's' as SessionId, tokenId: 't', expiresAt: 0 } satisfies VerifiedToken;
const active: SessionState = { active: true, userId: token.userId, role: 'USER' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('SessionWatch', () => {
  it('A30 tells of an end within five seconds of it, whenever others asked, with one question an interval', async () => {
    let state: SessionState = active;
    const source = vi.fn<() => Promise<SessionState>>(async () => state);
    const clock = { now: () => Date.now() };
    const sessions = new CachedSessions(source, 4_000, clock);
    const watch = new SessionWatch(sessions);
    const told: SessionState[] = [];
    const stops = Array.from({ length: 100 }, () => watch.watch(token, (s) => void told.push(s)));
    await vi.advanceTimersByTimeAsync(4_000);
    expect([source.mock.calls.length, told.length]).toEqual([1, 100]);
    await vi.advanceTimersByTimeAsync(3_900);
    await sessions.check(token, { mutation: false });
    state = { active: false };
    await vi.advanceTimersByTimeAsync(4_200);
    expect(told.at(-1)).toEqual({ active: false });
    for (const stop of stops) stop();
    const before = source.mock.calls.length;
    await vi.advanceTimersByTimeAsync(20_000);
    expect([source.mock.calls.length, vi.getTimerCount()]).toEqual([before, 0]);
  });

  it('says nothing while the owner of sessions cannot be asked', async () => {
    const check = { check: vi.fn<() => Promise<SessionState>>().mockRejectedValue(new Error('away')) };
    const watch = new SessionWatch(check, 10);
    const told = vi.fn<(state: SessionState) => void>();
    watch.watch(token, told);
    await vi.advanceTimersByTimeAsync(50);
    expect([check.check.mock.calls.length, told.mock.calls.length]).toEqual([5, 0]);
  });
});
