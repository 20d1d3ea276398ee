import { authV1 } from '#contracts';
import type { UserId } from '#common';
import { SESSION_CALL_MS, type Role, type SessionSource } from '#access';
import type { GrpcClient } from '#grpc';

const roleOf = (role: authV1.Role): Role => {
  switch (role) {
    case authV1.Role.ROLE_PREMIUM:
      return 'PREMIUM';
    case authV1.Role.ROLE_ADMIN:
      return 'ADMIN';
    case authV1.Role.ROLE_SUPER_ADMIN:
      return 'SUPER_ADMIN';
    case authV1.Role.ROLE_USER:
    case authV1.Role.ROLE_UNSPECIFIED:
    case authV1.Role.UNRECOGNIZED:
      return 'USER';
  }
};

/** Asks Auth whether a session stands. A role this version does not know is the least one. */
export const sessionsOfAuth =
  (auth: Pick<GrpcClient<authV1.AuthServiceService>, 'authenticate'>): SessionSource =>
  async (sessionId) => {
    const answer = await auth.authenticate({ sessionId }, { deadlineMs: SESSION_CALL_MS, retry: false });
    if (answer.state !== authV1.SessionState.SESSION_STATE_ACTIVE) return { active: false };
    return { active: true, userId: answer.userId as UserId, role: roleOf(answer.role) };
  };
