import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { DateTime, InvalidInput } from '#graphql';
import { UserModel } from './auth.model.js';

@ObjectType({ description: 'Signed in. The access token works for 15 minutes; the refresh token works once and brings the next pair.' })
export class AuthSession {
  @Field(() => String)
  accessToken!: string;

  @Field(() => DateTime)
  accessTokenExpiresAt!: Date;

  @Field(() => String)
  refreshToken!: string;

  @Field(() => UserModel)
  user!: UserModel;
}

@ObjectType({ description: 'A mail is on its way, or nothing is: the answer does not tell whether the address was known.' })
export class VerificationSent {
  @Field(() => String)
  email!: string;
}

@ObjectType()
export class EmailTaken {
  @Field(() => String)
  message!: string;
}

@ObjectType({ description: 'No such person, or not their password: the two answer alike.' })
export class InvalidCredentials {
  @Field(() => String)
  message!: string;
}

@ObjectType({ description: 'Unknown, expired, ended or used before: sign in again.' })
export class InvalidRefreshToken {
  @Field(() => String)
  message!: string;
}

@ObjectType({ description: 'The account is gone; what other services have of it is being deleted.' })
export class AccountDeleted {
  @Field(() => DateTime)
  deletedAt!: Date;
}

export const RegisterResult = createUnionType({
  name: 'RegisterResult',
  types: () => [AuthSession, VerificationSent, EmailTaken, InvalidInput] as const,
});

export const LoginResult = createUnionType({ name: 'LoginResult', types: () => [AuthSession, InvalidCredentials] as const });

export const RefreshResult = createUnionType({ name: 'RefreshResult', types: () => [AuthSession, InvalidRefreshToken] as const });

export const DeleteAccountResult = createUnionType({
  name: 'DeleteAccountResult',
  types: () => [AccountDeleted, InvalidCredentials] as const,
});
