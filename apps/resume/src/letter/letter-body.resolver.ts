import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#graphql';
import { AnswerBudget } from '../answer/answer-budget.loader.js';
import { LargeParts } from '../answer/large-parts.loader.js';
import { CoverLetter } from './letter.model.js';
import { LetterRepository } from './letter.repository.js';

@Resolver(() => CoverLetter)
export class LetterBodyResolver {
  private readonly bodies: LargeParts<string, string>;

  constructor(budget: AnswerBudget, letters: LetterRepository) {
    this.bodies = new LargeParts(budget, {
      key: (id) => id,
      weigh: (owner, ids) => letters.weigh(owner, ids),
      read: (owner, ids) => letters.bodies(owner, ids),
    });
  }

  @ResolveField('body', () => String)
  body(@Parent() { id }: CoverLetter, @Context() context: GraphqlContext): Promise<string> {
    return this.bodies.of(context, id);
  }
}
