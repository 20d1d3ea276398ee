import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#graphql';
import { ProvenanceOfOperation } from '../provenance/provenance.loader.js';
import { Provenance } from '../provenance/provenance.model.js';
import { LETTER_VERSION } from './letter.js';
import { CoverLetter } from './letter.model.js';

@Resolver(() => CoverLetter)
export class LetterProvenanceResolver {
  constructor(private readonly provenance: ProvenanceOfOperation) {}

  @ResolveField('provenance', () => [Provenance])
  ofLetter(@Parent() letter: CoverLetter, @Context() context: GraphqlContext): Promise<Provenance[]> {
    return this.provenance.of(context, { documentId: letter.id, version: LETTER_VERSION });
  }
}
