import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, Paginated } from '#graphql';
import { ROLES, type Role } from '#access';

/** The roles as a GraphQL enum, from the one list. */
export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as Record<Role, Role>;
registerEnumType(RoleEnum, { name: 'Role', description: 'What a person may do, in rising order.' });

@ObjectType('User', { description: 'A person.' })
export class UserModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The login, in its one spelling.' })
  email!: string;

  @Field(() => String, { nullable: true })
  firstName!: string | null;

  @Field(() => String, { nullable: true })
  lastName!: string | null;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => Boolean)
  emailVerified!: boolean;

  @Field(() => DateTime)
  createdAt!: Date;
}

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
