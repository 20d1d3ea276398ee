import type { Actor } from '#access';
import { toUserModel } from '../user/user.mapper.js';
import type { IssuedSession, Session } from './session.js';
import { AuthSession, InvalidRefreshToken, SessionModel } from './session.model.js';

export const toSessionModel = (session: Session, actor: Actor): SessionModel =>
  Object.assign(new SessionModel(), session, { current: session.id === actor.sessionId });

export function toAuthSession({ user, accessToken, accessTokenExpiresAt, refreshToken }: IssuedSession): AuthSession {
  return Object.assign(new AuthSession(), { accessToken, accessTokenExpiresAt, refreshToken, user: toUserModel(user) });
}

export const invalidRefreshToken = (): InvalidRefreshToken => Object.assign(new InvalidRefreshToken(), { message: 'Sign in again' });
