import { invalidInput, type InvalidInput } from '#graphql';
import { toAuthSession } from '../session/session.mapper.js';
import type { AuthSession } from '../session/session.model.js';
import { AccountDeleted, EmailTaken, InvalidCredentials, VerificationSent } from './account.model.js';
import type { PasswordChange } from './password-change.service.js';
import type { RegistrationOutcome } from './registration.service.js';

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

const wrongPassword = (): InvalidCredentials => Object.assign(new InvalidCredentials(), { message: 'The password is wrong' });

export function toChangePasswordResult(change: PasswordChange): AuthSession | InvalidCredentials | InvalidInput {
  switch (change.kind) {
    case 'changed':
      return toAuthSession(change.session);
    case 'refused':
      return wrongPassword();
    case 'invalid':
      return invalidInput(change.issues);
  }
}

export const toDeleteAccountResult = (deletedAt: Date | undefined): AccountDeleted | InvalidCredentials =>
  deletedAt ? Object.assign(new AccountDeleted(), { deletedAt }) : wrongPassword();
