import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTime, Paginated } from '#graphql';
import { UserModel } from '../user/user.model.js';

@ObjectType('Session', { description: 'A signed-in device.' })
export class SessionModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: 'What the device said it is.' })
  device!: string | null;

  @Field(() => Boolean, { description: 'The session this request came by.' })
  current!: boolean;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime)
  refreshedAt!: Date;

  @Field(() => DateTime, { description: 'The person signs in again then, however active the session was.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true })
  endedAt!: Date | null;
}

/** Names the connection `SessionConnection`: the type is named by its node's class. */
export const SessionPage = Paginated(SessionModel, 'Session');

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

@ObjectType({ description: 'Unknown, expired, ended or used before: sign in again.' })
export class InvalidRefreshToken {
  @Field(() => String)
  message!: string;
}

export const RefreshResult = createUnionType({ name: 'RefreshResult', types: () => [AuthSession, InvalidRefreshToken] as const });
