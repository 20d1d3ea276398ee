import { invalidInput, type InvalidInput } from '#graphql';
import type { Actor } from '#access';
import type { IssuedSession, Session } from '../session/session.js';
import type { RegistrationOutcome } from '../user/registration.service.js';
import type { User } from '../user/user.js';
import { SessionModel, UserModel } from './auth.model.js';
import { AccountDeleted, AuthSession, EmailTaken, InvalidCredentials, InvalidRefreshToken, VerificationSent } from './auth.result.js';

export const toUserModel = (user: User): UserModel => Object.assign(new UserModel(), user);

export const toSessionModel = (session: Session, actor: Actor): SessionModel =>
  Object.assign(new SessionModel(), session, { current: session.id === actor.sessionId });

export function toAuthSession({ user, accessToken, accessTokenExpiresAt, refreshToken }: IssuedSession): AuthSession {
  return Object.assign(new AuthSession(), { accessToken, accessTokenExpiresAt, refreshToken, user: toUserModel(user) });
}

export function toRegisterResult(outcome: RegistrationOutcome): AuthSession | VerificationSent | EmailTaken | InvalidInput {
  switch (outcome.kind) {
    case 'signed-in':
      return toAuthSession(outcome.session);
    case 'verification-sent':
      return Object.assign(new VerificationSent(), { email: outcome.email });
    case 'email-taken':
      return Object.assign(new EmailTaken(), { message: 'This address has an account; sign in instead' });
    case 'invalid':
      return invalidInput(outcome.issues);
  }
}

export const invalidCredentials = (): InvalidCredentials =>
  Object.assign(new InvalidCredentials(), { message: 'E-mail address or password is wrong' });

export const invalidRefreshToken = (): InvalidRefreshToken => Object.assign(new InvalidRefreshToken(), { message: 'Sign in again' });

export const toDeleteAccountResult = (deletedAt: Date | undefined): AccountDeleted | InvalidCredentials =>
  deletedAt
    ? Object.assign(new AccountDeleted(), { deletedAt })
    : Object.assign(new InvalidCredentials(), { message: 'The password is wrong' });
