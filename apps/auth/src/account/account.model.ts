import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { DateTime, InvalidInput } from '#graphql';
import { AuthSession } from '../session/session.model.js';

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

export const ChangePasswordResult = createUnionType({
  name: 'ChangePasswordResult',
  types: () => [AuthSession, InvalidCredentials, InvalidInput] as const,
});

export const DeleteAccountResult = createUnionType({
  name: 'DeleteAccountResult',
  types: () => [AccountDeleted, InvalidCredentials] as const,
});
