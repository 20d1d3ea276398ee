import { describe, expect, it } from 'vitest';
import { newId, VitaeError, type SessionId, type UserId } from '#common';
import { enforce, type AccessRule } from './access.js';
import { hasRole, type Actor, type Role } from './actor.js';

const person = (role: Role): Actor => ({ userId: newId<UserId>(), role, sessionId: newId<SessionId>() });

const verdict = (rule: AccessRule | undefined, actor: Actor | undefined): string => {
  try {
    enforce(rule, actor, hasRole);
    return 'may';
  } catch (error) {
    return error instanceof VitaeError ? error.code : String(error);
  }
};

describe('an access rule', () => {
  it('that is missing lets nobody in, whoever asks', () => {
    for (const actor of [undefined, person('USER'), person('ADMIN'), person('SUPER_ADMIN')]) {
      expect(verdict(undefined, actor)).toBe('FORBIDDEN');
    }
  });

  it.each<[AccessRule, nobody: string, user: string, admin: string, superAdmin: string]>([
    [{ kind: 'public' }, 'may', 'may', 'may', 'may'],
    [{ kind: 'signed-in' }, 'UNAUTHENTICATED', 'may', 'may', 'may'],
    [{ kind: 'role', role: 'USER' }, 'UNAUTHENTICATED', 'may', 'may', 'may'],
    [{ kind: 'role', role: 'ADMIN' }, 'UNAUTHENTICATED', 'FORBIDDEN', 'may', 'may'],
    [{ kind: 'role', role: 'SUPER_ADMIN' }, 'UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'may'],
  ])('%o lets in those it names', (rule, ...expected) => {
    expect([undefined, person('USER'), person('ADMIN'), person('SUPER_ADMIN')].map((actor) => verdict(rule, actor))).toEqual(expected);
  });
});
