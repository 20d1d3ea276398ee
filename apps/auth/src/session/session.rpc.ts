import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import { parseId, type SessionId } from '#common';
import { authV1 } from '#contracts';
import { CallableBy } from '#grpc';
import { SessionService } from './session.service.js';
import { toRpcRole } from './role-rpc.mapper.js';

/** Session checks for the services that verify tokens themselves. */
@Controller()
export class SessionRpc {
  constructor(private readonly sessions: SessionService) {}

  @CallableBy('jobs', 'resume')
  @GrpcMethod('AuthService', 'authenticate')
  async authenticate(request: authV1.AuthenticateRequest): Promise<authV1.AuthenticateResponse> {
    const id = parseId<SessionId>(request.sessionId);
    const standing = id && (await this.sessions.standing(id));
    if (!standing) {
      return {
        state: authV1.SessionState.SESSION_STATE_ENDED,
        userId: '',
        role: authV1.Role.ROLE_UNSPECIFIED,
        sessionExpiresAt: undefined,
      };
    }
    const { userId, role, expiresAt } = standing;
    return { state: authV1.SessionState.SESSION_STATE_ACTIVE, userId, role: toRpcRole(role), sessionExpiresAt: expiresAt };
  }
}
