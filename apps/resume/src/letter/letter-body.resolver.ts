import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#graphql';
import { LetterBodies } from './letter-bodies.loader.js';
import { CoverLetter } from './letter.model.js';

@Resolver(() => CoverLetter)
export class LetterBodyResolver {
  constructor(private readonly bodies: LetterBodies) {}

  @ResolveField('body', () => String)
  body(@Parent() { id }: CoverLetter, @Context() context: GraphqlContext): Promise<string> {
    return this.bodies.of(context, id);
  }
}
