import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ROLES, type Role } from '#access';
import { DateTime } from '#graphql';

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
