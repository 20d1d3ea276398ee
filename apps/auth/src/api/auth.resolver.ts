import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, Public, SignedIn, type Actor } from '#access';
import { LoginService } from '../session/login.service.js';
import { SessionService } from '../session/session.service.js';
import { RegistrationService } from '../user/registration.service.js';
import { UserRepository } from '../user/user.repository.js';
import type { Client } from '../session/session.js';
import { RegisterInput } from './auth.inputs.js';
import { invalidCredentials, invalidRefreshToken, toAuthSession, toRegisterResult, toUserModel } from './auth.mapper.js';
import { UserModel } from './auth.model.js';
import { LoginResult, RefreshResult, RegisterResult } from './auth.result.js';
import { CurrentClient } from './client.js';

@Resolver()
export class AuthResolver {
  constructor(
    @Inject(RegistrationService) private readonly registration: RegistrationService,
    @Inject(LoginService) private readonly logins: LoginService,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(UserRepository) private readonly users: UserRepository,
  ) {}

  @Public()
  @Mutation(() => RegisterResult)
  async register(@Args('input') input: RegisterInput, @CurrentClient() client: Client): Promise<typeof RegisterResult> {
    const { email, password, firstName, lastName } = input;
    return toRegisterResult(
      await this.registration.register({ email, password, firstName: firstName ?? null, lastName: lastName ?? null }, client),
    );
  }

  @Public()
  @Mutation(() => LoginResult)
  async login(
    @Args('email', { type: () => String }) email: string,
    @Args('password', { type: () => String }) password: string,
    @CurrentClient() client: Client,
  ): Promise<typeof LoginResult> {
    const session = await this.logins.login(email, password, client);
    return session ? toAuthSession(session) : invalidCredentials();
  }

  @Public()
  @Mutation(() => RefreshResult)
  async refresh(
    @Args('refreshToken', { type: () => String }) refreshToken: string,
    @CurrentClient() client: Client,
  ): Promise<typeof RefreshResult> {
    const session = await this.sessions.refresh(refreshToken, client);
    return session ? toAuthSession(session) : invalidRefreshToken();
  }

  @SignedIn()
  @Query(() => UserModel, { nullable: true })
  async me(@CurrentActor() actor: Actor): Promise<UserModel | null> {
    const user = await this.users.find(actor.userId);
    return user ? toUserModel(user) : null;
  }
}
