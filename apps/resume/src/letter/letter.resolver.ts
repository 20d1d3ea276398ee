import { Args, Context, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import type { LetterId, ResumeId } from '#common';
import { connection, idArgument, pageOf, Paginated, selects, type Connection, type GraphqlContext } from '#graphql';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { LetterBodies } from './letter-bodies.loader.js';
import { LetterRepository } from './letter.repository.js';
import { LetterService } from './letter.service.js';
import { CoverLetter } from './letter.model.js';
import { CoverLettersArgs } from './letter.inputs.js';
import { toCoverLetter } from './letter.mapper.js';

const CoverLetters = Paginated(CoverLetter);
const ById = z.tuple([z.uuid()]);

@Resolver(() => CoverLetter)
@SignedIn()
export class LetterResolver {
  constructor(
    private readonly service: LetterService,
    private readonly letters: LetterRepository,
    private readonly bodies: LetterBodies,
  ) {}

  @Query(() => CoverLetter, { name: 'coverLetter', nullable: true })
  async one(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: Actor): Promise<CoverLetter> {
    return toCoverLetter(await this.service.get(actor.userId, idArgument(id, 'id')));
  }

  @Query(() => CoverLetters, { name: 'coverLetters', nullable: true, description: 'Newest first.' })
  async list(
    @Args({ type: () => CoverLettersArgs }) args: CoverLettersArgs,
    @CurrentActor() actor: Actor,
    @Context() context: GraphqlContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<CoverLetter>> {
    const resumeId = args.resumeId == null ? undefined : idArgument<ResumeId>(args.resumeId, 'resumeId');
    const page = pageOf(args, ById);
    const rows = await this.letters.list(actor.userId, resumeId, page.after?.[0] as LetterId | undefined, page.limit);
    if (selects(info, ['nodes', 'body']) || selects(info, ['edges', 'node', 'body']))
      await this.bodies.foresee(context, rows.slice(0, page.first).map((letter) => letter.id)); // prettier-ignore
    const totalCount = (): Promise<number> => this.letters.count(actor.userId, resumeId);
    return connection(rows, page, { cursor: (l) => [l.id], node: toCoverLetter, totalCount });
  }
}
