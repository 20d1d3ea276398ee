import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS_METADATA, VitaeError } from '#common';
import type { Request } from 'express';
import { ACCESS, type AccessOptions } from './access-options.js';
import { accessOf, enforce, type AccessRule, type AccessState } from './access.js';
import { hasRole, type Actor } from './actor.js';

/**
 * Finds the session behind the verified token and leaves the actor on the request. Nothing happens without a token.
 * Throws UNAUTHENTICATED for a session that has ended, DEPENDENCY_UNAVAILABLE for a mutation that cannot be checked.
 */
export async function resolveActor(
  { sessions }: Pick<AccessOptions, 'sessions'>,
  state: AccessState,
  mutation: boolean,
): Promise<Actor | undefined> {
  if (state.actor || !state.token) return state.actor;
  const session = await sessions.check(state.token, { mutation });
  if (!session.active) throw new VitaeError('UNAUTHENTICATED', 'The session has ended; sign in again');
  state.actor = { userId: session.userId, role: session.role, sessionId: state.token.sessionId };
  return state.actor;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The access rule of every resolver field and route; what has none is refused. For GraphQL the actor was found before execution,
 * so that a dead session answers 401 for the whole request; for a route it is found here.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(ACCESS) private readonly options: AccessOptions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const type = context.getType<'http' | 'graphql' | 'rpc'>();
    if (type === 'rpc') return true;
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_METADATA, [context.getHandler(), context.getClass()]);
    if (rule?.kind === 'public') return true;
    const state = accessOf(context);
    if (type === 'http') await resolveActor(this.options, state, !READS.has(context.switchToHttp().getRequest<Request>().method));
    enforce(rule, state.actor, hasRole);
    return true;
  }
}
