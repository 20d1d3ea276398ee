import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, SignedIn, type Actor } from '#access';
import type { Client } from '../session/session.js';
import { ErasureService } from '../user/erasure.service.js';
import { toDeleteAccountResult } from './auth.mapper.js';
import { DeleteAccountResult } from './auth.result.js';
import { CurrentClient } from './client.js';

@Resolver()
export class AccountResolver {
  constructor(@Inject(ErasureService) private readonly erasures: ErasureService) {}

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
