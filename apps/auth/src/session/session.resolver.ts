import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { parseId, type SessionId } from '#common';
import { connection, cursorPart, PageArgs, pageOf, type Connection } from '#graphql';
import { CurrentActor, Public, SignedIn, type Actor } from '#access';
import type { Client, Session } from './session.js';
import { SessionService } from './session.service.js';
import { invalidRefreshToken, toAuthSession, toSessionModel } from './session.mapper.js';
import { RefreshResult, SessionModel, SessionPage } from './session.model.js';
import { CurrentClient } from './client.decorator.js';

const Position = z.tuple([cursorPart.time(), cursorPart.id()]).readonly();

@Resolver(() => SessionModel)
export class SessionResolver {
  constructor(private readonly service: SessionService) {}

  @SignedIn()
  @Query(() => SessionPage, { nullable: true, description: 'Where I am signed in, newest first.' })
  async sessions(@Args({ type: () => PageArgs }) args: PageArgs, @CurrentActor() actor: Actor): Promise<Connection<SessionModel>> {
    const page = pageOf(args, Position);
    const rows = await this.service.list(actor, page);
    return connection(rows, page, {
      cursor: (row: Session) => [row.createdAt.toISOString(), row.id],
      node: (row) => toSessionModel(row, actor),
      totalCount: () => this.service.count(actor),
    });
  }

  @SignedIn()
  @Mutation(() => Boolean, { description: 'Ends the session this request came by.' })
  async logout(@CurrentActor() actor: Actor, @CurrentClient() client: Client): Promise<boolean> {
    await this.service.end(actor, actor.sessionId, 'LOGOUT', client);
    return true;
  }

  @SignedIn()
  @Mutation(() => SessionModel, { description: 'Ends one of my sessions; its tokens stop working within five seconds.' })
  async revokeSession(
    @Args('id', { type: () => ID }) id: string,
    @CurrentActor() actor: Actor,
    @CurrentClient() client: Client,
  ): Promise<SessionModel> {
    return toSessionModel(await this.service.end(actor, parseId<SessionId>(id), 'REVOKED', client), actor);
  }

  @SignedIn()
  @Mutation(() => Int, {
    description:
      'Signs me out everywhere else: ends all my sessions but the one this request came by, and says how many that were. Their tokens stop working within five seconds.',
  })
  endAllSessions(@CurrentActor() actor: Actor, @CurrentClient() client: Client): Promise<number> {
    return this.service.endOthers(actor, client);
  }

  @Public()
  @Mutation(() => RefreshResult)
  async refresh(
    @Args('refreshToken', { type: () => String }) refreshToken: string,
    @CurrentClient() client: Client,
  ): Promise<typeof RefreshResult> {
    const session = await this.service.refresh(refreshToken, client);
    return session ? toAuthSession(session) : invalidRefreshToken();
  }
}
