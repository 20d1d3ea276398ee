import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { parseId, type UploadId } from '#common';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { UploadService } from '../upload/upload.service.js';

/** What is done with an upload after it was received; files themselves come by REST. */
@Resolver()
@SignedIn()
export class UploadResolver {
  constructor(@Inject(UploadService) private readonly uploads: UploadService) {}

  @Mutation(() => Boolean, {
    name: 'deleteUpload',
    description: 'Deletes an upload with its report; résumés imported from it stay. While a job imports it: CONFLICT.',
  })
  async remove(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: Actor): Promise<true> {
    await this.uploads.remove(actor.userId, parseId<UploadId>(id));
    return true;
  }
}
