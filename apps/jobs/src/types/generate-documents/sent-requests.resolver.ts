import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SignedIn } from '#access';
import { VitaeError, type ItemId } from '#common';
import type { GraphqlContext } from '#graphql';
import { AiClient } from '../../clients/ai.client.js';
import { OWNER, type ShownItem } from '../../api/job.mapper.js';
import { JobItem } from '../../api/job.model.js';
import { SentRequest } from './sent-request.model.js';

/** Items of one operation whose requests are answered: each may be some megabytes, asked of another service. */
const MOST_AT_ONCE = 10;

/** What of a document's item is asked of the service that wrote it. */
@Resolver(() => JobItem)
@SignedIn()
export class SentRequestsResolver {
  private readonly asked = new WeakMap<GraphqlContext, number>();

  constructor(@Inject(AiClient) private readonly ai: Pick<AiClient, 'sentFor'>) {}

  @ResolveField(() => [SentRequest], {
    name: 'sent',
    nullable: true,
    description: `What was sent to a model of somebody else for it, oldest first; kept for 30 days. None where the built-in model wrote. At most ${MOST_AT_ONCE} items at once.`,
  })
  async sentFor(@Parent() item: ShownItem, @Context() context: GraphqlContext): Promise<SentRequest[]> {
    const { ownerId, type } = item[OWNER];
    if (type !== 'generate-documents') return [];
    const asked = (this.asked.get(context) ?? 0) + 1;
    this.asked.set(context, asked);
    if (asked > MOST_AT_ONCE) throw new VitaeError('BAD_USER_INPUT', `What was sent is answered for at most ${MOST_AT_ONCE} items at once`);
    const requests = await this.ai.sentFor(ownerId, item.id as ItemId);
    return requests.map((request) => Object.assign(new SentRequest(), request));
  }
}
