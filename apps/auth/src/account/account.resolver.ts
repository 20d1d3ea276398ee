import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Public, SignedIn, type Actor } from '#access';
import { NeedsRoom } from '#service';
import { CurrentClient } from '../session/client.decorator.js';
import type { Client } from '../session/session.js';
import { toAuthSession } from '../session/session.mapper.js';
import { RegisterInput } from './account.inputs.js';
import { invalidCredentials, toChangePasswordResult, toDeleteAccountResult, toRegisterResult } from './account.mapper.js';
import { ChangePasswordResult, DeleteAccountResult, LoginResult, RegisterResult } from './account.model.js';
import { ErasureService } from './erasure.service.js';
import { LoginService } from './login.service.js';
import { PasswordChangeService } from './password-change.service.js';
import { RegistrationService } from './registration.service.js';

@Resolver()
export class AccountResolver {
  constructor(
    private readonly registration: RegistrationService,
    private readonly logins: LoginService,
    private readonly passwordChanges: PasswordChangeService,
    private readonly erasures: ErasureService,
  ) {}

  @Public()
  @NeedsRoom()
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

  @SignedIn()
  @Mutation(() => ChangePasswordResult, {
    description:
      'Changes my password and signs me out everywhere, here too: the answer is a new session in the place of the present one. Tokens of the others stop working within five seconds.',
  })
  async changePassword(
    @Args('current', { type: () => String }) current: string,
    @Args('next', { type: () => String }) next: string,
    @CurrentActor() actor: Actor,
    @CurrentClient() client: Client,
  ): Promise<typeof ChangePasswordResult> {
    return toChangePasswordResult(await this.passwordChanges.change(actor, current, next, client));
  }

  @SignedIn()
  @Mutation(() => DeleteAccountResult, {
    description:
      'Deletes my account and everything of mine, everywhere: at once here, within moments in the other services. Tokens stop working within five seconds. There is no way back.',
  })
  async deleteAccount(
    @Args('password', { type: () => String }) password: string,
    @CurrentActor() actor: Actor,
    @CurrentClient() client: Client,
  ): Promise<typeof DeleteAccountResult> {
    return toDeleteAccountResult(await this.erasures.erase(actor, password, client));
  }
}
