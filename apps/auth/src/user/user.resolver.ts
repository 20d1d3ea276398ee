import { Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { toUserModel } from './user.mapper.js';
import { UserModel } from './user.model.js';
import { UserRepository } from './user.repository.js';

@Resolver(() => UserModel)
export class UserResolver {
  constructor(private readonly users: UserRepository) {}

  @SignedIn()
  @Query(() => UserModel, { nullable: true })
  async me(@CurrentActor() actor: Actor): Promise<UserModel | null> {
    const user = await this.users.find(actor.userId);
    return user ? toUserModel(user) : null;
  }
}
